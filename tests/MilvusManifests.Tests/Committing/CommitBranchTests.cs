using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Committing;

/// <summary>The branch that <c>commit</c> moves, and the checkouts that it leaves alone.</summary>
public sealed class CommitBranchTests : IDisposable
{
    private readonly GitOpsFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_branch_that_does_not_exist_is_created_from_the_default_branch()
    {
        folder.Clone("clone");
        folder.CommitFile("clone", "README.md", "of mine");
        folder.Objects("a");

        var run = folder.Commit("--repository", "../clone", "--branch", "deploy");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith($"Committed {folder.Id("clone", "deploy")} to branch 'deploy' of ../clone, created from 'main'\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(["output: 1 object", "Add README.md"], folder.Log("clone", "deploy"));
        Assert.Equal(["Add README.md"], folder.Log("clone", "main"));
    }

    [Fact]
    public void A_branch_is_created_too_if_the_default_branch_has_the_set_already()
    {
        folder.Objects("a");
        folder.Commit("--repository", "../remote.git");

        Assert.Equal(
            new CommandLineRun(0, "Nothing to commit: output on branch 'deploy' of ../remote.git, created from 'main' is up to date (1 object)\n", ""),
            folder.Commit("--repository", "../remote.git", "--branch", "deploy"));
        Assert.Equal(folder.Id("remote.git"), folder.Id("remote.git", "deploy"));
    }

    [Fact]
    public void Somebody_who_commits_to_the_branch_first_loses_nothing()
    {
        Needs.Unix();
        folder.Clone("clone");
        folder.CommitFile("clone", "README.md", "of mine");
        folder.Git("clone", "switch", "--quiet", "--create", "work");
        folder.Hook("clone/.git/hooks/post-commit", """
            git rev-parse --verify --quiet refs/other && exit 0
            other=$(git commit-tree -p main -m Other 'main^{tree}')
            git update-ref refs/other "$other" && git update-ref refs/heads/main "$other"
            """);
        folder.Objects("a");

        Assert.Equal(0, folder.Commit("--repository", "../clone").ExitCode);
        Assert.Equal(["output: 1 object", "Other", "Add README.md"], folder.Log("clone"));
    }

    [Fact]
    public void A_repository_without_a_default_branch_cannot_give_a_new_branch_its_start()
    {
        folder.Clone("clone");
        folder.CommitFile("clone", "README.md", "of mine");
        folder.Git("clone", "symbolic-ref", "HEAD", "refs/heads/gone");
        folder.Objects("a");

        Assert.Equal(
            new CommandLineRun(1, "", "error MM5302: branch 'deploy' does not exist, and the repository has no default branch to create it from\n"),
            folder.Commit("--repository", "../clone", "--branch", "deploy"));
    }

    [Fact]
    public void A_checkout_whose_folder_was_deleted_is_none()
    {
        folder.Clone("clone");
        folder.CommitFile("clone", "README.md", "of mine");
        folder.Git("clone", "worktree", "add", "--quiet", "-b", "deploy", "../tree");
        Directory.Delete(folder.At("tree"), recursive: true);
        folder.Objects("a");

        Assert.Equal((0, ""), folder.Commit("--repository", "../clone", "--branch", "deploy") is var run ? (run.ExitCode, run.Error) : default);
        Assert.Equal(["output: 1 object", "Add README.md"], folder.Log("clone", "deploy"));
    }

    [Fact]
    public void A_clean_checkout_of_the_branch_follows()
    {
        folder.Clone("clone");
        folder.CommitFile("clone", "README.md", "of mine");
        folder.Write("clone/untracked.txt", "of mine");
        folder.Objects("a");

        Assert.Equal(0, folder.Commit("--repository", "../clone").ExitCode);

        Assert.Equal("?? untracked.txt", folder.Git("clone", "status", "--porcelain"));
        Assert.True(File.Exists(folder.At("clone/output/manifests/a.yaml")));
        Assert.Equal([], folder.LeftBehind("clone"));
    }

    [Fact]
    public void A_dirty_checkout_of_the_branch_is_left_alone()
    {
        folder.Clone("clone");
        folder.CommitFile("clone", "README.md", "of mine");
        folder.Write("clone/README.md", "not committed");
        folder.Objects("a");

        Assert.Equal(
            new CommandLineRun(1, "", "error MM5303: branch 'main' is checked out in '../clone', which has uncommitted changes\n"),
            folder.Commit("--repository", "../clone"));
        Assert.Equal(" M README.md\n", folder.Git("clone", "status", "--porcelain") + "\n");
        Assert.Equal(["Add README.md"], folder.Log("clone"));
    }

    [Fact]
    public void A_checkout_of_another_branch_does_not_change_however_dirty()
    {
        folder.Clone("clone");
        folder.CommitFile("clone", "README.md", "of mine");
        folder.Git("clone", "switch", "--quiet", "--create", "work");
        folder.Write("clone/README.md", "staged");
        folder.Git("clone", "add", "README.md");
        folder.Write("clone/README.md", "not staged");
        folder.Objects("a");

        Assert.Equal(0, folder.Commit("--repository", "../clone").ExitCode);

        Assert.Equal("MM README.md", folder.Git("clone", "status", "--porcelain"));
        Assert.Equal("work", folder.Git("clone", "branch", "--show-current"));
        Assert.Equal("not staged", folder.Read("clone/README.md"));
        Assert.Equal(["output: 1 object", "Add README.md"], folder.Log("clone"));
    }

    [Fact]
    public void A_file_in_the_way_of_the_checkout_keeps_the_branch_where_it_is()
    {
        folder.Clone("clone");
        folder.CommitFile("clone", "README.md", "of mine");
        folder.Write("clone/output/manifests/a.yaml", "of mine");
        folder.Objects("a");

        var run = folder.Commit("--repository", "../clone");

        Assert.Equal(
            (1, "error MM5313: 'main' cannot be moved to the commit: The following untracked working tree files would be overwritten by merge: output/manifests/a.yaml\n"),
            (run.ExitCode, run.Error));
        Assert.Equal(["Add README.md"], folder.Log("clone"));
        Assert.Equal("of mine", folder.Read("clone/output/manifests/a.yaml"));
    }

    [Fact]
    public void A_sparse_checkout_does_not_hide_what_the_branch_has()
    {
        folder.Objects("a", "b");
        folder.Commit("--repository", "../remote.git");
        folder.Clone("clone");
        folder.CommitFile("clone", "docs/a.txt", "of mine");
        folder.Git("clone", "sparse-checkout", "set", "docs");
        folder.Objects("a");

        Assert.Equal(0, folder.Commit("--repository", "../clone").ExitCode);

        Assert.DoesNotContain("output/manifests/b.yaml", folder.Files("clone"));
        Assert.Contains("output/manifests/a.yaml", folder.Files("clone"));
        Assert.Equal("", folder.Git("clone", "status", "--porcelain"));
    }
}
