using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json;

/// <summary>A schema with its own address: a document, or a part of one with an <c>$id</c>.</summary>
internal sealed class SchemaResource(string address, YamlNode root, JsonSchemaDialect dialect)
{
    /// <summary>The absolute address, without a fragment.</summary>
    public string Address => address;

    /// <summary>The schema.</summary>
    public YamlNode Root => root;

    /// <summary>The version of JSON Schema that it is written in.</summary>
    public JsonSchemaDialect Dialect => dialect;

    /// <summary>The schemas with an anchor.</summary>
    public Dictionary<string, YamlNode> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary>The schemas whose anchor is a dynamic one.</summary>
    public Dictionary<string, YamlNode> DynamicAnchors { get; } = new(StringComparer.Ordinal);

    /// <summary>The document that it is in; null for JSON Schema's own.</summary>
    public SchemaDocument? Document { get; set; }

    /// <summary>Whether <c>$recursiveRef</c> of draft 2019-09 continues to outer schemas.</summary>
    public bool IsRecursive { get; set; }
}

/// <summary>A schema or a part of one, with the base of its references.</summary>
/// <param name="Node">The schema as it was written.</param>
/// <param name="Resource">The base of its references, and a scope of dynamic anchors.</param>
internal readonly record struct SchemaPlace(YamlNode Node, SchemaResource Resource)
{
    /// <summary>Whether the schema accepts nothing at all.</summary>
    public bool IsFalse => Node is YamlScalar { Kind: YamlScalarKind.Boolean, Value: ['f' or 'F', ..] };
}
