namespace MilvusManifests.Tests.Templating;

public class ObjectFunctionsTests
{
    [Theory]
    [InlineData("null | object.default 5", "5")]
    [InlineData("'' | object.default 5", "5")]
    [InlineData("' ' | object.default 5", " ")]
    [InlineData("false | object.default 5", "false")]
    [InlineData("[] | object.default 5", "[]")]
    [InlineData("0 | object.default 5", "0")]
    public void A_default_replaces_null_and_the_empty_text_only(string expression, string expected) => Check(expression, expected);

    [Theory]
    [InlineData("{a: null} | object.has_key 'a'", "true")]
    [InlineData("{a: null} | object.has_value 'a'", "false")]
    [InlineData("{a: 1} | object.has_value 'a'", "true")]
    [InlineData("{a: 1} | object.has_key 'b'", "false")]
    [InlineData("null | object.has_key 'b'", "false")]
    [InlineData("{b: 1, a: 2} | object.keys", "[\"b\", \"a\"]")]
    [InlineData("{b: 1, a: 2} | object.values", "[1, 2]")]
    [InlineData("{b: 1, a: 2} | object.size", "2")]
    [InlineData("'abc' | object.size", "3")]
    [InlineData("null | object.size", "0")]
    public void Members_are_told_in_their_order(string expression, string expected) => Check(expression, expected);

    [Theory]
    [InlineData("1", "number", "int")]
    [InlineData("3000000000", "number", "long")]
    [InlineData("1.0", "number", "double")]
    [InlineData("true", "boolean", "bool")]
    [InlineData("'a'", "string", "string")]
    [InlineData("(1..5)", "iterator", "range")]
    [InlineData("[]", "array", "array")]
    [InlineData("{}", "object", "object")]
    [InlineData("@string.upcase", "object", "function")]
    [InlineData("null", "", "")]
    public void Types_have_two_names(string value, string type, string kind) =>
        Check($"{value} | object.typeof }}}} {{{{ {value} | object.kind", $"{type} {kind}");

    [Theory]
    [InlineData("{a: 1, b: [true, null, 'x'], c: {d: 1.5}} | object.to_json", """{"a":1,"b":[true,null,"x"],"c":{"d":1.5}}""")]
    [InlineData("\"a<b>\\u00e9\\\"\\n\" | object.to_json", "\"a\\u003Cb\\u003E\\u00E9\\u0022\\n\"")]
    [InlineData("(1..3) | object.to_json", "[1,2,3]")]
    [InlineData("('{\"a\": [1, 2.5, null, true]}' | object.from_json).a", "[1, 2.5, null, true]")]
    [InlineData("'[12345678901234567890]' | object.from_json", "[12345678901234567890]")]
    public void Json_is_written_and_read(string expression, string expected) => Check(expression, expected);

    [Theory]
    [InlineData("inf | object.to_json", "'object.to_json' cannot write Infinity")]
    [InlineData("[@string.upcase] | object.to_json", "'object.to_json' cannot write a function")]
    [InlineData("x = []; for i in 1..200; x = [x]; end; x | object.to_json", "'object.to_json' was given a value that is nested deeper than 100 levels")]
    [InlineData("'{\"a\": }' | object.from_json", "'object.from_json' needs JSON text; at (1,7) ")]
    [InlineData("'[\"\\\\ud800\"]' | object.from_json", "'object.from_json' needs JSON text; at (1,")]
    public void What_has_no_json_is_an_error(string expression, string message) =>
        Assert.Contains($"error MM2015: {message}", Rendering.Error($"{{{{ {expression} }}}}", "inf: .inf"), StringComparison.Ordinal);

    [Fact]
    public void A_value_that_grows_as_it_is_written_is_an_error() => Assert.Contains(
        "error MM2020: the template needs more than 10000 steps",
        Rendering.ErrorWithin(10_000, "{{ x = [1]; for i in 1..60; x = [x, x]; end; x | object.to_json }}"),
        StringComparison.Ordinal);

    private static void Check(string expression, string expected) => Assert.Equal(expected, Rendering.Render($"{{{{ {expression} }}}}"));
}
