using System.Collections.Immutable;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Yaml;

namespace MilvusManifests.Catalogue;

/// <summary>A packed schema as the nodes of a structural schema, its keywords in ordinal order and its references resolved.</summary>
internal static class SchemaNodes
{
    private static readonly ImmutableArray<YamlScalar> Keys =
        [.. Enum.GetValues<SchemaKeyword>().Select(keyword => YamlScalar.String(SchemaKeywords.Name(keyword)))];

    /// <summary>The nodes of a schema.</summary>
    public static YamlNode Build(SchemaPack pack, PackedSchema schema)
    {
        schema = pack.Resolve(schema);
        if (schema.IsBoolean)
        {
            return new YamlScalar(ReferenceEquals(schema, PackedSchema.True) ? "true" : "false", YamlScalarStyle.Plain, YamlScalarKind.Boolean);
        }

        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        Add(SchemaKeyword.AdditionalProperties, schema.AdditionalProperties);
        AddAll(SchemaKeyword.AllOf, schema.AllOf);
        AddAll(SchemaKeyword.AnyOf, schema.AnyOf);
        Add(SchemaKeyword.Items, schema.Items);
        Add(SchemaKeyword.Not, schema.Not);
        AddAll(SchemaKeyword.OneOf, schema.OneOf);
        AddProperties();
        AddStrings(SchemaKeyword.Required, schema.Required);
        AddNode(SchemaKeyword.Type, schema.Type is null ? null : YamlScalar.String(schema.Type));
        foreach (var (keyword, value) in schema.Keywords)
        {
            AddNode(keyword, value);
        }

        entries.Sort((a, b) => string.CompareOrdinal(a.Key.Value, b.Key.Value));
        return new YamlMapping(entries.ToImmutable());

        void AddNode(SchemaKeyword keyword, YamlNode? node)
        {
            if (node is not null)
            {
                entries.Add(new YamlEntry(Keys[(int)keyword], node));
            }
        }

        void Add(SchemaKeyword keyword, PackedSchema? within) => AddNode(keyword, within is null ? null : Build(pack, within));

        void AddAll(SchemaKeyword keyword, ImmutableArray<PackedSchema> within) =>
            AddNode(keyword, within.Length == 0 ? null : new YamlSequence([.. within.Select(part => Build(pack, part))]));

        void AddStrings(SchemaKeyword keyword, ImmutableArray<string> strings) =>
            AddNode(keyword, strings.Length == 0 ? null : new YamlSequence([.. strings.Select(text => YamlScalar.String(text))]));

        void AddProperties() =>
            AddNode(
                SchemaKeyword.Properties,
                schema.Properties.Length == 0
                    ? null
                    : new YamlMapping([.. schema.Properties.Select(property => new YamlEntry(YamlScalar.String(property.Name), Build(pack, property.Schema)))]));
    }
}
