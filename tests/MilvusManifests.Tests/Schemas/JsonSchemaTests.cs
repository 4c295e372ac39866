using MilvusManifests.Schemas;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Schemas;

public class JsonSchemaTests
{
    [Theory]
    [InlineData("required: name", "s.yaml(1,11): error MM4301: 'required' takes a list of strings, not 'name'")]
    [InlineData("{type: text}", "s.yaml(1,8): error MM4301: 'type' takes one or a list of array, boolean, integer, null, number, object, string, not 'text'")]
    [InlineData("{minLength: -1}", "s.yaml(1,13): error MM4301: 'minLength' takes a whole number from 0, not '-1'")]
    [InlineData("{properties: {a: 1}}", "s.yaml(1,14): error MM4301: 'properties' takes a mapping of schemas, not a mapping")]
    [InlineData("- a", "s.yaml(1,1): error MM4301: a schema is a mapping, true or false, not a sequence")]
    [InlineData("{$ref: '#/$defs/a'}", "s.yaml(1,8): error MM4302: '#/$defs/a' leads nowhere: there is no schema at '/$defs/a'")]
    [InlineData("{$ref: '#nod', $defs: {a: {$anchor: node}}}", "s.yaml(1,8): error MM4302: '#nod' leads nowhere: there is no anchor 'nod'; did you mean 'node'?")]
    [InlineData("{items: {$ref: 'https://example.com/a.json'}}",
        "s.yaml(1,16): error MM4302: 'https://example.com/a.json' leads to 'https://example.com/a.json', which is not given; add that document")]
    [InlineData("{$schema: 'https://example.com/mine'}", "s.yaml(1,11): warning MM4303: 'https://example.com/mine' is no known dialect; the schema is read as draft 2020-12")]
    [InlineData("{pattern: '(a'}", "s.yaml(1,11): warning MM4304: the pattern '(a' cannot be honoured: offset 2. Not enough )'s; any text passes for a match")]
    [InlineData("{$defs: {a: {$anchor: x}, b: {$anchor: x}}}", "s.yaml(1,40): error MM4305: the anchor 'x' is given twice; references to it are ambiguous")]
    [InlineData("{$defs: {a: {$id: 'urn:y'}, b: {$id: 'urn:y'}}}", "s.yaml(1,38): error MM4305: the address 'urn:y' is given to two schemas")]
    public void A_schema_that_says_nothing_sensible_is_told_so(string schema, string expected) =>
        Assert.Equal(expected, string.Join('\n', JsonSchema.Compile(Read("s.yaml", schema)).Diagnostics));

    [Fact]
    public void Documents_refer_to_each_other_by_their_addresses()
    {
        var registry = new JsonSchemaRegistry();
        Assert.Equal([], registry.Add("schemas/port.json", Read("port.json", "{\"type\": \"integer\"}")));
        var main = Read("main.json", "{\"properties\": {\"port\": {\"$ref\": \"port.json\"}}}");
        Assert.Equal([], registry.Add("schemas/main.json", main));

        var schema = registry.Compile(main);

        Assert.Equal([], schema.Diagnostics);
        Assert.Equal("t.yaml(1,7): error MM4001: 'port' takes an integer, not a string", string.Join('\n', schema.Value!.Validate(Read("t.yaml", "port: web"))));
    }

    [Fact]
    public void A_schema_without_a_dialect_is_read_as_the_options_say()
    {
        var node = Read("s.yaml", "{items: [{type: string}]}");

        Assert.Single(JsonSchema.Compile(node).Diagnostics);
        Assert.Equal([], JsonSchema.Compile(node, new JsonSchemaOptions { Dialect = JsonSchemaDialect.Draft7 }).Diagnostics);
    }

    [Fact]
    public void Formats_are_annotations_unless_asked_for()
    {
        var schema = Read("s.yaml", "{format: ipv4}");
        var value = Read("t.yaml", "nonsense");

        Assert.True(JsonSchema.Compile(schema).Value!.IsValid(value));
        Assert.False(JsonSchema.Compile(schema, new JsonSchemaOptions { AssertFormats = true }).Value!.IsValid(value));
    }

    [Theory]
    [InlineData("date-time", "2026-01-31T13:00:00Z", true)]
    [InlineData("date-time", "2026-01-31T13:00:00.123+01:00", true)]
    [InlineData("date-time", "2026-02-30T13:00:00Z", false)]
    [InlineData("date-time", "2026-01-31 13:00:00Z", false)]
    [InlineData("time", "23:59:60Z", true)]
    [InlineData("time", "12:59:60Z", false)]
    [InlineData("time", "12:00:00", false)]
    [InlineData("ipv6", "2001:db8::1", true)]
    [InlineData("ipv6", "1.2.3.4", false)]
    [InlineData("ipv4", "01.2.3.4", false)]
    [InlineData("hostname", "a-b.example", true)]
    [InlineData("hostname", "-a.example", false)]
    [InlineData("email", "a.b@example.com", true)]
    [InlineData("email", "a b@example.com", false)]
    [InlineData("uri", "https://example.com/a?b#c", true)]
    [InlineData("uri", "/a/b", false)]
    [InlineData("uri-reference", "/a/b", true)]
    [InlineData("uri-reference", "a b", false)]
    [InlineData("uuid", "2eb8aa08-aa98-11ea-b4aa-73b441d16380", true)]
    [InlineData("uuid", "2eb8aa08aa9811eab4aa73b441d16380", false)]
    [InlineData("json-pointer", "/a~0b", true)]
    [InlineData("json-pointer", "/a~b", false)]
    [InlineData("regex", "^a+$", true)]
    [InlineData("regex", "(", false)]
    [InlineData("no-such-format", "x", true)]
    public void A_format_takes_what_its_standard_has(string format, string value, bool isValid)
    {
        var schema = JsonSchema.Compile(Read("s.yaml", $"{{format: {format}}}"), new JsonSchemaOptions { AssertFormats = true });

        Assert.Equal(isValid, schema.Value!.IsValid(YamlScalar.String(value)));
    }

    [Fact]
    public void A_schema_that_multiplies_its_work_is_given_up()
    {
        var definitions = string.Join(", ", Enumerable.Range(0, 60).Select(i => $"d{i}: {{allOf: [{{$ref: '#/$defs/d{i + 1}'}}, {{$ref: '#/$defs/d{i + 1}'}}]}}"));
        var schema = JsonSchema.Compile(Read("s.yaml", $"{{$ref: '#/$defs/d0', $defs: {{{definitions}, d60: {{type: string}}}}}}"), new JsonSchemaOptions { MaxWork = 100_000 });

        var found = schema.Value!.Validate(Read("t.yaml", "a"));

        Assert.Equal("t.yaml(1,1): error MM4013: the document combines too many alternatives of its schema to be validated", string.Join('\n', found));
        Assert.False(schema.Value.IsValid(Read("t.yaml", "a")));
    }

    [Fact]
    public void A_document_is_validated_as_deep_as_it_can_be_read()
    {
        var schema = JsonSchema.Compile(Read("s.yaml", "{anyOf: [{type: string}, {items: {$ref: '#'}, minItems: 1}]}")).Value!;
        var document = Read("t.yaml", new string('[', 100) + "a" + new string(']', 100));
        var broken = Read("t.yaml", new string('[', 100) + new string(']', 100));

        Assert.Equal([], schema.Validate(document));
        Assert.Equal("MM4008", Assert.Single(schema.Validate(broken)).Code.Id);
    }

    [Fact]
    public void Many_errors_are_cut_off()
    {
        var schema = JsonSchema.Compile(Read("s.yaml", "{items: {type: string}}"), new JsonSchemaOptions { MaxErrors = 3 }).Value!;

        Assert.Equal(["MM4001", "MM4001", "MM4001", Codes.TooManyErrors.Id], schema.Validate(Read("t.yaml", "[1, 2, 3, 4, 5]")).Select(error => error.Code.Id));
    }

    [Fact]
    public void One_schema_serves_many_threads()
    {
        var schema = JsonSchema.Compile(Read("s.yaml",
            "{$dynamicAnchor: node, properties: {child: {$dynamicRef: '#node'}, name: {$ref: '#/$defs/name'}}, unevaluatedProperties: false, $defs: {name: {pattern: '^[a-z]+$'}}}")).Value!;
        var document = Read("t.yaml", "{name: a, child: {name: B, child: {nam: c}}}");
        var expected = string.Join('\n', schema.Validate(document));

        Parallel.For(0, 200, _ => Assert.Equal(expected, string.Join('\n', schema.Validate(document))));
        Assert.Equal(2, schema.Validate(document).Length);
    }

    [Fact]
    public void Thousands_of_items_are_found_unique_in_no_time()
    {
        var items = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"- {{a: {i}, b: [x]}}\n"));
        var schema = JsonSchema.Compile(Read("s.yaml", "{uniqueItems: true}")).Value!;

        Assert.Equal([], schema.Validate(Read("t.yaml", items)));
        Assert.Equal("item 5000 of the document repeats item 7; the items have to differ", Assert.Single(schema.Validate(Read("t.yaml", items + "- {b: [x], a: 7.0}\n"))).Message);
    }

    private static YamlNode Read(string path, string text) => YamlReader.ReadSingle(new SourceText(path, text)).Value!.Root;
}
