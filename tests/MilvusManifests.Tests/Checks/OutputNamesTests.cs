using MilvusManifests.Checks;
using MilvusManifests.Delivery;

namespace MilvusManifests.Tests.Checks;

public class OutputNamesTests
{
    [Theory]
    [InlineData("../a.yaml", "has a segment '..'; write a path relative to the output folder")]
    [InlineData("/etc/passwd", "has an empty segment; write a path relative to the output folder")]
    [InlineData("a//b.yaml", "has an empty segment; write a path relative to the output folder")]
    [InlineData("a/./b.yaml", "has a segment '.'; write a path relative to the output folder")]
    [InlineData("", "is empty")]
    [InlineData("a\\b.yaml", "contains '\\'; separate segments with '/'")]
    [InlineData("C:/a.yaml", "contains ':'; separate segments with '/'")]
    [InlineData("a\nb.yaml", "contains a control character")]
    [InlineData(".git/hooks/pre-commit", "has a segment '.git', which is reserved for git or for milvus-manifests itself")]
    [InlineData(".milvus-manifests/journal", "has a segment '.milvus-manifests', which is reserved for git or for milvus-manifests itself")]
    [InlineData("Manifests.lock.yaml", "has a segment 'Manifests.lock.yaml', which is the name of the lock that is written with every set")]
    [InlineData("milvus/aux.yaml", "has a segment 'aux.yaml', which is a device on Windows")]
    [InlineData("milvus/GIT~1", "has a segment 'GIT~1', which may be the short name of another file on Windows")]
    [InlineData(".g\u200cit/hooks/pre-commit", "contains an invisible or invalid character")]
    [InlineData("a\ud800.yaml", "contains an invisible or invalid character")]
    [InlineData("a./b.yaml", "has a segment that ends with '.', which Windows drops")]
    public void A_name_that_leaves_the_folder_or_that_some_system_does_not_allow_is_rejected(string path, string fault) =>
        Assert.Equal([$"error MM5001: the output file name '{path.Replace('\n', ' ').Replace('\u200c', '?')}' {fault}"], Find(path, "good.yaml"));

    [Fact]
    public void Names_that_collide_are_refused() =>
        Assert.Equal(
            [
                "error MM5002: duplicate file 'a.yaml'",
                "error MM5002: 'A.yaml' and 'a.yaml' differ only in letter case and are one file on Windows and macOS",
                "error MM5002: 'x' is a file, and 'x/y' needs a folder of that name",
                "error MM5002: the folders 'dir' and 'Dir' differ only in letter case and are one folder on Windows and macOS",
            ],
            Find("a.yaml", "a.yaml", "A.yaml", "x", "x/y", "Dir/a", "dir/b"));

    [Fact]
    public void A_file_too_large_to_be_compared_is_refused() =>
        Assert.Equal(
            ["error MM5001: 'a.yaml' has more than 64 MiB"],
            OutputNames.Find(new OutputSet([new OutputFile("a.yaml", new byte[OutputFile.MaxLength + 1])])).Select(diagnostic => diagnostic.ToString()));

    private static string[] Find(params string[] paths) =>
        [.. OutputNames.Find(new OutputSet([.. paths.Select(path => OutputFile.FromText(path, "1"))])).Select(diagnostic => diagnostic.ToString())];
}
