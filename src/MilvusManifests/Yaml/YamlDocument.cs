using MilvusManifests.Text;

namespace MilvusManifests.Yaml;

/// <summary>One document of a YAML stream.</summary>
/// <param name="Root">Its root node.</param>
/// <param name="Location">Its location: from its root's first character to its last.</param>
internal sealed record YamlDocument(YamlNode Root, Location Location);
