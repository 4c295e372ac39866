using System.Globalization;
using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Yaml;

public class YamlReaderTests
{
    [Theory]
    [InlineData("{a: yes, b: =, c: 08:00, d: 2001-01-01, e: 0b1, f: 1_000}", """{"a":"yes","b":"=","c":"08:00","d":"2001-01-01","e":"0b1","f":"1_000"}""")]
    [InlineData("[1, 0x1F, 0o17, 017, 1.5, .5, 1e3, '1', \"1\", !!str 1, ! 1, !!float 1]", """[1,31,15,17,1.5,0.5,1e3,"1","1","1","1",1]""")]
    [InlineData("[true, True, ~, null, '']", """[true,true,null,null,""]""")]
    [InlineData("a: &x {b: 1, c: 2}\nd: *x\ne: {<<: *x, c: 3}\nf:\n  <<: [{b: 5}, *x]\n  g: 1\n", """{"a":{"b":1,"c":2},"d":{"b":1,"c":2},"e":{"b":1,"c":3},"f":{"b":5,"c":2,"g":1}}""")]
    [InlineData("\"<<\": 1\n", """{"<<":1}""")]
    [InlineData("a: |\n  x\n\n  y # no comment\nb: >-\n  c\n  d\n", """{"a":"x\n\ny # no comment\n","b":"c d"}""")]
    [InlineData("8080: a\ntrue: b\n", """{"8080":"a","true":"b"}""")]
    [InlineData("a:\r\n- b\r\n- |\r\n  c\r\n  d\r\n", """{"a":["b","c\nd\n"]}""")]
    public void Values_are_those_of_YAML_1_2_with_merge_keys(string text, string json)
    {
        var (documents, diagnostics) = YamlReader.Read(new SourceText("a.yaml", text));

        Assert.Empty(diagnostics);
        Assert.Equal(json, JsonWriter.Write(Assert.Single(documents).Root));
    }

    [Theory]
    [InlineData("a: 1\n", "", "1,1-1,5")]
    [InlineData("a: 1\n", "/a", "1,4-1,5")]
    [InlineData("---\n# c\na:\n  b:\n  - c\n  - d: \"e\"\n\n---\n", "/a/b", "5,3-6,11")]
    [InlineData("---\n# c\na:\n  b:\n  - c\n  - d: \"e\"\n\n---\n", "/a/b/1", "6,5-6,11")]
    [InlineData("---\n# c\na:\n  b:\n  - c\n  - d: \"e\"\n\n---\n", "/a/b/1/d", "6,8-6,11")]
    [InlineData("a: { b: [ 1, 2 ] } # c\n", "/a", "1,4-1,19")]
    [InlineData("a: { b: [ 1, 2 ] } # c\n", "/a/b", "1,9-1,17")]
    [InlineData("a: [b c: d]\n", "/a/0", "1,5-1,11")]
    [InlineData("a: |\n  x\n  y\n\nb: 1\n", "/a", "1,4-3,4")]
    [InlineData("a:\n  b\n  c\nd: 1\n", "/a", "2,3-3,4")]
    [InlineData("a:\nb: 1\n", "/a", "1,3-1,3")]
    [InlineData("a: &x\n  b: 1\nc: *x\n", "/c/b", "2,6-2,7")]
    [InlineData("é: '𝒳'\nb: 1\n", "/é", "1,4-1,8")]
    [InlineData("a: 1\r\nb:\r\n  c: x\r\n", "/b/c", "3,6-3,7")]
    [InlineData("a: !!str 1 # c\n", "/a", "1,4-1,11")]
    public void Every_node_knows_where_it_begins_and_ends(string text, string pointer, string expected)
    {
        var node = Assert.Single(YamlReader.Read(new SourceText("a.yaml", text)).Value).Root;
        foreach (var token in JsonPointer.Parse(pointer).Value!.Tokens)
        {
            node = node is YamlMapping mapping ? mapping[token]! : ((YamlSequence)node).Items[JsonPointer.IndexOf(token)];
        }

        Assert.Equal(expected, $"{node.Location!.Start}-{node.Location.End}");
    }

    [Fact]
    public void Nesting_stops_at_its_limit()
    {
        AssertFails(new string('[', 100_000), "MM3008");
        AssertFails(string.Concat(Enumerable.Range(0, 1000).Select(depth => new string(' ', depth) + "a:\n")), "MM3008");
        AssertFails(string.Concat(Enumerable.Repeat("- ", 1000)) + "a", "MM3008");
    }

    [Fact]
    public void Aliases_of_aliases_stop_before_memory_does()
    {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
            + string.Concat(Enumerable.Range(1, 40).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        AssertFails(bomb, "MM3007");

        var merges = "a0: &a0 {k: [1, 2, 3]}\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"a{i}: &a{i} {{<<: *a{i - 1}, x{i}: *a{i - 1}}}\n"));
        AssertFails(merges, "MM3007");
    }

    [Fact]
    public void Size_and_number_of_nodes_are_bounded()
    {
        AssertFails("abc", "MM3009", new YamlReaderOptions { MaxLength = 2 });
        AssertFails("[1, 2, 3]", "MM3009", new YamlReaderOptions { MaxNodes = 3 });
    }

    [Fact]
    public void Errors_stop_at_their_limit()
    {
        var (_, diagnostics) = YamlReader.Read(new SourceText("a.yaml", string.Concat(Enumerable.Repeat("--- [\n", 1000))));

        Assert.Equal(101, diagnostics.Length);
        Assert.Single(diagnostics, diagnostic => diagnostic.Code == TextCodes.TooMany);
    }

    [Theory]
    [InlineData("  k{0}: x\uFEFFy\n")]
    [InlineData("  k{0}: \"x\u2028y\"\n")]
    [InlineData("  0x{0}: y\n")]
    public void Warnings_stop_at_their_limit_and_hide_no_error(string line)
    {
        var text = "a:\n" + string.Concat(Enumerable.Range(1, 500).Select(i => string.Format(CultureInfo.InvariantCulture, line, i))) + "---\n[\n";

        var (_, diagnostics) = YamlReader.Read(new SourceText("a.yaml", text), YamlReaderOptions.Kubectl);

        Assert.Equal("a.yaml(504,1): error MM3001: the document ends in the middle of a list or mapping", Assert.Single(diagnostics, diagnostic => diagnostic.Severity == Severity.Error).ToString());
        Assert.Equal(101, diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Warning));
        Assert.Single(diagnostics, diagnostic => diagnostic.Code == TextCodes.TooMany && diagnostic.Message == "more than 100 warnings; the rest are not shown");
    }

    private static void AssertFails(string text, string code, YamlReaderOptions? options = null)
    {
        var (_, diagnostics) = YamlReader.Read(new SourceText("a.yaml", text), options);
        Assert.Equal(code, Assert.Single(diagnostics).Code.Id);
    }
}
