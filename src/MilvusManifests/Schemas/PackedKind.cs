namespace MilvusManifests.Schemas;

/// <summary>A kind of object and the definition that is its schema.</summary>
/// <param name="ApiVersion">The API group and version as an object's <c>apiVersion</c> has it.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Definition">The name of the definition.</param>
public sealed record PackedKind(string ApiVersion, string Kind, string Definition);
