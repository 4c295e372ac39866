using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Json;
using MilvusManifests.Tests.Yaml;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Json;

public class JsonReaderTests
{
    [Theory]
    [InlineData("", "1,1", "the file is empty; expected a JSON value")]
    [InlineData("\n\t\n", "1,1", "the file is empty; expected a JSON value")]
    [InlineData("[1,", "1,4", "expected a value, found the end of the text")]
    [InlineData("{\"a\": 1,}", "1,9", "trailing comma before '}'")]
    [InlineData("[1,]", "1,4", "trailing comma before ']'")]
    [InlineData("[1 2]", "1,4", "expected ',' or ']'")]
    [InlineData("{\"a\" 1}", "1,6", "expected ':' after a name")]
    [InlineData("{a: 1}", "1,2", "'a' must be in double quotes")]
    [InlineData("{'a': 1}", "1,2", "single quotes are not allowed; use double quotes")]
    [InlineData("[1, // one\n 2]", "1,5", "comments are not allowed in JSON")]
    [InlineData("[True]", "1,2", "'True' must be written 'true'")]
    [InlineData("[NaN]", "1,2", "'NaN' must be in double quotes")]
    [InlineData("[01]", "1,2", "leading zeros are not allowed")]
    [InlineData("[+1]", "1,2", "a number must start with a digit or '-'")]
    [InlineData("[1.]", "1,2", "expected a digit after '.'")]
    [InlineData("[1e]", "1,2", "expected a digit in the exponent")]
    [InlineData("[-]", "1,2", "expected a digit after '-'")]
    [InlineData("[\"a\nb\"]", "1,4", "missing closing double quote on this line")]
    [InlineData("[\"a", "1,2", "missing closing double quote")]
    [InlineData("[\"\\x\"]", "1,3", "invalid escape; write '\\\\' for a backslash")]
    [InlineData("[\"\\u12\"]", "1,3", "invalid escape; write '\\\\' for a backslash")]
    [InlineData("[\"\\ud800\"]", "1,2", "unpaired surrogate")]
    [InlineData("[\"\u0001\"]", "1,3", "the control character U+0001 must be written \\u0001")]
    [InlineData("1 2", "1,3", "unexpected text after the JSON value")]
    [InlineData("[1}", "1,3", "expected ',' or ']'")]
    [InlineData("{\"a\": \"é😀\", é}", "1,14", "unexpected character U+00E9")]
    [InlineData("[truer]", "1,2", "'truer' must be in double quotes")]
    [InlineData("[1x]", "1,3", "'x' must be in double quotes")]
    [InlineData("[1\"a\"]", "1,3", "expected ',' or ']'")]
    [InlineData("{\"\\udc00\": 1}", "1,2", "unpaired surrogate")]
    [InlineData("\uFEFF1", "1,1", "unexpected character U+FEFF")]
    public void A_syntax_error_is_reported_at_its_location(string text, string position, string message)
    {
        var result = JsonReader.Read(new SourceText("a.json", text));

        Assert.Null(result.Value);
        Assert.Equal($"a.json({position}): error MM3101: {message}", Assert.Single(result.Diagnostics).ToString());
    }

    [Fact]
    public void An_unpaired_surrogate_is_reported_at_its_location() =>
        Assert.Equal(
            "a.json(1,4): error MM3101: unpaired surrogate",
            Assert.Single(JsonReader.Read(new SourceText("a.json", "[\"é" + "\ud83d" + "\"]")).Diagnostics).ToString());

    [Fact]
    public void Duplicate_names_are_all_reported_with_both_locations()
    {
        var result = JsonReader.Read(new SourceText("a.json", "{\"a\": 1,\n \"a\": 2, \"b\": {\"c\": 1, \"c\": 2}}"));

        Assert.Equal(
            ["a.json(2,2): error MM3004: duplicate key 'a'; remove one\n  first at a.json(1,2)",
                "a.json(2,24): error MM3004: duplicate key 'c'; remove one\n  first at a.json(2,16)"],
            result.Diagnostics.Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void Every_value_knows_its_place()
    {
        var root = (YamlMapping)JsonReader.Read(new SourceText("a.json", "{\"a\": [1, \"b\\n\"],\n \"c\": {}}")).Value!;

        Assert.Equal(new TextSpan(0, 27), root.Location!.Span);
        Assert.Equal(new TextSpan(1, 3), root.Entries[0].Key.Location!.Span);
        var items = (YamlSequence)root["a"]!;
        Assert.Equal(new TextSpan(6, 10), items.Location!.Span);
        Assert.Equal(new TextSpan(10, 5), items.Items[1].Location!.Span);
        Assert.Equal("b\n", ((YamlScalar)items.Items[1]).Value);
        Assert.Equal(new LinePosition(2, 7), root["c"]!.Location!.Start);
    }

    [Fact]
    public void Nesting_without_end_is_an_error()
    {
        var result = JsonReader.Read(new SourceText("a.json", new string('[', 1_000_000)));

        Assert.Equal("a.json(1,257): error MM3008: more than 256 levels of objects and arrays", Assert.Single(result.Diagnostics).ToString());
    }

    [Fact]
    public void What_is_written_is_read_back() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(RandomNodes.Nodes.ToArbitrary(), node =>
        {
            foreach (var text in new[] { JsonWriter.Write(node), JsonWriter.WriteIndented(node) })
            {
                var read = JsonReader.Read(new SourceText("a.json", text));
                Assert.True(read.Succeeded, text);
                Assert.Equal(JsonWriter.Write(node), JsonWriter.Write(read.Value!));
                System.Text.Json.JsonDocument.Parse(text).Dispose();
            }
        }));

    [Fact]
    public void The_place_of_a_value_is_where_it_is_written() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(RandomNodes.Nodes.ToArbitrary(), node =>
        {
            // Characters of one, two and three bytes in front of everything else.
            var root = JsonReader.Read(new SourceText("a.json", $"[\"aé\u4E2D\",{JsonWriter.Write(node)}]")).Value!;
            foreach (var value in Values(root))
            {
                var location = value.Location!;
                var written = location.Source.Text.Substring(location.Span.Start, location.Span.Length);
                Assert.Equal(JsonWriter.Write(value), written);
            }
        }));

    [Fact]
    public void Any_text_is_read_or_refused_as_the_platform_s_reader_does() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(JsonLike.ToArbitrary(), text =>
            Assert.Equal(IsJson(text), JsonReader.Read(new SourceText("a.json", text), new JsonReaderOptions { AllowDuplicateKeys = true }).Succeeded)));

    private static IEnumerable<YamlNode> Values(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.SelectMany(entry => Values(entry.Value).Prepend(entry.Key)).Prepend(node),
        YamlSequence sequence => sequence.Items.SelectMany(Values).Prepend(node),
        _ => [node],
    };

    private static Gen<string> JsonLike { get; } =
        Gen.Elements("{", "}", "[", "]", ",", ":", "\"a\"", "\"\\u00e9\"", "\"", "1", "-0.5e3", "0", "true", "null", " ", "\n", "\\", "x", "é", "1.", "/").ArrayOf()
            .Select(string.Concat);

    private static bool IsJson(string text)
    {
        try
        {
            System.Text.Json.JsonDocument.Parse(text, new() { MaxDepth = 256 }).Dispose();
            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
