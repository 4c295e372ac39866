using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>A JSON Patch of the user's and the objects it applies to: an entry of <c>patches</c>. Either the operations or the file is given.</summary>
/// <param name="Target">The objects.</param>
/// <param name="Operations">The operations, where the configuration itself has them.</param>
/// <param name="File">The file with the operations: JSON or YAML, relative to the configuration's folder.</param>
internal sealed record ObjectPatch(PatchTarget Target, YamlSequence? Operations, Setting<string>? File);

/// <summary>The objects that a patch applies to.</summary>
/// <param name="Kind">Their kind.</param>
/// <param name="Name">Their name.</param>
/// <param name="Namespace">Their namespace; null for any, and for objects without one.</param>
internal sealed record PatchTarget(Setting<string> Kind, Setting<string> Name, Setting<string>? Namespace);
