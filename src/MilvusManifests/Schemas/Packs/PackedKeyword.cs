using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Packs;

/// <summary>A keyword of a schema with its plain value.</summary>
/// <param name="Keyword">The keyword; never one whose value is a schema.</param>
/// <param name="Value">The value.</param>
internal sealed record PackedKeyword(SchemaKeyword Keyword, YamlNode Value);
