using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Yaml;

public class YamlDiagnosticsTests
{
    [Theory]
    [InlineData("a: b: c\n", "(1,5): error MM3001: ':' is not allowed in an unquoted value; quote the value, or start the mapping on its own line")]
    [InlineData("a: \"b\": c\n", "(1,7): error MM3001: ':' is not allowed in an unquoted value; quote the value, or start the mapping on its own line")]
    [InlineData("key\nb: 1\n", "(1,1): error MM3001: missing ':' after 'key'")]
    [InlineData("x: 1\nkey\nb: 1\n", "(2,1): error MM3001: missing ':' after 'key'")]
    [InlineData("a:b\nc: d\n", "(1,2): error MM3001: missing space after ':' in 'a:b'")]
    [InlineData("a: [1, 2\nb: 3\n", "(1,4): error MM3001: '[' is not closed: ',' or ']' is missing")]
    [InlineData("a: {b: 1\n", "(1,4): error MM3001: '{' is not closed: ',' or '}' is missing")]
    [InlineData("a: 'x\nb: 1\n", "(1,4): error MM3001: missing closing quote '")]
    [InlineData("a: 1\nb: \"x\n", "(2,4): error MM3001: missing closing quote \"")]
    [InlineData("a: \"\\d+\"\n", "(1,5): error MM3001: '\\d' is not a valid escape in double quotes; write '\\\\' for a backslash, or use single quotes")]
    [InlineData("a: \"\\ud800\"\n", "(1,4): error MM3001: an escape in this quoted string is not a valid character")]
    [InlineData("a: 'b' c\n", "(1,8): error MM3001: 'c' is not allowed after a complete value; quote the whole value")]
    [InlineData("a: {b: c}d\n", "(1,10): error MM3001: 'd' is not allowed after a complete value; quote the whole value")]
    [InlineData("a:\n- b\n-c\n", "(3,1): error MM3001: missing space after '-'")]
    [InlineData("- a\nb: 1\n", "(2,1): error MM3001: expected a list item, found a key; start the item with '- '")]
    [InlineData("a: - b\n", "(1,4): error MM3001: '- ' is not allowed here; start the list on its own line, or quote the string")]
    [InlineData("a: @x\n", "(1,4): error MM3001: an unquoted value cannot start with '@'; quote it")]
    [InlineData("a: ]\n", "(1,4): error MM3001: expected a value, found ']'")]
    [InlineData("[a, b]]\n", "(1,7): error MM3001: the document is complete; start another one with '---'")]
    [InlineData("a: |x\n  s\n", "(1,4): error MM3001: only '+', '-', a digit from 1 to 9 and a comment are allowed after '|' or '>'")]
    [InlineData("a: *\n", "(1,4): error MM3001: the name of an anchor or alias consists of letters, digits, '-' and '_'; quote a string that starts with '&' or '*'")]
    [InlineData("a:\n\tb: 1\n", "(2,1): error MM3002: this line is indented with a tab; use spaces")]
    [InlineData("a: 1\nb:\n  c: 1\n  \td: 1\n", "(4,3): error MM3002: this line is indented with a tab; use spaces")]
    [InlineData("\ta: 1\n", "(1,1): error MM3002: this line is indented with a tab; use spaces")]
    [InlineData("a: 1\n b: 2\n", "(2,2): error MM3003: this line is indented deeper than the one above, which already has a value; start it at column 1")]
    [InlineData("a:\n  b: 1\n c: 2\n", "(3,2): error MM3003: this line starts at column 2, which matches no mapping or list above")]
    [InlineData("spec:\n  list:\n    - a\n   - b\n", "(4,4): error MM3003: expected a key, found a list item; indent it like the list it belongs to")]
    [InlineData("spec:\n  b:\n  - x\n   - y\n  c: 1\n", "(4,4): warning MM3003: this line continues the string above it; indent it less to make it an item of the list")]
    [InlineData("? [a]\n: b\n", "(1,3): error MM3005: a key must be a string, not a sequence; quote it if it is meant as a string")]
    [InlineData("a: {{ x }}\n", "(1,5): error MM3005: a key must be a string, not a mapping; quote it if it is meant as a string")]
    [InlineData("null: 1\n", "(1,1): error MM3005: the key 'null' is null, not a string; quote it")]
    [InlineData(": 1\n", "(1,1): error MM3005: missing key before ':'")]
    [InlineData("\r-\n:", "(3,1): error MM3001: expected a value, found ':'")]
    [InlineData("a: &xx 1\nb: *xy\n", "(2,4): error MM3006: unknown anchor '*xy': no '&xy' precedes it in this document; did you mean 'xx'?")]
    [InlineData("a: *x\n", "(1,4): error MM3006: unknown anchor '*x': no '&x' precedes it in this document\n  quote a string that starts with '*'")]
    [InlineData("a: &x\n  - *x\n", "(2,5): error MM3007: '*x' is inside '&x' itself, which would expand forever")]
    [InlineData("a: \u0001\n", "(1,4): error MM3010: the control character U+0001 is not allowed in YAML; remove it or write it as \"\\u0001\" in double quotes")]
    [InlineData("a: \u2028\n", "(1,4): error MM3010: the character U+2028 is a line break to some YAML readers; write it as \"\\u2028\" in double quotes")]
    [InlineData("a: 1\n\uFEFFb: 1\n", "(2,1): error MM3010: byte order mark (U+FEFF) in the middle of the text; remove it")]
    [InlineData("a: !vault x\n", "(1,4): error MM3011: the tag '!vault' is not supported in a manifest; remove it, or quote the value if it is meant as a string")]
    [InlineData("a: !!binary aGk=\n", "(1,4): error MM3011: the tag '!!binary' is not supported in a manifest; write the base64 string without a tag")]
    [InlineData("a: !!int x\n", "(1,4): error MM3011: 'x' does not match its tag '!!int'")]
    [InlineData("a: !!str {}\n", "(1,4): error MM3011: the tag '!!str' is not allowed on a mapping")]
    [InlineData("<<: 1\n", "(1,1): error MM3012: '<<' merges a mapping or a list of mappings, not an integer\n  to have a key of that name, quote it: \"<<\"")]
    [InlineData("%YAML 1.3\n---\na\n", "(1,1): warning MM3013: unknown directive '%YAML 1.3' is ignored")]
    [InlineData("a: 1\n...\n%FOO x\n---\nb: 1\n", "(3,1): warning MM3013: unknown directive '%FOO x' is ignored")]
    public void Each_mistake_is_reported_at_its_location(string text, string expected) =>
        Assert.Equal("a.yaml" + expected, Assert.Single(Read(text).Diagnostics).ToString());

    [Fact]
    public void Every_duplicate_key_is_reported_with_both_places() => Assert.Equal(
        [
            "a.yaml(2,1): error MM3004: duplicate key 'a'; remove one\n  first at a.yaml(1,1)",
            "a.yaml(5,3): error MM3004: duplicate key 'c'; remove one\n  first at a.yaml(4,3)",
            "a.yaml(6,3): error MM3004: duplicate key 'c'; remove one\n  first at a.yaml(4,3)",
        ],
        Read("a: 1\na: 2\nb:\n  c: 1\n  c: 2\n  \"c\": 3\n").Diagnostics.Select(diagnostic => diagnostic.ToString()));

    [Fact]
    public void What_a_message_quotes_is_short_and_on_one_line()
    {
        var key = new string('k', 500);

        Assert.Equal($"duplicate key '{key[..57]}...'; remove one", Assert.Single(Read($"{key}: 1\n{key}: 2\n").Diagnostics).Message);
        Assert.Equal("duplicate key 'a b'; remove one", Assert.Single(Read("{\"a\\nb\": 1, \"a\\nb\": 2}").Diagnostics).Message);
    }

    [Fact]
    public void Reading_continues_with_the_next_document()
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
    [InlineData("", "(1,1): error MM3014: the file is empty; expected one document")]
    [InlineData("a: 1\n---\nb: 1\n", "(3,1): error MM3014: a second document starts here; the file must contain exactly one")]
    public void A_single_document_is_neither_none_nor_two(string text, string expected) =>
        Assert.Equal("a.yaml" + expected, Assert.Single(YamlReader.ReadSingle(new SourceText("a.yaml", text)).Diagnostics).ToString());

    private static Result<System.Collections.Immutable.ImmutableArray<YamlDocument>> Read(string text) =>
        YamlReader.Read(new SourceText("a.yaml", text));
}
