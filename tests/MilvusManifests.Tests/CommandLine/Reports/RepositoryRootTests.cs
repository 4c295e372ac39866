using MilvusManifests.Cli.Reports;

namespace MilvusManifests.Tests.CommandLine.Reports;

/// <summary>Paths in reports, as they are and as URIs.</summary>
public class RepositoryRootTests
{
    [Theory]
    [InlineData("", "a.yaml", "a.yaml")]
    [InlineData("", "./a/../b.yaml", "b.yaml")]
    [InlineData("", "../b.yaml", "../b.yaml")]
    [InlineData("clusters/eu", "a.yaml", "clusters/eu/a.yaml")]
    [InlineData("clusters/eu", "../us/a.yaml", "clusters/us/a.yaml")]
    [InlineData("clusters/eu", "../../../a.yaml", "../a.yaml")]
    [InlineData("clusters/eu", ".", "clusters/eu")]
    [InlineData("", ".", ".")]
    [InlineData("clusters/eu", "/etc/a.yaml", "/etc/a.yaml")]
    public void A_path_is_relative_to_the_root(string prefix, string shown, string path) => Assert.Equal(path, new RepositoryRoot(prefix).PathOf(shown));

    [Theory]
    [InlineData("a.yaml", "a.yaml")]
    [InlineData("a b/100%/c:d.yaml", "a%20b/100%25/c%3Ad.yaml")]
    [InlineData("é/日.yaml", "%C3%A9/%E6%97%A5.yaml")]
    [InlineData("a#b?c.yaml", "a%23b%3Fc.yaml")]
    [InlineData("../a.yaml", "../a.yaml")]
    [InlineData("/etc/a b.yaml", "file:///etc/a%20b.yaml")]
    public void A_path_is_a_URI(string path, string expected) => Assert.Equal(expected, RepositoryRoot.UriOf(path));

    // An attribute cannot hold half of a pair.
    [Fact]
    public void Half_of_a_surrogate_pair_is_replaced() => Assert.Equal("%EF%BF%BD.yaml", RepositoryRoot.UriOf("\uD800.yaml"));

    [Fact]
    public void The_root_is_the_nearest_folder_with_a_git_folder_or_file()
    {
        var folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, ".git"));
            Directory.CreateDirectory(Path.Combine(folder, "a", "b"));
            Assert.Equal(["", "a", "a/b"], ((string[])["", "a", "a/b"]).Select(below => RepositoryRoot.Above(Path.GetFullPath(Path.Combine(folder, below)).TrimEnd('/')).Prefix));

            File.WriteAllText(Path.Combine(folder, "a", ".git"), "gitdir: elsewhere\n");
            Assert.Equal("b", RepositoryRoot.Above(Path.Combine(folder, "a", "b")).Prefix);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
