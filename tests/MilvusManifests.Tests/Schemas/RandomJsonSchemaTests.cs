using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Schemas;
using MilvusManifests.Schemas.Json;
using MilvusManifests.Tests.Yaml;
using MilvusManifests.Text;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Tests.Schemas;

public class RandomJsonSchemaTests
{
    private static readonly string[] SchemaKeys =
        ["not", "if", "then", "else", "additionalProperties", "propertyNames", "contains", "items", "unevaluatedItems", "unevaluatedProperties"];

    private static readonly string[] ListKeys = ["allOf", "anyOf", "oneOf", "prefixItems"];

    private static readonly string[] MapKeys = ["properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "dependencies"];

    private static readonly string[] Plain =
    [
        "type: string", "type: [object, 'null']", "type: integer", "type: array", "const: a", "enum: [a, 1, [x], {a: 1}]", "minLength: 2", "maxLength: 1", "minItems: 1",
        "maxItems: 2", "minimum: 1.5", "exclusiveMaximum: 1e3", "multipleOf: 0.5", "pattern: ^a", "pattern: (a", "required: [a, b]", "uniqueItems: true",
        "minContains: 2", "maxContains: 0", "$ref: '#'", "$ref: '#/$defs/a'", "$ref: '#x'", "$dynamicRef: '#x'", "$dynamicAnchor: x", "$anchor: y", "$id: other",
        "$id: '#x'", "$ref: 7", "format: date-time", "format: uri", "dependentRequired: {a: [b]}", "minProperties: 1", "$schema: http://json-schema.org/draft-07/schema#",
        "$ref: https://json-schema.org/draft/2020-12/schema",
    ];

    private static readonly string[] Names = ["a", "b", "a+", "x"];

    [Fact]
    public void Any_schema_and_any_value_come_to_an_end_and_both_ways_to_ask_agree() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Schemas(3).ToArbitrary(), Values(3).ToArbitrary(), (schema, value) => Holds(schema, value)));

    [Fact]
    public void Any_node_at_all_is_survived_as_a_schema() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(RandomNodes.Nodes.ToArbitrary(), RandomNodes.Nodes.ToArbitrary(), Holds));

    private static bool Holds(YamlNode schema, YamlNode value)
    {
        try
        {
            return Agrees(schema, value);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{YamlWriter.Write(schema)}\nagainst\n{YamlWriter.Write(value)}", e);
        }
    }

    private static bool Agrees(YamlNode schema, YamlNode value)
    {
        foreach (var dialect in Enum.GetValues<JsonSchemaDialect>())
        {
            var compiled = JsonSchemaValidator.Compile(schema, new JsonSchemaOptions { Dialect = dialect, AssertFormats = true, MaxWork = 20_000 }).Value;
            if (compiled is not null)
            {
                var found = compiled.Validate(value);
                var isGivenUp = found.Any(error => error.Code == SchemaCodes.Limit);
                if (!isGivenUp && found.IsEmpty != compiled.IsValid(value))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static Gen<YamlNode> Schemas(int depth)
    {
        var plain = Gen.Elements(Plain).Select(Entry);
        if (depth == 0)
        {
            return plain.Select(entry => (YamlNode)new YamlMapping([entry]));
        }

        var below = Schemas(depth - 1);
        var nested = Gen.OneOf(
            Gen.Elements(SchemaKeys).SelectMany(key => below.Select(schema => new YamlEntry(YamlScalar.String(key), schema))),
            Gen.Elements(ListKeys).SelectMany(key => Gen.Choose(1, 3).SelectMany(count => below.ArrayOf(count))
                .Select(schemas => new YamlEntry(YamlScalar.String(key), new YamlSequence([.. schemas])))),
            Gen.Elements(MapKeys).SelectMany(key => Gen.Elements(Names).SelectMany(name => below.Select(schema =>
                new YamlEntry(YamlScalar.String(key), new YamlMapping([new YamlEntry(YamlScalar.String(name), schema)]))))));
        var mapping = Gen.Choose(1, 4).SelectMany(count => Gen.Frequency((1, plain), (2, nested)).ArrayOf(count))
            .Select(entries => (YamlNode)new YamlMapping([.. entries.DistinctBy(entry => entry.Key.Value)]));
        return Gen.Frequency((9, mapping), (1, Gen.Elements("true", "false").Select(word => (YamlNode)new YamlScalar(word, YamlScalarStyle.Plain))));
    }

    private static Gen<YamlNode> Values(int depth)
    {
        var scalars = Gen.Elements("a", "ab", "1", "1.5", "2.0", "null", "true", "", "2026-01-01T00:00:00Z").Select(text => (YamlNode)new YamlScalar(text, YamlScalarStyle.Plain));
        if (depth == 0)
        {
            return scalars;
        }

        var below = Values(depth - 1);
        return Gen.OneOf(
            scalars,
            Gen.Choose(0, 3).SelectMany(count => below.ArrayOf(count)).Select(items => (YamlNode)new YamlSequence([.. items])),
            Gen.Choose(0, 3).SelectMany(count => Gen.Elements(Names).SelectMany(name => below.Select(value => new YamlEntry(YamlScalar.String(name), value))).ArrayOf(count))
                .Select(entries => (YamlNode)new YamlMapping([.. entries.DistinctBy(entry => entry.Key.Value)])));
    }

    private static YamlEntry Entry(string text) =>
        ((YamlMapping)YamlReader.ReadSingle(new SourceText("s.yaml", text)).Value!.Root).Entries[0];
}
