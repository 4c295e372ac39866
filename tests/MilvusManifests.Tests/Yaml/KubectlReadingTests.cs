using System.Globalization;
using MilvusManifests.Json;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Yaml;

/// <summary>What is reported of manifests of others.</summary>
public class KubectlReadingTests
{
    [Theory]
    [InlineData("a: {b: {c: d} e: f}\n", "(1,15): error MM3001: missing ',' before this")]
    [InlineData("a: [[b] [c]]\n", "(1,9): error MM3001: missing ',' before this")]
    [InlineData("a: [{b: c} {d: e}]\n", "(1,12): error MM3001: missing ',' before this")]
    [InlineData("a: {b: [c]d: e}\n", "(1,11): error MM3001: missing ',' before this")]
    [InlineData("a: {\"b\" \"c\"}\n", "(1,9): error MM3001: missing ':' or ',' before this")]
    [InlineData("a: {b: : c}\n", "(1,8): error MM3001: ':' is doubled; remove one")]
    [InlineData("a: {\"b\"::\"c\"}\n", "(1,9): error MM3001: ':' is doubled; remove one")]
    [InlineData("a: |\n      \n    b\n", "(3,5): error MM3001: the blank lines above have more spaces than this first line of the block is indented by; remove those spaces")]
    [InlineData("a: \"b\u2028c\"\n\"d\u2028\": e\n", "(1,6): warning MM3020: the character U+2028 is a line break to kubectl, Helm and Argo CD, which drop the blanks around it; write it as \"\\u2028\" in double quotes|(2,3): error MM3010: the character U+2028 is a line break to some YAML readers; write it as \"\\u2028\" in double quotes")]
    [InlineData("a: b\uFEFF\n", "(1,5): warning MM3020: an invisible byte order mark (U+FEFF) is part of this text; remove it")]
    [InlineData("a: \"b\nc: \"d\"\n", "(1,4): error MM3001: missing closing quote \", or the lines of this quoted string are indented less than its start")]
    [InlineData("a: [http://h/p?x=1]\n", "(1,15): warning MM3020: kubectl, Helm and Argo CD cannot read an unquoted '?' in a flow collection; quote the value")]
    [InlineData("a: [::1]\n", "(1,5): warning MM3020: kubectl, Helm and Argo CD cannot read an unquoted value that starts with ':' in a flow collection; quote it")]
    [InlineData("a: [@x]\n", "(1,5): error MM3001: an unquoted value cannot start with '@'; quote it")]
    [InlineData("a: [%x]\n", "(1,5): error MM3001: an unquoted value cannot start with '%'; quote it")]
    [InlineData("a: \"b\\/c\"\n", "(1,6): warning MM3020: kubectl, Helm and Argo CD cannot read the escape '\\/'; use '/'")]
    [InlineData("a: \"\\ud83d\\ude00\"\n", "(1,5): warning MM3020: kubectl, Helm and Argo CD cannot read a pair of surrogates as escapes; use \\U0001F600")]
    [InlineData("%YAML 1.1\n---\na: b\n", "(1,1): warning MM3013: kubectl, Helm and Argo CD cannot read the directive '%YAML 1.1'; remove it")]
    [InlineData("--- {a: b}\n", "(1,5): warning MM3020: kubectl, Helm and Argo CD cannot read content on the line of '---'; start it on the next line")]
    [InlineData("- a\n-\tb\n", "(2,2): warning MM3020: kubectl, Helm and Argo CD cannot read a tab after '-'; use a space")]
    [InlineData("a: &b.c d\n", "(1,4): warning MM3020: kubectl, Helm and Argo CD cannot read '.' in an anchor; use letters, digits, '-' and '_'")]
    [InlineData("a: |\n  \tb\n", "(2,3): warning MM3020: kubectl, Helm and Argo CD cannot read a tab at the start of a block's first line; give the block's indentation, such as '|2'")]
    [InlineData("a: b\n...\nc: d\n", "(3,1): warning MM3020: kubectl ignores what follows '...' up to the next '---'; start the document with '---'")]
    [InlineData("y: a\n", "(1,1): warning MM3018: kubectl, Helm and Argo CD read the key y as true, so the API server gets 'true', with Flux 'y'; quote it")]
    [InlineData("on: a\nyes: b\n", "(1,1): warning MM3018: kubectl, Helm and Argo CD read the key on as true, so the API server gets 'true', with Flux 'on'; quote it|(2,1): warning MM3018: kubectl, Helm and Argo CD read the key yes as true, so the API server gets 'true', with Flux 'yes'; quote it|(2,1): error MM3004: duplicate key 'true'; remove one\n  first at a(1,1)")]
    [InlineData("0x1F: a\n", "(1,1): warning MM3018: kubectl, Helm and Argo CD read the key 0x1F as 31, so the API server gets '31', and Flux refuses it; quote it")]
    [InlineData("18446744073709551615: a\n", "(1,1): error MM3005: kubectl refuses the number 18446744073709551615 as a key; quote it")]
    [InlineData("a: .inf\n", "(1,4): error MM3019: .inf is not a number that JSON has, so kubectl refuses the file; quote it if it is meant as a string")]
    [InlineData("&a b: c\n*a : d\n", "(2,1): error MM3004: duplicate key 'b'; remove one\n  first at a(1,1)")]
    public void Each_mistake_is_reported_at_its_location(string text, string expected) =>
        Assert.Equal(expected, string.Join("|", KubectlReader.Read(new SourceText("a", text)).Diagnostics.Select(found => found.ToString()[1..])));

    [Theory]
    [InlineData("{\"a\": 1}{\"b\": 2}\n{\"c\": 3}", "{\"a\":1} {\"b\":2} {\"c\":3}", "")]
    [InlineData("{\"a\": \"\u2028\u007f\"}", "{\"a\":\"\\u2028\\u007F\"}", "")]
    [InlineData("{\"a\": 1}\n---\n{\"b\": 2}\n", "{\"a\":1} {\"b\":2}", "(2,1): warning MM3020: not valid JSON, but valid YAML: expected a digit after '-'")]
    [InlineData("{\"a\": [1, 2,]}", "{\"a\":[1,2]}", "(1,13): warning MM3020: not valid JSON, but valid YAML: trailing comma before ']'")]
    [InlineData("{\"a\": {\"b\": 1} \"c\": 2}", "", "(1,16): error MM3101: expected ',' or '}'")]
    [InlineData("{\"a\"::1}", "", "(1,6): error MM3101: expected a value")]
    [InlineData("a: 1\n", "{\"a\":1}", "")]
    [InlineData("", "", "")]
    public void A_json_file_is_read_as_JSON_first(string text, string read, string said)
    {
        var (documents, found) = KubectlReader.Read(new SourceText("a.json", text));

        Assert.Equal((read, said), (string.Join(" ", documents.Select(document => JsonWriter.Write(document.Root))), string.Join("|", found.Select(diagnostic => diagnostic.ToString()["a.json".Length..]))));
    }

    [Fact]
    public void JSON_objects_follow_one_another_in_a_text_of_any_name() =>
        Assert.Equal([1, 1, 2], KubectlReader.Read(new SourceText("-", "{\"a\": 1} {\"a\": 2}\n{\"a\": 3}\n")).Value.Select(document => document.Location.Start.Line));

    [Fact]
    public void The_limit_of_nodes_is_each_documents_own()
    {
        var options = new MilvusManifests.Yaml.YamlReaderOptions { MaxNodes = 4 };
        string Read(string text) => string.Join("|", MilvusManifests.Yaml.YamlReader.Read(new SourceText("a", text), options).Diagnostics);

        Assert.Equal("", Read(string.Concat(Enumerable.Range(0, 50).Select(i => string.Create(CultureInfo.InvariantCulture, $"---\na: {i}\n")))));
        Assert.Equal("a(2,11): error MM3009: the document has more than 4 nodes", Read("---\n[1, 2, 3, 4, 5, 6]\n---\na: 1\n"));
    }

    [Theory]
    [InlineData("---\n\uFEFFa: 1\n", 1)]
    [InlineData("a: 1\n---\n\uFEFFb: 2\n", 2)]
    [InlineData("a: 1\r\n--- \r\n\uFEFFb: 2\r\nc: 3\r\n", 2)]
    [InlineData("a: 1\n...\n\uFEFF---\nb: 2\n", 2)]
    public void A_byte_order_mark_may_begin_a_later_document(string text, int documents)
    {
        var read = KubectlReader.Read(new SourceText("a", text));

        Assert.Equal((documents, ""), (read.Value.Length, string.Join("|", read.Diagnostics)));
    }
}
