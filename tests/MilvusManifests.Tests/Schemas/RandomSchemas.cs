using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Schemas;

/// <summary>Schemas with every keyword and every part, a few levels deep, and plain values as packs keep them.</summary>
internal static class RandomSchemas
{
    private static readonly string[] Strings =
        ["", "a", "name", "apiVersion", "$ref", "@items", "a!", "x y", "0755", "-1", "true", "null", "=", "#a", "\"q\"", "back\\slash", "tab\t", "line\nbreak", "\u0001\u0085\u2028\ufeff", "日本", "😀", "\ud800", "a=b", "{}", "[]", "a:b", "'"];

    private static readonly string[] Numbers = ["0", "1", "-1", "65535", "1.5", "-0.25", "1e3", "1E-3", "2.5e+3", "12345678901234567890"];

    public static Gen<PackedSchema> Schemas { get; } = Gen.Sized(size => Of(Math.Min(size / 4, 4)));

    public static Gen<YamlNode> Values { get; } = Gen.Sized(size => Value(Math.Min(size, 3)));

    private static Gen<string> Text { get; } = Gen.Elements(Strings);

    private static Gen<YamlNode> Scalars { get; } = Gen.OneOf(
        Text.Select(text => (YamlNode)YamlScalar.String(text)),
        Gen.Elements(Numbers).Select(text => (YamlNode)new YamlScalar(text, YamlScalarStyle.Plain)),
        Gen.Elements<YamlNode>(Boolean(true), Boolean(false), YamlScalar.Null));

    private static YamlScalar Boolean(bool value) => new YamlScalar(value ? "true" : "false", YamlScalarStyle.Plain);

    private static Gen<YamlNode> Value(int depth) => depth <= 0
        ? Scalars
        : Gen.OneOf(
            Scalars,
            Value(depth - 1).ArrayOf(2).Select(items => (YamlNode)new YamlSequence([.. items])),
            Gen.Constant((YamlNode)YamlMapping.Empty),
            Text.SelectMany(key => Value(depth - 1).Select(value => new YamlEntry(YamlScalar.String(key), value))).ArrayOf(3).Select(Mapping));

    private static YamlNode Mapping(YamlEntry[] entries) =>
        new YamlMapping([.. entries.DistinctBy(entry => entry.Key.Value, StringComparer.Ordinal)]);

    private static Gen<PackedSchema> Of(int depth)
    {
        var leaf = Gen.Elements<string?>("string", "integer", "object", "array", null).SelectMany(type => Keywords.Select(keywords =>
            new PackedSchema { Type = type, Keywords = keywords }));
        if (depth <= 0)
        {
            return Gen.Frequency((6, leaf), (1, Gen.Elements(PackedSchema.True, PackedSchema.False, PackedSchema.Any)));
        }

        var within = Of(depth - 1);
        return Gen.Frequency(
            (2, leaf),
            (3, Object(within)),
            (2, within.SelectMany(items => Keywords.Select(keywords => new PackedSchema { Type = "array", Items = items, Keywords = keywords }))),
            (1, within.SelectMany(values => Keywords.Select(keywords => new PackedSchema { Type = "object", AdditionalProperties = values, Keywords = keywords }))),
            (1, Everything(within)));
    }

    private static Gen<PackedSchema> Object(Gen<PackedSchema> within) =>
        Properties(within).SelectMany(properties => Gen.Choose(0, 255).Select(marks => new PackedSchema
        {
            Type = "object",
            Properties = properties,
            Required = [.. properties.Where((_, i) => (marks >> (i % 8) & 1) == 1).Select(property => property.Name)],
        }));

    private static Gen<PackedSchema> Everything(Gen<PackedSchema> within) =>
        Properties(within).SelectMany(properties => within.ArrayOf(3).SelectMany(parts => Keywords.SelectMany(keywords => Text.ArrayOf(2).Select(required => new PackedSchema
        {
            Type = "object",
            Properties = properties,
            Required = [.. required],
            Keywords = keywords,
            Items = parts[0],
            AdditionalProperties = parts[1],
            Not = parts[2],
            AllOf = [parts[0]],
            AnyOf = [parts[1], parts[2]],
            OneOf = [parts[2], parts[0]],
        }))));

    private static Gen<ImmutableArray<PackedProperty>> Properties(Gen<PackedSchema> within) =>
        Gen.Choose(1, 5).SelectMany(count => Text.SelectMany(name => within.Select(schema => new PackedProperty(name, schema))).ArrayOf(count))
            .Select(properties => properties.DistinctBy(property => property.Name, StringComparer.Ordinal)
                .OrderBy(property => property.Name, StringComparer.Ordinal).ToImmutableArray());

    private static Gen<ImmutableArray<PackedKeyword>> Keywords { get; } =
        Gen.Choose(0, 3).SelectMany(count => Keyword().ArrayOf(count))
            .Select(keywords => keywords.DistinctBy(keyword => keyword.Keyword).OrderBy(keyword => keyword.Keyword).ToImmutableArray());

    private static Gen<PackedKeyword> Keyword() => Gen.OneOf(
        Value(2).Select(value => new PackedKeyword(SchemaKeyword.Default, value)),
        Scalars.ArrayOf(3).Select(items => new PackedKeyword(SchemaKeyword.Enum, new YamlSequence([.. items]))),
        Text.Select(text => new PackedKeyword(SchemaKeyword.Pattern, YamlScalar.String(text))),
        Gen.Elements("int32", "date-time").Select(text => new PackedKeyword(SchemaKeyword.Format, YamlScalar.String(text))),
        Gen.Elements(Numbers).Select(text => new PackedKeyword(SchemaKeyword.Minimum, new YamlScalar(text, YamlScalarStyle.Plain))),
        Gen.Choose(0, 9).Select(count => new PackedKeyword(SchemaKeyword.MaxItems, new YamlScalar(count.ToString(System.Globalization.CultureInfo.InvariantCulture), YamlScalarStyle.Plain))),
        Gen.Elements(true, false).Select(value => new PackedKeyword(SchemaKeyword.Nullable, Boolean(value))),
        Gen.Constant(new PackedKeyword(SchemaKeyword.PreserveUnknownFields, Boolean(true))),
        Text.ArrayOf(2).Select(keys => new PackedKeyword(SchemaKeyword.ListMapKeys, new YamlSequence([.. keys.Select(key => YamlScalar.String(key))]))));
}
