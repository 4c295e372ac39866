using System.Text;
using MilvusManifests.Schemas.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Schemas;

/// <summary>Schemas, and documents, that are made to take all time or memory there is. What is allocated is measured, not how long it takes.</summary>
[Collection(nameof(HostileJsonSchemaTests))]
[CollectionDefinition(nameof(HostileJsonSchemaTests), DisableParallelization = true)]
public class HostileJsonSchemaTests(ITestOutputHelper output)
{
    private const long MostBytes = 200 * 1024 * 1024;

    private static readonly Dictionary<string, (Func<YamlNode> Schema, Func<YamlNode> Document, string Expected)> Cases = new(StringComparer.Ordinal)
    {
        ["allOf doubled 60 deep"] = (() => Doubled("allOf"), () => Read("a"), "MM4306"),
        ["anyOf doubled 60 deep"] = (() => Doubled("anyOf"), () => Read("a"), "MM4306"),
        ["oneOf doubled 60 deep"] = (() => Doubled("oneOf"), () => Read("a"), "MM4306"),
        ["if, then and else tripled 40 deep"] = (() => Read(
            $"{{$ref: '#/$defs/d0', $defs: {{{Join(40, i => $"d{i}: {{if: {{$ref: '#/$defs/d{i + 1}'}}, then: {{$ref: '#/$defs/d{i + 1}'}}, else: {{$ref: '#/$defs/d{i + 1}'}}}}")}, d40: {{}}}}}}"),
            () => Read("a"), "MM4306"),
        ["a fan of references, each to all behind it"] = (() => Read(
            $"{{$ref: '#/$defs/d0', $defs: {{{Join(200, i => $"d{i}: {{allOf: [{Join(199 - i, j => $"{{$ref: '#/$defs/d{i + 1 + j}'}}")}{(i == 199 ? "true" : "")}]}}")}}}}}"),
            () => Read("a"), "MM4306"),
        ["a reference to itself"] = (() => Read("{$ref: '#'}"), () => Read("a"), "MM4302"),
        ["a cycle of three references"] = (() => Read("{$ref: '#/$defs/a', $defs: {a: {$ref: '#/$defs/b'}, b: {allOf: [{$ref: '#/$defs/a'}]}}}"), () => Read("a"), "MM4302"),
        ["a loop of dynamic references"] = (() => Read("{$dynamicAnchor: x, anyOf: [{$dynamicRef: '#x'}, {type: string}]}"), () => Read("1"), "MM4302"),
        ["a dynamic reference that loops only from outside"] = (() => Read(
            "{$id: 'urn:a', $dynamicAnchor: x, allOf: [{$ref: 'urn:b'}], $defs: {b: {$id: 'urn:b', $dynamicRef: '#x', $defs: {x: {$dynamicAnchor: x}}}}}"), () => Read("1"), "MM4302"),
        ["a recursive reference of 2019-09 in place"] = (() => Read(
            "{$schema: 'https://json-schema.org/draft/2019-09/schema', $recursiveAnchor: true, not: {$recursiveRef: '#'}}"), () => Read("1"), "MM4302"),
        ["a loop in front of the reference of draft 7 that hides it"] = (() => Read(
            "{$schema: 'http://json-schema.org/draft-07/schema#', anyOf: [{$ref: '#'}], $ref: '#/definitions/a', definitions: {a: {}}}"), () => Read("1"), ""),
        ["a loop beside the reference of draft 7 that hides it, from another draft"] = (() => Read(
            "{$id: 'urn:a', $ref: 'urn:b', $defs: {b: {$id: 'urn:b', $schema: 'http://json-schema.org/draft-07/schema#', allOf: [{$ref: '#/definitions/x'}], definitions: {x: {$ref: '#/definitions/y', anyOf: [{$ref: '#/definitions/x'}]}, y: {}}}}}"),
            () => Read("1"), ""),
        ["a reference of draft 7 behind what it hides"] = (() => Read(
            "{$schema: 'http://json-schema.org/draft-07/schema#', type: string, $ref: '#/definitions/a', definitions: {a: {}}}"), () => Read("1"), ""),
        ["nested 100,000 deep"] = (() => Nested(100_000), () => Read("a"), "MM4306"),
        ["a chain of 20,000 references"] = (() => Read($"{{$ref: '#/$defs/d0', $defs: {{{Join(20_000, i => $"d{i}: {{$ref: '#/$defs/d{i + 1}'}}")}, d20000: {{}}}}}}"), () => Read("a"), "MM4306"),
        ["a chain of 5,000 references through members"] = (() => Read(
            $"{{$ref: '#/$defs/d0', $defs: {{{Join(5_000, i => $"d{i}: {{properties: {{a: {{$ref: '#/$defs/d{i + 1}'}}}}}}")}, d5000: {{}}}}}}"), () => Read("{a: {a: 1}}"), ""),
        ["100,000 properties"] = (() => Read($"{{properties: {{{Join(100_000, i => $"p{i}: {{type: string}}")}}}}}"), () => Read("p7: 1"), "MM4001"),
        ["20,000 properties and as many members"] = (() => Read($"{{properties: {{{Join(20_000, i => $"p{i}: {{type: string}}")}}}}}"),
            () => Read($"{{{Join(20_000, i => $"p{i}: a")}}}"), "MM4013"),
        ["a huge list of values and a list of strangers"] = (() => Read($"{{items: {{enum: [{Join(50_000, i => $"v{i}")}]}}}}"), () => Read($"[{Join(1_000, i => $"w{i}")}]"), "MM4013"),
        ["unique items in a large list"] = (() => Read("{uniqueItems: true}"), () => Read($"[{Join(50_000, i => $"{{a: {i}}}")}]"), ""),
        ["a large list with nothing but the same"] = (() => Read("{uniqueItems: true}"), () => Read($"[{Join(20_000, _ => "{a: 1}")}]"), "MM4009"),
        ["as much work as is allowed, and all of it fits"] = (
            () => Read("{anyOf: [{items: {$ref: '#'}}, {items: {$ref: '#'}}]}"), () => Read(new string('[', 13) + new string(']', 13)), ""),
        ["as much work as is allowed, and nothing fits"] = (
            () => Read("{type: array, oneOf: [{items: {$ref: '#'}}, {items: {$ref: '#'}}]}"), () => Read(new string('[', 13) + "a" + new string(']', 13)), "MM4001"),
        ["a long list of mappings"] = (() => Read("{items: {properties: {a: {type: string}, b: {enum: [1, 2]}}, required: [a], additionalProperties: false}}"),
            () => Read($"[{Join(10_000, i => $"{{a: {i}, c: 1}}")}]"), "MM4001"),
        ["a deep document against a schema that doubles"] = (
            () => Read("{anyOf: [{items: {$ref: '#'}}, {items: {$ref: '#'}}]}"), () => Read(new string('[', 200) + new string(']', 200)), "MM4013"),
        ["a deep document against a recursive schema"] = (() => Read("{items: {$ref: '#'}, type: array}"), () => Read(new string('[', 200) + "a" + new string(']', 200)), "MM4001"),
        ["unevaluatedProperties that is the schema itself"] = (() => Read("{properties: {a: true}, unevaluatedProperties: {$ref: '#'}}"),
            () => Read(string.Concat(Enumerable.Repeat("{b: ", 150)) + "1" + new string('}', 150)), ""),
        ["a pattern that backtracks for ever"] = (() => Read("{pattern: '^(a+)+$'}"), () => Text(new string('a', 50_000) + "b"), "MM4005"),
        ["a pattern with look-ahead that backtracks for ever"] = (() => Read("{pattern: '^(?!x)(a+)+$'}"), () => Text(new string('a', 50_000) + "b"), "MM4005"),
        ["a pattern with a back reference that backtracks for ever"] = (() => Read("{pattern: '^(a|a)*\\1$'}"), () => Text(new string('a', 50_000) + "b"), "MM4304"),
        ["a name that backtracks for ever"] = (() => Read("{patternProperties: {'^(([a-z])+.)+[A-Z]([a-z])+$': false}}"), () => Read("? " + new string('a', 5_000) + "\n: 1"), ""),
        ["a pattern of a megabyte"] = (() => Read($"{{pattern: '{new string('a', 1_000_000)}'}}"), () => Read("a"), "MM4304"),
        ["a pattern of repetitions of repetitions"] = (() => Read("{pattern: '^((a{1,1000}){1,1000}){1,1000}$'}"), () => Text(new string('a', 1_000)), "MM4304"),
        ["5,000 patterns"] = (() => Read($"{{patternProperties: {{{Join(5_000, i => $"'^p{i}$': {{}}")}}}}}"), () => Read("a: 1"), "MM4306"),
        ["400 patterns and 1,000 members"] = (() => Read($"{{patternProperties: {{{Join(400, i => $"'^p{i}$': {{}}")}}}}}"), () => Read($"{{{Join(1_000, i => $"m{i}: 1")}}}"), "MM4013"),
        ["a remote reference"] = (() => Read("{$ref: 'http://127.0.0.1:9/a.json'}"), () => Read("a"), "MM4302"),
        ["a reference to a file"] = (() => Read("{$ref: 'file:///etc/passwd'}"), () => Read("a"), "MM4302"),
        ["a remote meta-schema"] = (() => Read("{$schema: 'http://127.0.0.1:9/meta.json', type: string}"), () => Read("1"), "MM4303"),
        ["a duplicate $id"] = (() => Read("{$defs: {a: {$id: 'urn:x'}, b: {$id: 'urn:x'}}}"), () => Read("a"), "MM4305"),
        ["the $id of a meta-schema"] = (() => Read("{$id: 'https://json-schema.org/draft/2020-12/schema', type: string}"), () => Read("1"), "MM4001"),
        ["values of the wrong type everywhere"] = (() => Read(
            $"{{$defs: {{{Join(20_000, i => $"d{i}: {{type: 1, properties: [], required: {{}}, allOf: {{}}, pattern: [], minLength: a, items: 3, $ref: 1, $id: [], enum: 1}}")}}}}}"), () => Read("a"), "MM4301"),
        ["numbers beyond all measure"] = (() => Read("{multipleOf: 1e-300, minimum: -1e999, maximum: 1e999, uniqueItems: true}"), () => Read("1e308"), ""),
        ["a list of numbers beyond all measure"] = (() => Read("{enum: [1, 2]}"), () => Read("1e308"), "MM4013"),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_schema_comes_to_an_end_within_bounds(string name)
    {
        var (makeSchema, makeDocument, expected) = Cases[name];
        var schema = makeSchema();
        var document = makeDocument();
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var compiled = JsonSchemaValidator.Compile(schema);
        var found = compiled.Diagnostics.AddRange(compiled.Value?.Validate(document) ?? []);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        var isValid = compiled.Value?.IsValid(document);

        output.WriteLine($"{allocated / 1024 / 1024} MiB: {found.FirstOrDefault()?.Message}");
        Assert.True(allocated < MostBytes, $"{allocated / 1024 / 1024} MiB allocated");
        Assert.Equal(expected, found.Select(error => error.Code.Id).FirstOrDefault(""));
        Assert.Equal(found.Any(error => error.Code.Id.StartsWith("MM40", StringComparison.Ordinal)), isValid == false);
    }

    private static YamlNode Doubled(string keyword) =>
        Read($"{{$ref: '#/$defs/d0', $defs: {{{Join(60, i => $"d{i}: {{{keyword}: [{{$ref: '#/$defs/d{i + 1}'}}, {{$ref: '#/$defs/d{i + 1}'}}]}}")}, d60: {{type: string}}}}}}");

    // No text nests as deep: the reader does not go there.
    private static YamlNode Nested(int depth)
    {
        YamlNode schema = YamlMapping.Empty;
        for (var i = 0; i < depth; i++)
        {
            schema = new YamlMapping([new YamlEntry(YamlScalar.String("not"), schema)]);
        }

        return schema;
    }

    private static string Join(int count, Func<int, string> part) => new StringBuilder().AppendJoin(", ", Enumerable.Range(0, count).Select(part)).ToString();

    private static YamlScalar Text(string text) => YamlScalar.String(text);

    private static YamlNode Read(string text)
    {
        var (document, diagnostics) = YamlReader.ReadSingle(new SourceText("t.yaml", text));
        return document?.Root ?? throw new InvalidDataException(diagnostics[0].ToString());
    }
}
