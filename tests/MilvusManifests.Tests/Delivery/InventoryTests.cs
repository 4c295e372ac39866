using MilvusManifests.Delivery;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Delivery;

/// <summary>The list of files as it is written and read.</summary>
public class InventoryTests
{
    private const string Hash = "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7";

    [Fact]
    public void What_is_written_is_read_back()
    {
        var list = Inventory.Of(OutputFolder.Set(("a.yaml", "1"), ("milvus/ns/r/b c.yaml", "2"), ("yes", "3"), ("1.0", ""), ("größe/#x.yaml", "4")));

        Assert.Equal(list.Files, Inventory.Read(new SourceText("x", list.Write())).Value!.Files);
        Assert.Contains("  \"yes\": sha256:", list.Write(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_list_is_read_back() =>
        Assert.Empty(Inventory.Read(new SourceText("x", Inventory.Empty.Write())).Value!.Files);

    [Fact]
    public void Keys_beside_the_files_are_passed_over()
    {
        var text = $"kind: Lock\nkubePrometheus:\n  version: v0.18.0\nfiles:\n  # ours\n  a.yaml: sha256:{Hash}\n\nimages:\n  grafana: x\n";

        Assert.Equal(["a.yaml"], Inventory.Read(new SourceText("x", text)).Value!.Files.Keys);
    }

    [Theory]
    [InlineData("files:\n  ../x.yaml: sha256:" + Hash, "x(2,3): error MM5004: '../x.yaml' has a segment '..'; write it relative to the output folder")]
    [InlineData("files:\n  a.yaml: sha256:12", "x(2,11): error MM5004: 'sha256:12' is no SHA-256; it is 'sha256:' and 64 lower-case hexadecimal digits")]
    [InlineData("files:\n  a.yaml", "x(2,1): error MM5004: this is no line of the form 'path: sha256:...'; take the committed file back")]
    [InlineData(
        "files:\n  a.yaml: sha256:" + Hash + "\n  a.yaml: sha256:" + Hash,
        "x(3,3): error MM5004: 'a.yaml' is listed twice; take the committed file back, or delete one of the lines")]
    [InlineData("files:\n<<<<<<< HEAD\n", "x(2,1): error MM5004: a merge conflict is left here; take either side and generate again")]
    [InlineData(
        "kind: Lock\n",
        "x(1,1): error MM5004: the key 'files' is missing, so that nobody knows which files are generated; take the committed file back")]
    public void A_list_that_says_nothing_sure_is_refused(string text, string expected) =>
        Assert.Equal([expected], Inventory.Read(new SourceText("x", text)).Diagnostics.Select(diagnostic => diagnostic.ToString()));

    [Fact]
    public void Nothing_is_written_over_a_list_that_cannot_be_read()
    {
        using var output = new OutputFolder();
        output.Put("manifests.lock.yaml", "files:\n<<<<<<< HEAD\n").Put("a.yaml", "1");
        var before = output.Everything();

        Assert.Equal("MM5004", Assert.Single(output.Write(("a.yaml", "2")).Diagnostics).Code.Id);
        Assert.Equal(before, output.Everything());
    }
}
