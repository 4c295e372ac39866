using MilvusManifests.Schemas.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Schemas;

public class JsonSchemaTests
{
    [Theory]
    [InlineData("required: name", "s.yaml(1,11): error MM4301: 'required' must be a list of strings, not 'name'")]
    [InlineData("{type: text}", "s.yaml(1,8): error MM4301: 'type' must be one or a list of array, boolean, integer, null, number, object, string, not 'text'")]
    [InlineData("{minLength: -1}", "s.yaml(1,13): error MM4301: 'minLength' must be a whole number from 0, not '-1'")]
    [InlineData("{properties: {a: 1}}", "s.yaml(1,18): error MM4301: 'properties.a' must be a schema: a mapping, true or false, not '1'")]
    [InlineData("- a", "s.yaml(1,1): error MM4301: a schema must be a mapping, true or false, not a sequence")]
    [InlineData("{$ref: '#/$defs/a'}", "s.yaml(1,8): error MM4302: '#/$defs/a' cannot be resolved: there is no schema at '/$defs/a'")]
    [InlineData("{$ref: '#nod', $defs: {a: {$anchor: node}}}", "s.yaml(1,8): error MM4302: '#nod' cannot be resolved: there is no anchor 'nod'; did you mean 'node'?")]
    [InlineData("{$ref: '#'}", "s.yaml(1,8): error MM4302: '#' refers back to itself for the same value, which would never end")]
    [InlineData("{items: {$ref: 'https://example.com/a.json'}}",
        "s.yaml(1,16): error MM4302: 'https://example.com/a.json' refers to 'https://example.com/a.json', which is missing; add that document")]
    [InlineData("{$schema: 'https://example.com/mine'}", "s.yaml(1,11): warning MM4303: unknown dialect 'https://example.com/mine'; the schema is read as draft 2020-12")]
    [InlineData("{pattern: '(a'}", "s.yaml(1,11): warning MM4304: the pattern '(a' is not supported and is ignored: offset 2. Not enough )'s")]
    [InlineData("{$defs: {a: {$anchor: x}, b: {$anchor: x}}}", "s.yaml(1,40): error MM4305: duplicate anchor 'x'; references to it are ambiguous")]
    [InlineData("{$defs: {a: {$id: 'urn:y'}, b: {$id: 'urn:y'}}}", "s.yaml(1,38): error MM4305: duplicate schema address 'urn:y'")]
    public void A_malformed_schema_is_reported(string schema, string expected) =>
        Assert.Equal(expected, string.Join('\n', JsonSchemaValidator.Compile(Read("s.yaml", schema)).Diagnostics));

    [Fact]
    public void Documents_refer_to_each_other_by_their_addresses()
    {
        var set = new JsonSchemaSet();
        Assert.Equal([], set.Add("schemas/port.json", Read("port.json", "{\"type\": \"integer\"}")));
        var main = Read("main.json", "{\"properties\": {\"port\": {\"$ref\": \"port.json\"}}}");
        Assert.Equal([], set.Add("schemas/main.json", main));

        var schema = set.Compile(main);

        Assert.Equal([], schema.Diagnostics);
        Assert.Equal("t.yaml(1,7): error MM4001: 'port': expected an integer, found a string", string.Join('\n', schema.Value!.Validate(Read("t.yaml", "port: web"))));
    }

    [Fact]
    public void A_schema_without_a_dialect_is_read_as_the_options_say()
    {
        var node = Read("s.yaml", "{items: [{type: string}]}");

        Assert.Single(JsonSchemaValidator.Compile(node).Diagnostics);
        Assert.Equal([], JsonSchemaValidator.Compile(node, new JsonSchemaOptions { Dialect = JsonSchemaDialect.Draft7 }).Diagnostics);
    }

    [Fact]
    public void Formats_are_annotations_unless_asked_for()
    {
        var schema = Read("s.yaml", "{format: ipv4}");
        var value = Read("t.yaml", "nonsense");

        Assert.True(JsonSchemaValidator.Compile(schema).Value!.IsValid(value));
        Assert.False(JsonSchemaValidator.Compile(schema, new JsonSchemaOptions { AssertFormats = true }).Value!.IsValid(value));
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
    public void A_format_accepts_what_its_standard_allows(string format, string value, bool isValid)
    {
        var schema = JsonSchemaValidator.Compile(Read("s.yaml", $"{{format: {format}}}"), new JsonSchemaOptions { AssertFormats = true });

        Assert.Equal(isValid, schema.Value!.IsValid(YamlScalar.String(value)));
    }

    [Fact]
    public void A_schema_that_multiplies_its_work_is_refused_before_any_value_is_seen()
    {
        var definitions = string.Join(", ", Enumerable.Range(0, 60).Select(i => $"d{i}: {{allOf: [{{$ref: '#/$defs/d{i + 1}'}}, {{$ref: '#/$defs/d{i + 1}'}}]}}"));
        var schema = JsonSchemaValidator.Compile(Read("s.yaml", $"{{$ref: '#/$defs/d0', $defs: {{{definitions}, d60: {{type: string}}}}}}"));

        Assert.Equal("s.yaml(1,1): error MM4306: the schema applies more than 20000 schemas to the same value, counting repeated ones", string.Join('\n', schema.Diagnostics));
        Assert.Equal([], schema.Value!.Validate(Read("t.yaml", "a")));
    }

    [Fact]
    public void A_schema_that_multiplies_its_work_by_the_depth_of_a_document_is_given_up()
    {
        var schema = JsonSchemaValidator.Compile(Read("s.yaml", "{anyOf: [{type: string}, {items: {$ref: '#'}}, {items: {$ref: '#'}, minItems: 1}]}"));
        var shallow = Read("t.yaml", new string('[', 10) + "a" + new string(']', 10));
        var deep = Read("t.yaml", new string('[', 60) + "a" + new string(']', 60));

        Assert.Equal([], schema.Diagnostics);
        Assert.Equal([], schema.Value!.Validate(shallow));
        Assert.Equal("t.yaml(1,1): error MM4013: the document combines too many alternatives of its schema to be validated", string.Join('\n', schema.Value.Validate(deep)));
        Assert.False(schema.Value.IsValid(deep));
    }

    [Fact]
    public void A_document_is_validated_as_deep_as_it_can_be_read()
    {
        var schema = JsonSchemaValidator.Compile(Read("s.yaml", "{anyOf: [{type: string}, {items: {$ref: '#'}, minItems: 1}]}")).Value!;
        var document = Read("t.yaml", new string('[', 100) + "a" + new string(']', 100));
        var broken = Read("t.yaml", new string('[', 100) + new string(']', 100));

        Assert.Equal([], schema.Validate(document));
        Assert.Equal("MM4008", Assert.Single(schema.Validate(broken)).Code.Id);
    }

    [Fact]
    public void Many_errors_are_cut_off()
    {
        var schema = JsonSchemaValidator.Compile(Read("s.yaml", "{items: {type: string}}"), new JsonSchemaOptions { MaxErrors = 3 }).Value!;

        Assert.Equal(["MM4001", "MM4001", "MM4001", TextCodes.TooMany.Id], schema.Validate(Read("t.yaml", "[1, 2, 3, 4, 5]")).Select(error => error.Code.Id));
    }

    [Fact]
    public void One_schema_serves_many_threads()
    {
        var schema = JsonSchemaValidator.Compile(Read("s.yaml",
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
        var schema = JsonSchemaValidator.Compile(Read("s.yaml", "{uniqueItems: true}")).Value!;

        Assert.Equal([], schema.Validate(Read("t.yaml", items)));
        Assert.Equal("item 5000 of the document is a duplicate of item 7", Assert.Single(schema.Validate(Read("t.yaml", items + "- {b: [x], a: 7}\n"))).Message);
    }

    [Theory]
    [InlineData("{prefixItems: [{type: string}, {type: string}], items: {type: string}}", "[a, b, 3]", "t.yaml(1,8): error MM4001: '[2]': expected a string, found an integer; use \"3\"")]
    [InlineData("{prefixItems: [{}, {}], items: {properties: {a: {type: string}}}}", "[1, 2, {a: b}, {a: 4}]",
        "t.yaml(1,20): error MM4001: '[3].a': expected a string, found an integer; use \"4\"")]
    [InlineData("{$schema: 'https://json-schema.org/draft/2019-09/schema', items: [{}], unevaluatedItems: {type: string}}", "[1, b, 3]",
        "t.yaml(1,8): error MM4001: '[2]': expected a string, found an integer; use \"3\"")]
    [InlineData("{$schema: 'http://json-schema.org/draft-07/schema#', items: [{}, {type: string}], additionalItems: {type: string}}", "[1, 2, c, 4]",
        "t.yaml(1,5): error MM4001: '[1]': expected a string, found an integer; use \"2\"\nt.yaml(1,11): error MM4001: '[3]': expected a string, found an integer; use \"4\"")]
    [InlineData("{prefixItems: [{contains: {const: 1}}], unevaluatedItems: {type: string}}", "[[1], 2]", "t.yaml(1,7): error MM4001: '[1]': expected a string, found an integer; use \"2\"")]
    [InlineData("{properties: {'a/b~c': {type: string}}, patternProperties: {'/': {minLength: 2}}, unevaluatedProperties: false}", "{a/b~c: x, d: 1}",
        "t.yaml(1,9): error MM4007: '[a/b~c]' must have at least 2 characters; 'x' has 1\nt.yaml(1,12): error MM4003: the document: unknown field 'd'; known fields: a/b~c")]
    [InlineData("{$schema: 'http://json-schema.org/schema#', properties: {a: {minimum: 1, exclusiveMinimum: true}}}", "a: 1", "t.yaml(1,4): error MM4006: 'a' must be greater than 1, not 1")]
    [InlineData("{$schema: 'https://json-schema.org/draft/2019-09/schema', $recursiveAnchor: true, properties: {a: {$recursiveRef: '#'}}, additionalProperties: false}", "a: {b: 1}",
        "t.yaml(1,5): error MM4003: 'a': unknown field 'b'; known fields: a")]
    [InlineData("{$schema: 'http://json-schema.org/draft-06/schema#', properties: {a: {contains: {const: 1}}}, dependencies: {a: [b]}}", "a: [2]",
        "t.yaml(1,1): error MM4002: the document: 'b' is required with 'a'\nt.yaml(1,1): error MM4008: 'a' must have at least 1 item that is '1', but has none")]
    [InlineData("{pattern: '^\\p{Letter}+$'}", "a1", "t.yaml(1,1): error MM4005: the document: 'a1' does not match the pattern ^\\p{Letter}+$")]
    public void An_error_has_its_place_in_every_dialect(string schema, string document, string expected)
    {
        var compiled = JsonSchemaValidator.Compile(Read("s.yaml", schema));

        Assert.Equal([], compiled.Diagnostics);
        Assert.Equal(expected, string.Join('\n', compiled.Value!.Validate(Read("t.yaml", document))));
    }

    [Fact]
    public void A_document_with_another_id_is_found_under_both_addresses()
    {
        var set = new JsonSchemaSet();
        set.Add("https://example.com/as-retrieved.json", Read("port.yaml", "{$id: 'https://example.com/port.json', type: integer}"));
        var main = Read("main.yaml", "{properties: {a: {$ref: 'https://example.com/as-retrieved.json'}, b: {$ref: 'https://example.com/port.json'}}}");
        set.Add(null, main);

        Assert.Equal(["t.yaml(1,5)", "t.yaml(1,11)"], set.Compile(main).Value!.Validate(Read("t.yaml", "{a: x, b: y}")).Select(error => error.ToString().Split(':')[0]));
    }

    [Fact]
    public void A_broken_schema_accepts_everything_and_so_does_what_refers_to_it()
    {
        var set = new JsonSchemaSet();
        set.Add("schemas/port.json", Read("port.yaml", "{type: intger}"));
        var main = Read("main.yaml", "{properties: {port: {$ref: port.json}}, required: [name]}");
        set.Add("schemas/main.json", main);

        Assert.Equal([], set.Compile(main).Value!.Validate(Read("t.yaml", "port: web")));
    }

    private static YamlNode Read(string path, string text) => YamlReader.ReadSingle(new SourceText(path, text)).Value!.Root;
}
