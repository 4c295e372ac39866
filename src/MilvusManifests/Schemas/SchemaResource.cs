using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>A schema with an address of its own: a document, or a part of one that has an <c>$id</c>.</summary>
internal sealed class SchemaResource(string address, YamlNode root, JsonSchemaVocabulary vocabulary)
{
    /// <summary>The absolute address, without a fragment.</summary>
    public string Address => address;

    /// <summary>The schema.</summary>
    public YamlNode Root => root;

    /// <summary>Which keywords mean something in it.</summary>
    public JsonSchemaVocabulary Vocabulary => vocabulary;

    /// <summary>The schemas with an anchor.</summary>
    public Dictionary<string, YamlNode> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary>The schemas whose anchor is a dynamic one.</summary>
    public Dictionary<string, YamlNode> DynamicAnchors { get; } = new(StringComparer.Ordinal);
}
