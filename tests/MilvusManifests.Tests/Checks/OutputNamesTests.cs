using MilvusManifests.Checks;
using MilvusManifests.Delivery;

namespace MilvusManifests.Tests.Checks;

public class OutputNamesTests
{
    [Theory]
    [InlineData("../a.yaml", "has a segment '..'; write it relative to the output folder")]
    [InlineData("/etc/passwd", "has an empty segment; write it relative to the output folder")]
    [InlineData("a//b.yaml", "has an empty segment; write it relative to the output folder")]
    [InlineData("a/./b.yaml", "has a segment '.'; write it relative to the output folder")]
    [InlineData("", "is empty")]
    [InlineData("a\\b.yaml", "holds '\\'; segments are divided by '/'")]
    [InlineData("C:/a.yaml", "holds ':'; segments are divided by '/'")]
    [InlineData("a\nb.yaml", "holds a control character")]
    [InlineData(".git/hooks/pre-commit", "has a segment '.git', which belongs to another tool or to the writing itself")]
    [InlineData(".milvus-manifests/journal", "has a segment '.milvus-manifests', which belongs to another tool or to the writing itself")]
    [InlineData("Manifests.lock.yaml", "is named 'Manifests.lock.yaml', the list of files that is written with every set")]
    [InlineData("milvus/aux.yaml", "has a segment 'aux.yaml', a device on Windows")]
    [InlineData("a./b.yaml", "has a segment that ends in '.', which Windows drops")]
    public void A_name_that_leaves_the_folder_or_that_no_system_takes_is_refused(string path, string fault) =>
        Assert.Equal([$"error MM5001: the output file name '{path}' {fault}"], Find(path, "good.yaml"));

    [Fact]
    public void Names_that_collide_are_refused() =>
        Assert.Equal(
            [
                "error MM5002: 'a.yaml' is written twice",
                "error MM5002: 'A.yaml' and 'a.yaml' differ only in letter case and are one file on Windows and macOS",
                "error MM5002: 'x' is a file, and 'x/y' needs a folder of that name",
                "error MM5002: the folders 'dir' and 'Dir' differ only in letter case and are one folder on Windows and macOS",
            ],
            Find("a.yaml", "a.yaml", "A.yaml", "x", "x/y", "Dir/a", "dir/b"));

    private static string[] Find(params string[] paths) =>
        [.. OutputNames.Find(new OutputSet([.. paths.Select(path => OutputFile.FromText(path, "1"))])).Select(diagnostic => diagnostic.ToString())];
}
