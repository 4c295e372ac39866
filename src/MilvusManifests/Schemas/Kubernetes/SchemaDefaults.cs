using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>
/// Fills in the defaults of a CustomResourceDefinition, as an API server does before it validates an object. What was written keeps its
/// place; a default has the place of the mapping that it was filled into.
/// </summary>
internal static class SchemaDefaults
{
    private static readonly ConditionalWeakTable<PackedSchema, object> WithDefaults = [];
    private static readonly object Yes = new();
    private static readonly object No = new();

    /// <summary>The object with the defaults of its schema; the object itself if there are none to fill in.</summary>
    /// <param name="node">The object.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="pack">Resolves the schema's references.</param>
    public static YamlMapping Apply(YamlMapping node, PackedSchema schema, SchemaPack pack) => (YamlMapping)Apply(node, schema, pack, node.Location);

    /// <summary>The names of the fields of a mapping that are defaults.</summary>
    public static IReadOnlyList<string> FilledInto(YamlNode node) => node is YamlMapping mapping
        ? [.. mapping.Entries.Where(entry => entry.Key.Location is { } place && ReferenceEquals(place, entry.Value.Location)).Select(entry => entry.Key.Value)]
        : [];

    private static YamlNode Apply(YamlNode node, PackedSchema schema, SchemaPack pack, Location? place)
    {
        if (!HasDefaults(schema, pack))
        {
            return node;
        }

        schema = pack.Resolve(schema);
        return node switch
        {
            YamlMapping mapping => ApplyToFields(mapping, schema, pack, place),
            YamlSequence sequence when schema.Items is { } items => ApplyToItems(sequence, items, pack),
            _ => node,
        };
    }

    private static YamlMapping ApplyToFields(YamlMapping mapping, PackedSchema schema, SchemaPack pack, Location? place)
    {
        ImmutableArray<YamlEntry>.Builder? changed = null;
        foreach (var property in schema.Properties)
        {
            if (DefaultOf(property.Schema, pack) is not { } filled)
            {
                continue;
            }

            var at = mapping.IndexOf(property.Name);
            if (at < 0)
            {
                (changed ??= mapping.Entries.ToBuilder()).Add(new YamlEntry(YamlScalar.String(property.Name, place), Placed(filled, place)));
            }
            else if (IsNull(mapping.Entries[at].Value) && !IsNullable(property.Schema, pack))
            {
                var entry = mapping.Entries[at];
                (changed ??= mapping.Entries.ToBuilder())[at] = entry with { Value = Placed(filled, entry.Value.Location ?? entry.Key.Location) };
            }
        }

        for (var i = 0; i < (changed?.Count ?? mapping.Entries.Length); i++)
        {
            var (key, value) = changed is null ? mapping.Entries[i] : changed[i];
            var declared = schema.Property(key.Value);
            if ((declared ?? schema.AdditionalProperties) is not { } field)
            {
                continue;
            }

            var filled = declared is null && IsNull(value) && !IsNullable(field, pack) && DefaultOf(field, pack) is { } other ? Placed(other, key.Location) : value;
            filled = Apply(filled, field, pack, key.Location);
            if (!ReferenceEquals(filled, value))
            {
                (changed ??= mapping.Entries.ToBuilder())[i] = new YamlEntry(key, filled);
            }
        }

        return changed is null ? mapping : new YamlMapping(changed.ToImmutable(), mapping.Location);
    }

    private static YamlSequence ApplyToItems(YamlSequence sequence, PackedSchema items, SchemaPack pack) => sequence.WithItems(item =>
        Apply(IsNull(item) && !IsNullable(items, pack) && DefaultOf(items, pack) is { } filled ? Placed(filled, item.Location) : item, items, pack, item.Location));

    // Schemas of custom resources do not contain themselves.
    private static bool HasDefaults(PackedSchema schema, SchemaPack pack)
    {
        if (WithDefaults.TryGetValue(schema, out var known))
        {
            return ReferenceEquals(known, Yes);
        }

        var resolved = pack.Resolve(schema);
        var found = resolved.Properties.Any(property => DefaultOf(property.Schema, pack) is not null || HasDefaults(property.Schema, pack))
            || HasDefaultsBelow(resolved.Items, pack) || HasDefaultsBelow(resolved.AdditionalProperties, pack);
        WithDefaults.AddOrUpdate(schema, found ? Yes : No);
        return found;
    }

    private static bool HasDefaultsBelow(PackedSchema? schema, SchemaPack pack) =>
        schema is not null && (DefaultOf(schema, pack) is not null || HasDefaults(schema, pack));

    private static YamlNode? DefaultOf(PackedSchema schema, SchemaPack pack) =>
        (schema[SchemaKeyword.Default] ?? (schema.Reference is null ? null : pack.Resolve(schema)[SchemaKeyword.Default])) is { } filled && !IsNull(filled) ? filled : null;

    private static bool IsNullable(PackedSchema schema, SchemaPack pack) =>
        (schema[SchemaKeyword.Nullable] ?? pack.Resolve(schema)[SchemaKeyword.Nullable]) is YamlScalar { Value: "true" };

    private static bool IsNull(YamlNode node) => node is YamlScalar { Kind: YamlScalarKind.Null };

    private static YamlNode Placed(YamlNode node, Location? place) => node switch
    {
        YamlMapping mapping => new YamlMapping(
            [.. mapping.Entries.Select(entry => new YamlEntry(YamlScalar.String(entry.Key.Value, place), Placed(entry.Value, place)))], place),
        YamlSequence sequence => new YamlSequence([.. sequence.Items.Select(item => Placed(item, place))], place),
        YamlScalar scalar => new YamlScalar(scalar.Value, scalar.Style, scalar.Kind, place),
        _ => node,
    };
}
