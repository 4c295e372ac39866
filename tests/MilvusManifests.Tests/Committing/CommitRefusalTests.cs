using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Committing;

/// <summary>What <c>commit</c> refuses, and that everything is then as it was.</summary>
public sealed class CommitRefusalTests : IDisposable
{
    private readonly GitOpsFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_set_without_objects_is_refused()
    {
        folder.Objects("a");
        folder.Commit("--repository", "../remote.git");
        folder.Objects();

        var run = folder.Commit("--repository", "../remote.git");

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith(
            "error MM5305: the set has no objects\n  if it is meant, look at it with --dry-run --allow-shrink, then commit it with --allow-shrink\n\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(["output: 1 object"], folder.Log("remote.git"));
        Assert.Equal(0, folder.Commit("--repository", "../remote.git", "--allow-shrink").ExitCode);
        Assert.DoesNotContain("output/manifests/a.yaml", folder.Files("remote.git"));
    }

    [Fact]
    public void A_set_that_keeps_fewer_than_half_of_the_objects_is_refused()
    {
        folder.Objects("a", "b", "c", "d");
        folder.Commit("--repository", "../remote.git");
        folder.Objects("a", "e=1", "f=2", "g=3", "h=4");

        Assert.Equal(
            new CommandLineRun(
                1,
                "",
                "error MM5305: only 1 of the 4 objects in 'output' of branch 'main' would be left\n  if it is meant, look at it with --dry-run --allow-shrink, then commit it with --allow-shrink\n\n"),
            folder.Commit("--repository", "../remote.git"));

        folder.Objects("a", "b");
        Assert.Equal(0, folder.Commit("--repository", "../remote.git").ExitCode);
        folder.Objects("e");
        Assert.Equal(0, folder.Commit("--repository", "../remote.git", "--allow-shrink").ExitCode);
    }

    [Fact]
    public void A_commit_that_would_be_lost_is_wrong_usage()
    {
        folder.Objects("a");

        Assert.Equal(
            new CommandLineRun(
                2,
                "",
                "milvus-manifests: the repository is a URL, so that a commit would be lost: add --push, or --dry-run to see what would be committed\n"
                + "Run 'milvus-manifests commit --help' for usage.\n"),
            folder.Commit("--repository", folder.Url));
    }

    [Theory]
    [InlineData("../output", "'../output' is not below the root of the repository")]
    [InlineData("/etc", "'/etc' is not below the root of the repository")]
    [InlineData(".git/hooks", "'.git/hooks' has a segment '.git', which is reserved for git or for milvus-manifests itself")]
    [InlineData("link/eu", "'link/eu' leads out of the repository through a symbolic link")]
    public void A_folder_outside_the_repository_is_refused(string path, string message)
    {
        folder.Clone("clone");
        File.CreateSymbolicLink(folder.At("clone/link"), "/tmp");
        folder.Git("clone", "add", "link");
        folder.Git("clone", "commit", "--quiet", "--message", "Add link");
        folder.Objects("a");

        Assert.Equal(new CommandLineRun(1, "", $"error MM5309: {message}\n"), folder.Commit("--repository", "../clone", "--path", path));
    }

    [Theory]
    [InlineData("vendor", "vendor")]
    [InlineData("vendor/eu", "vendor")]
    [InlineData(".", "manifests")]
    public void A_submodule_is_not_replaced(string path, string submodule)
    {
        folder.Clone("clone");
        folder.CommitFile("clone", "README.md", "of mine");
        folder.Git("clone", "update-index", "--add", "--cacheinfo", $"160000,{folder.Git("clone", "rev-parse", "HEAD")},{submodule}");
        folder.Git("clone", "commit", "--quiet", "--message", "Add submodule");
        folder.Git("clone", "switch", "--quiet", "--create", "work");
        folder.Objects("a");

        Assert.Equal(
            new CommandLineRun(1, "", $"error MM5309: '{submodule}' is a submodule, and its files belong to another repository\n"),
            folder.Commit("--repository", "../clone", "--path", path));
        Assert.Equal(["Add submodule", "Add README.md"], folder.Log("clone"));
    }

    [Fact]
    public void A_file_that_was_edited_on_the_branch_is_not_overwritten()
    {
        folder.Objects("a=1");
        folder.Commit("--repository", "../remote.git");
        folder.Clone("clone");
        folder.CommitFile("clone", "output/manifests/a.yaml", "edited");
        folder.Objects("a=2");

        var run = folder.Commit("--repository", "../clone");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("main:output/manifests/a.yaml(1,1): error MM5009: 'manifests/a.yaml' was edited since it was generated and would be overwritten", run.Error, StringComparison.Ordinal);
        Assert.Equal("edited", folder.Git("clone", "show", "main:output/manifests/a.yaml"));
    }

    [Fact]
    public void Nobody_is_made_up_who_commits()
    {
        folder.Write("gitconfig", "[init]\n\tdefaultBranch = main\n");
        folder.Objects("a");

        Assert.Equal(
            new CommandLineRun(1, "", "error MM5304: git does not know who commits: user.name or user.email is not set\n"),
            folder.Commit("--repository", "../remote.git"));
        Assert.Equal("", folder.Git("remote.git", "for-each-ref"));
    }

    [Theory]
    [InlineData("../missing", "main", "error MM5301: folder '../missing' not found\n")]
    [InlineData("..", "main", "error MM5301: '..' is not a git repository\n")]
    [InlineData("../remote.git", "a..b", "error MM5302: 'a..b' is not a name that a branch can have\n")]
    [InlineData("file:///missing/of/all", "main", "error MM5301: 'file:///missing/of/all' cannot be reached: '/missing/of/all' does not appear to be a git repository\n")]
    public void A_repository_or_branch_that_cannot_be_used_is_named(string repository, string branch, string error)
    {
        folder.Objects("a");

        Assert.Equal(new CommandLineRun(1, "", error), folder.Commit("--repository", repository, "--branch", branch, "--dry-run"));
    }

    [Fact]
    public void No_password_of_a_URL_is_printed()
    {
        folder.Objects("a");

        var run = folder.Commit("--repository", "http://ann:swordfish@127.0.0.1:1/a.git", "--push", "--verbose");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error MM5301: 'http://ann:(hidden)@127.0.0.1:1/a.git' cannot be reached: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("swordfish", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_with_an_error_touches_no_repository()
    {
        folder.Objects("a");
        folder.Template("b", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b, namespace: apps}\ndta: {}\n");

        var run = folder.Commit("--repository", "../missing");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error MM4003: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("MM5301", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hook_that_refuses_keeps_the_branch_as_it_was()
    {
        folder.Clone("clone");
        folder.CommitFile("clone", "README.md", "of mine");
        folder.Hook("clone/.git/hooks/commit-msg", "echo 'no ticket in the message' >&2; grep -q TICKET \"$1\"");
        folder.Objects("a");

        Assert.Equal(new CommandLineRun(1, "", "error MM5306: git did not commit: no ticket in the message\n"), folder.Commit("--repository", "../clone"));
        Assert.Equal(["Add README.md"], folder.Log("clone"));
        Assert.Equal([], folder.LeftBehind("clone"));
        Assert.Equal(0, folder.Commit("--repository", "../clone", "--subject", "TICKET-1: monitoring").ExitCode);
    }
}
