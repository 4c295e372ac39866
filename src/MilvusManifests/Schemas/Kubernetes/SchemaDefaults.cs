using MilvusManifests.Schemas.Packs;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>Fills in the defaults of a schema, as an API server does before it evaluates rules.</summary>
internal static class SchemaDefaults
{
    /// <summary>The value with the defaults of its schema; the value itself if there are none.</summary>
    /// <param name="node">The value.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="pack">Resolves the schema's references.</param>
    public static YamlNode Apply(YamlNode node, PackedSchema schema, SchemaPack pack)
    {
        schema = pack.Resolve(schema);
        return node switch
        {
            YamlMapping mapping => ApplyToFields(mapping, schema, pack),
            YamlSequence sequence when schema.Items is { } items => ApplyToItems(sequence, items, pack),
            _ => node,
        };
    }

    private static YamlMapping ApplyToFields(YamlMapping mapping, PackedSchema schema, SchemaPack pack)
    {
        foreach (var property in schema.Properties)
        {
            var value = mapping[property.Name];
            if (value is null or YamlScalar { Kind: YamlScalarKind.Null })
            {
                var declared = pack.Resolve(property.Schema);
                var isNull = value is not null && declared[SchemaKeyword.Nullable] is not YamlScalar { Value: "true" };
                mapping = (property.Schema[SchemaKeyword.Default] ?? declared[SchemaKeyword.Default]) is { } filled && (value is null || isNull)
                    ? mapping.With(property.Name, Apply(filled, declared, pack))
                    : isNull ? mapping.Without(property.Name) : mapping;
            }
            else if (Apply(value, property.Schema, pack) is var changed && !ReferenceEquals(changed, value))
            {
                mapping = mapping.With(property.Name, changed);
            }
        }

        if (schema.AdditionalProperties is { } others && schema.Properties.IsEmpty)
        {
            foreach (var entry in mapping.Entries)
            {
                if (Apply(entry.Value, others, pack) is var changed && !ReferenceEquals(changed, entry.Value))
                {
                    mapping = mapping.With(entry.Key.Value, changed);
                }
            }
        }

        return mapping;
    }

    private static YamlSequence ApplyToItems(YamlSequence sequence, PackedSchema items, SchemaPack pack)
    {
        var changed = sequence.Items;
        for (var i = 0; i < changed.Length; i++)
        {
            if (Apply(changed[i], items, pack) is var item && !ReferenceEquals(item, changed[i]))
            {
                changed = changed.SetItem(i, item);
            }
        }

        return changed == sequence.Items ? sequence : new YamlSequence(changed, sequence.Location);
    }
}
