namespace MilvusManifests.Yaml;

/// <summary>A key and its value.</summary>
/// <param name="Key">The key, with its own location.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
