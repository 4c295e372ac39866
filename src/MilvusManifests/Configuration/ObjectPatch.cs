using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>A JSON Patch of the user's and the objects it is for: an entry of <c>patches</c>. Either the operations or the file is given.</summary>
/// <param name="Target">The objects.</param>
/// <param name="Operations">The operations, where they stand in the configuration.</param>
/// <param name="File">The file that holds them: JSON or YAML, relative to the folder of the configuration.</param>
/// <param name="Location">Where the entry stands.</param>
public sealed record ObjectPatch(PatchTarget Target, YamlSequence? Operations, Setting<string>? File, Location? Location);

/// <summary>The objects that a patch is for.</summary>
/// <param name="Kind">Their kind.</param>
/// <param name="Name">Their name.</param>
/// <param name="Namespace">Their namespace; null for any, and for objects that have none.</param>
public sealed record PatchTarget(Setting<string> Kind, Setting<string> Name, Setting<string>? Namespace);
