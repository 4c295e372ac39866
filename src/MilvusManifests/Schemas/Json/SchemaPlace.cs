using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json;

/// <summary>A schema or a part of one, and what its references start from.</summary>
/// <param name="Node">The schema as it was written.</param>
/// <param name="Resource">The base of its references, and a scope of dynamic anchors.</param>
internal readonly record struct SchemaPlace(YamlNode Node, SchemaResource Resource)
{
    /// <summary>Whether the schema takes nothing at all.</summary>
    public bool IsFalse => Node is YamlScalar { Kind: YamlScalarKind.Boolean, Value: ['f' or 'F', ..] };
}
