namespace MilvusManifests.Schemas.Packs;

/// <summary>What names a kind. A class, for collections of structs would be compiled anew at every start.</summary>
/// <param name="ApiVersion">The API group and version as an object's <c>apiVersion</c> has it.</param>
/// <param name="Kind">The kind.</param>
internal sealed record KindName(string ApiVersion, string Kind);
