using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Yaml;

public class YamlDiagnosticsTests
{
    [Theory]
    [InlineData("a: b: c\n", "(1,5): error MM3001: ':' cannot stand in a plain value; quote the value, or begin the mapping on a line of its own")]
    [InlineData("a: \"b\": c\n", "(1,7): error MM3001: ':' cannot stand in a plain value; quote the value, or begin the mapping on a line of its own")]
    [InlineData("key\nb: 1\n", "(1,1): error MM3001: ':' is missing behind 'key'")]
    [InlineData("x: 1\nkey\nb: 1\n", "(2,1): error MM3001: ':' is missing behind 'key'")]
    [InlineData("a:b\nc: d\n", "(1,1): error MM3001: a space is missing behind ':' in 'a:b'")]
    [InlineData("a: [1, 2\nb: 3\n", "(1,4): error MM3001: '[' is not closed: ',' or ']' is missing")]
    [InlineData("a: {b: 1\n", "(1,4): error MM3001: '{' is not closed: ',' or '}' is missing")]
    [InlineData("a: 'x\nb: 1\n", "(1,4): error MM3001: the quote ' is not closed")]
    [InlineData("a: 1\nb: \"x\n", "(2,4): error MM3001: the quote \" is not closed")]
    [InlineData("a: \"\\d+\"\n", "(1,5): error MM3001: '\\d' is no escape in double quotes; write '\\\\' for a backslash, or use single quotes")]
    [InlineData("a: \"\\ud800\"\n", "(1,4): error MM3001: an escape in this quoted text names no character")]
    [InlineData("a: 'b' c\n", "(1,8): error MM3001: 'c' cannot follow a complete value; quote the whole value")]
    [InlineData("a: {b: c}d\n", "(1,10): error MM3001: 'd' cannot follow a complete value; quote the whole value")]
    [InlineData("a:\n- b\n-c\n", "(3,1): error MM3001: a list item is '-' and a space; the space is missing")]
    [InlineData("- a\nb: 1\n", "(2,1): error MM3001: a key stands where the list goes on; items begin with '- '")]
    [InlineData("a: - b\n", "(1,4): error MM3001: '- ' cannot stand here; begin the list on a line of its own, or quote the text")]
    [InlineData("a: @x\n", "(1,4): error MM3001: a plain value cannot begin with '@'; quote it")]
    [InlineData("a: ]\n", "(1,4): error MM3001: a value is expected, not ']'")]
    [InlineData("[a, b]]\n", "(1,7): error MM3001: the document is complete; begin another one with '---'")]
    [InlineData("a: |x\n  s\n", "(1,4): error MM3001: behind '|' or '>' only '+', '-', a digit from 1 to 9 and a comment can stand")]
    [InlineData("a: *\n", "(1,4): error MM3001: an anchor or alias has a name of letters, digits, '-' and '_'; quote a text that begins with '&' or '*'")]
    [InlineData("a:\n\tb: 1\n", "(2,1): error MM3002: a tab indents this line; YAML indents with spaces only")]
    [InlineData("a: 1\nb:\n  c: 1\n  \td: 1\n", "(4,3): error MM3002: a tab indents this line; YAML indents with spaces only")]
    [InlineData("\ta: 1\n", "(1,1): error MM3002: a tab indents this line; YAML indents with spaces only")]
    [InlineData("a: 1\n b: 2\n", "(2,2): error MM3003: this line is indented deeper than the one above, which has a value already; begin it at column 1")]
    [InlineData("a:\n  b: 1\n c: 2\n", "(3,2): error MM3003: this line begins at column 2, where no mapping or list above begins")]
    [InlineData("spec:\n  list:\n    - a\n   - b\n", "(4,4): error MM3003: a list item stands where a key is expected; indent it as the list it belongs to")]
    [InlineData("spec:\n  b:\n  - x\n   - y\n  c: 1\n", "(4,4): warning MM3003: this line goes on with the text above it; indent it less to make it an item of the list")]
    [InlineData("? [a]\n: b\n", "(1,3): error MM3005: a key must be text, not a sequence; quote it if it is meant as text")]
    [InlineData("a: {{ x }}\n", "(1,5): error MM3005: a key must be text, not a mapping; quote it if it is meant as text")]
    [InlineData("null: 1\n", "(1,1): error MM3005: the key 'null' is null, not text; quote it")]
    [InlineData(": 1\n", "(1,1): error MM3005: a key is missing before ':'")]
    [InlineData("\r-\n:", "(1,1): error MM3001: a value is expected, not a line break")]
    [InlineData("a: &xx 1\nb: *xy\n", "(2,4): error MM3006: unknown anchor '*xy': there is no '&xy' above it in this document; did you mean 'xx'?")]
    [InlineData("a: *x\n", "(1,4): error MM3006: unknown anchor '*x': there is no '&x' above it in this document\n  a string that begins with '*' must be quoted")]
    [InlineData("a: &x\n  - *x\n", "(2,5): error MM3007: '*x' is inside '&x' itself and would never end")]
    [InlineData("a: \u0001\n", "(1,4): error MM3010: the control character U+0001 cannot stand in YAML; remove it or write it as \"\\u0001\" in double quotes")]
    [InlineData("a: \u2028\n", "(1,4): error MM3010: the character U+2028 is a line break to some YAML readers; write it as \"\\u2028\" in double quotes")]
    [InlineData("a: 1\n\uFEFFb: 1\n", "(2,1): error MM3010: a byte order mark (U+FEFF) stands in the middle of the text; remove it")]
    [InlineData("a: !vault x\n", "(1,4): error MM3011: the tag '!vault' has no meaning in a manifest; remove it, or quote the value if it is meant as text")]
    [InlineData("a: !!binary aGk=\n", "(1,4): error MM3011: the tag '!!binary' has no meaning in a manifest; write the base64 text itself, without a tag")]
    [InlineData("a: !!int x\n", "(1,4): error MM3011: 'x' is not what its tag '!!int' says")]
    [InlineData("a: !!str {}\n", "(1,4): error MM3011: the tag '!!str' does not fit a mapping")]
    [InlineData("<<: 1\n", "(1,1): error MM3012: '<<' merges a mapping or a list of mappings, not an integer\n  to have a key of that name, quote it: \"<<\"")]
    [InlineData("%YAML 1.3\n---\na\n", "(1,1): warning MM3013: the directive '%YAML 1.3' is not known and has no effect")]
    [InlineData("a: 1\n...\n%FOO x\n---\nb: 1\n", "(3,1): warning MM3013: the directive '%FOO x' is not known and has no effect")]
    public void Each_mistake_is_told_at_its_place(string text, string expected) =>
        Assert.Equal("a.yaml" + expected, Assert.Single(Read(text).Diagnostics).ToString());

    [Fact]
    public void Every_duplicate_key_is_reported_with_both_places() => Assert.Equal(
        [
            "a.yaml(2,1): error MM3004: the key 'a' stands twice in this mapping; remove one\n  first at a.yaml(1,1)",
            "a.yaml(5,3): error MM3004: the key 'c' stands twice in this mapping; remove one\n  first at a.yaml(4,3)",
            "a.yaml(6,3): error MM3004: the key 'c' stands twice in this mapping; remove one\n  first at a.yaml(4,3)",
        ],
        Read("a: 1\na: 2\nb:\n  c: 1\n  c: 2\n  \"c\": 3\n").Diagnostics.Select(diagnostic => diagnostic.ToString()));

    [Fact]
    public void What_a_message_quotes_is_short_and_on_one_line()
    {
        var key = new string('k', 500);

        Assert.Equal($"the key '{key[..57]}...' stands twice in this mapping; remove one", Assert.Single(Read($"{key}: 1\n{key}: 2\n").Diagnostics).Message);
        Assert.Equal("the key 'a b' stands twice in this mapping; remove one", Assert.Single(Read("{\"a\\nb\": 1, \"a\\nb\": 2}").Diagnostics).Message);
    }

    [Fact]
    public void Reading_goes_on_with_the_next_document()
    {
        var (documents, diagnostics) = Read("a: 1\n---\nb: [\n---\nc: 1\n---\na:\n\tb: 1\n---\n d: 1\n  e: 2\n---\nf: 1\n");

        Assert.Equal([1, 5, 13], documents.Select(document => document.Location.Start.Line));
        Assert.Equal(["4,1", "8,1", "11,3"], diagnostics.Select(diagnostic => diagnostic.Location!.Start.ToString()));
    }

    [Fact]
    public void Documents_without_content_are_left_out()
    {
        var (documents, diagnostics) = Read("# a comment\n---\n---\n# another\n---\na: 1\n---\n...\n---\nnull\n");

        Assert.Empty(diagnostics);
        Assert.Equal([6, 10], documents.Select(document => document.Location.Start.Line));
        Assert.Empty(Read("").Value);
        Assert.Empty(Read("# nothing\n").Value);
    }

    [Theory]
    [InlineData("", "(1,1): error MM3014: the file holds nothing; one document is expected")]
    [InlineData("a: 1\n---\nb: 1\n", "(3,1): error MM3014: a second document begins here; this file holds exactly one")]
    public void A_single_document_is_neither_none_nor_two(string text, string expected) =>
        Assert.Equal("a.yaml" + expected, Assert.Single(YamlReader.ReadSingle(new SourceText("a.yaml", text)).Diagnostics).ToString());

    private static Result<System.Collections.Immutable.ImmutableArray<YamlDocument>> Read(string text) =>
        YamlReader.Read(new SourceText("a.yaml", text));
}
