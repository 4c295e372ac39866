namespace MilvusManifests.Yaml;

/// <summary>A key and its value.</summary>
/// <param name="Key">The key; it has a place of its own.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
