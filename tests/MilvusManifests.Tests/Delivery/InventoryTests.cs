using MilvusManifests.Delivery;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Delivery;

/// <summary>The list of files as it is written and read.</summary>
public class InventoryTests
{
    private const string Hash = "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7";

    [Fact]
    public void A_list_is_read_as_it_was_written()
    {
        var list = Inventory.Of(OutputFolder.Set(("a.yaml", "1"), ("milvus/ns/r/b c.yaml", "2"), ("yes", "3"), ("1.0", ""), ("größe/#x.yaml", "4")));

        Assert.Equal(list.Files, Inventory.Read(new SourceText("x", list.Write())).Value!.Files);
        Assert.Contains("  \"yes\": sha256:", list.Write(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_list_is_read_as_it_was_written() =>
        Assert.Empty(Inventory.Read(new SourceText("x", Inventory.Empty.Write())).Value!.Files);

    [Fact]
    public void Other_keys_are_ignored()
    {
        var text = $"kind: Lock\nkubePrometheus:\n  version: {PinnedRelease.Tag}\nfiles:\n  # ours\n  a.yaml: sha256:{Hash}\n\nimages:\n  grafana: x\n";

        Assert.Equal(["a.yaml"], Inventory.Read(new SourceText("x", text)).Value!.Files.Keys);
    }

    [Theory]
    [InlineData("files:\n  ../x.yaml: sha256:" + Hash, "x(2,3): error MM5004: '../x.yaml' has a segment '..'; write a path relative to the output folder")]
    [InlineData("files:\n  a.yaml: sha256:12", "x(2,11): error MM5004: 'sha256:12' is not a SHA-256; expected 'sha256:' and 64 lower-case hexadecimal digits")]
    [InlineData("files:\n  a.yaml", "x(2,1): error MM5004: expected 'path: sha256:...'; restore the committed file")]
    [InlineData(
        "files:\n  a.yaml: sha256:" + Hash + "\n  a.yaml: sha256:" + Hash,
        "x(3,3): error MM5004: duplicate key 'a.yaml'; restore the committed file, or delete one of the lines")]
    [InlineData(
        "files:\n  a.yaml: sha256:" + Hash + "\n  A.yaml: sha256:" + Hash,
        "x(3,3): error MM5004: 'A.yaml' and 'a.yaml' differ only in letter case and are one file on Windows and macOS; restore the committed file")]
    [InlineData("files: {}\nkind: Lock\nfiles:\n", "x(3,1): error MM5004: duplicate key 'files'; restore the committed file")]
    [InlineData("files:\n<<<<<<< HEAD\n", "x(2,1): error MM5004: unresolved merge conflict; check out either side and generate again")]
    [InlineData(
        "kind: Lock\n",
        "x(1,1): error MM5004: the key 'files' is missing, so it is unknown which files are generated; restore the committed file")]
    [InlineData("a: [\nfiles: {}\n", "x(1,4): error MM5004: not valid YAML: '[' is not closed: ',' or ']' is missing; restore the committed file")]
    [InlineData("kind:Lock\nfiles: {}\n", "x(1,5): error MM5004: not valid YAML: missing space after ':' in 'kind:Lock'; restore the committed file")]
    [InlineData("files:\n  a.yaml: sha256:" + Hash + "\ntool: \"1\n", "x(3,7): error MM5004: not valid YAML: missing closing quote \"; restore the committed file")]
    [InlineData("images:\n\ta: b\nfiles: {}\n", "x(2,1): error MM5004: not valid YAML: this line is indented with a tab; use spaces; restore the committed file")]
    [InlineData("text\n", "x(1,1): error MM5004: expected a mapping with 'files', found a string; restore the committed file")]
    [InlineData("- a\n", "x(1,1): error MM5004: expected a mapping with 'files', found a sequence; restore the committed file")]
    [InlineData("files: 5\n", "x(1,8): error MM5004: expected a mapping of paths in 'files', found an integer; restore the committed file")]
    public void A_list_that_is_damaged_or_ambiguous_is_refused(string text, string expected) =>
        Assert.Equal([expected], Inventory.Read(new SourceText("x", text)).Diagnostics.Select(diagnostic => diagnostic.ToString()));

    [Fact]
    public void Nothing_is_overwritten_where_the_list_cannot_be_read()
    {
        using var output = new OutputFolder();
        output.Put("manifests.lock.yaml", "files:\n<<<<<<< HEAD\n").Put("a.yaml", "1");
        var before = output.Everything();

        Assert.Equal("MM5004", Assert.Single(output.Write(("a.yaml", "2")).Diagnostics).Code.Id);
        Assert.Equal(before, output.Everything());
    }
}
