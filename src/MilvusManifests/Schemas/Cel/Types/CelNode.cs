using MilvusManifests.Schemas.Packs;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Cel.Types;

/// <summary>A list or map of an object, with the schema that gives its members their types.</summary>
/// <param name="node">A sequence or mapping.</param>
/// <param name="schema">Its schema; null if there is none.</param>
/// <param name="pack">Resolves the schema's references.</param>
internal sealed class CelNode(YamlNode node, PackedSchema? schema, SchemaPack pack)
{
    /// <summary>The sequence or mapping.</summary>
    public YamlNode Node => node;

    /// <summary>How the items of a list are identified, as <c>x-kubernetes-list-type</c> says: <c>set</c>, <c>map</c> or <c>atomic</c>.</summary>
    public string? ListType => (schema?[SchemaKeyword.ListType] as YamlScalar)?.Value;

    /// <summary>The fields that identify the items of a list of type <c>map</c>.</summary>
    public IReadOnlyList<string> Keys =>
        schema?[SchemaKeyword.ListMapKeys] is YamlSequence keys ? [.. keys.Items.Select(key => ((YamlScalar)key).Value)] : [];

    /// <summary>The items of a list; null for a map.</summary>
    public IReadOnlyList<object?>? Items => node is YamlSequence sequence ? [.. sequence.Items.Select(item => CelValues.Of(item, schema?.Items, pack))] : null;

    /// <summary>The value of a key; false if there is none.</summary>
    public bool TryGet(string key, out object? value)
    {
        var found = (node as YamlMapping)?[key];
        value = found is null ? null : CelValues.Of(found, schema?.Property(key) ?? schema?.AdditionalProperties, pack);
        return found is not null;
    }
}
