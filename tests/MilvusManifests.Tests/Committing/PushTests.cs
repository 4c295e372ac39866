using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Committing;

/// <summary><c>commit --push</c>: with others who push at the same time, and remotes that refuse.</summary>
public sealed class PushTests : IDisposable
{
    private readonly GitOpsFolder folder = new();

    public PushTests()
    {
        Needs.Unix();
        folder.Clone("clone");
        folder.CommitFile("clone", "README.md", "of mine");
        folder.Git("clone", "push", "--quiet", "origin", "main");
        folder.Objects("a");
    }

    public static TheoryData<string> Repositories => ["../clone", "URL"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_commit_goes_to_the_remote_and_the_local_branch_follows()
    {
        var run = folder.Commit("--repository", "../clone", "--push");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith($"Committed {folder.Id("remote.git")} to branch 'main' of ../clone\nPushed 'main' to origin\n\n    output: 1 object\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(folder.Id("remote.git"), folder.Id("clone"));
        Assert.Equal("## main...origin/main", folder.Git("clone", "status", "--porcelain", "--branch"));
        Assert.Equal([], folder.LeftBehind("clone"));
    }

    [Fact]
    public void A_URL_needs_no_clone()
    {
        var run = folder.Commit("--repository", folder.Url, "--push", "--branch", "deploy");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith(
            $"Committed {folder.Id("remote.git", "deploy")} to branch 'deploy' of {folder.Url}, created from 'main'\nPushed 'deploy' to {folder.Url}\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(["output: 1 object", "Add README.md"], folder.Log("remote.git", "deploy"));
        Assert.Equal(
            new CommandLineRun(0, $"Nothing to commit: output on branch 'deploy' of {folder.Url} is up to date (1 object)\n", ""),
            folder.Commit("--repository", folder.Url, "--push", "--branch", "deploy"));
        Assert.Equal([], folder.LeftBehind("remote.git"));
    }

    [Theory]
    [MemberData(nameof(Repositories))]
    public void Somebody_who_pushes_first_loses_nothing(string repository)
    {
        PushBeforeEachPush("once=1");

        var run = folder.Commit("--repository", At(repository), "--push");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"\nPushed 'main' to {(repository == "URL" ? folder.Url : "origin")}, after somebody else had pushed first (1 retry)\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(["output: 1 object", "Other 1", "Add README.md"], folder.Log("remote.git"));
        Assert.Superset(new HashSet<string> { "other-1.txt", "output/manifests/a.yaml", "README.md" }, folder.Files("remote.git").ToHashSet());
        Assert.Equal([], folder.LeftBehind("clone"));
    }

    [Theory]
    [InlineData("other.txt", "first")]
    [InlineData("output/other.txt", "second")]
    public void A_set_is_made_again_only_if_somebody_else_changed_its_folder(string path, string made)
    {
        folder.Clusters("eu", "us");
        folder.Objects("a=first");
        folder.Clone("other");
        folder.Git("other", "reset", "--quiet", "--hard", "origin/main");
        folder.CommitFile("other", path, "of others");
        folder.Hook("clone/.git/hooks/pre-push", $"sed -i s/first/second/ '{folder.At("set/templates/manifests/a.yaml.sbn")}'\nunset $(git rev-parse --local-env-vars)\ngit -C '{folder.At("other")}' push --quiet origin main");

        var run = folder.Commit("--repository", "../clone", "--push");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["output: 2 clusters, 2 objects", $"Add {path}", "Add README.md"], folder.Log("remote.git"));
        Assert.Contains($"key: {made}\n", folder.Git("remote.git", "show", "main:output/us/manifests/a.yaml") + "\n", StringComparison.Ordinal);
        Assert.Contains(path, folder.Files("remote.git"));
        Assert.Equal(folder.Id("remote.git"), folder.Id("clone"));
        Assert.Equal("", folder.Git("clone", "status", "--porcelain"));
        Assert.Equal([], folder.LeftBehind("clone"));
    }

    [Fact]
    public void Somebody_who_pushes_the_same_set_first_leaves_nothing_to_do()
    {
        folder.Clone("second");
        folder.Git("second", "reset", "--quiet", "--hard", "origin/main");
        Assert.Equal(0, folder.Commit("--repository", "../second").ExitCode);
        folder.Hook("clone/.git/hooks/pre-push", $"git -C '{folder.At("second")}' push --quiet origin main");

        var run = folder.Commit("--repository", "../clone", "--push");

        Assert.Equal(new CommandLineRun(0, "Nothing to commit: output on branch 'main' of ../clone is up to date (1 object)\n", ""), run);
        Assert.Equal((folder.Id("second"), folder.Id("second")), (folder.Id("remote.git"), folder.Id("clone")));
    }

    [Fact]
    public void Somebody_who_is_always_faster_wins()
    {
        PushBeforeEachPush("once=");

        var run = folder.Commit("--repository", "../clone", "--push");

        Assert.Equal(new CommandLineRun(1, "", "error MM5308: 'main' was changed by others during each of 4 attempts\n"), run);
        Assert.Equal(["Other 4", "Other 3", "Other 2", "Other 1", "Add README.md"], folder.Log("remote.git"));
        Assert.Equal(["Add README.md"], folder.Log("clone"));
        Assert.Equal([], folder.LeftBehind("clone"));
    }

    [Fact]
    public void A_branch_that_the_remote_is_ahead_of_is_brought_forward_first()
    {
        PushOther("theirs.txt");

        Assert.Equal(0, folder.Commit("--repository", "../clone", "--push").ExitCode);

        Assert.Equal(["output: 1 object", "Add theirs.txt", "Add README.md"], folder.Log("remote.git"));
        Assert.Equal(folder.Id("remote.git"), folder.Id("clone"));
        Assert.True(File.Exists(folder.At("clone/theirs.txt")));
    }

    [Fact]
    public void A_clone_without_history_is_enough()
    {
        folder.Git(".", "clone", "--quiet", "--depth=1", folder.Url, "shallow");
        PushOther("theirs.txt");

        Assert.Equal(0, folder.Commit("--repository", "../shallow", "--push").ExitCode);

        Assert.Equal(["output: 1 object", "Add theirs.txt", "Add README.md"], folder.Log("remote.git"));
        Assert.Equal("", folder.Git("shallow", "status", "--porcelain"));
    }

    [Fact]
    public void Commits_that_were_not_pushed_go_along()
    {
        folder.CommitFile("clone", "mine.txt", "of mine");

        Assert.Equal(0, folder.Commit("--repository", "../clone").ExitCode);
        var run = folder.Commit("--repository", "../clone", "--push");

        Assert.Equal(new CommandLineRun(0, "Nothing to commit: output on branch 'main' of ../clone is up to date (1 object)\nPushed 'main' to origin\n", ""), run);
        Assert.Equal(["output: 1 object", "Add mine.txt", "Add README.md"], folder.Log("remote.git"));
    }

    [Fact]
    public void Branches_that_diverged_are_both_left_alone()
    {
        PushOther("theirs.txt");
        folder.CommitFile("clone", "mine.txt", "of mine");

        Assert.Equal(new CommandLineRun(1, "", "error MM5311: 'main' and 'main' of 'origin' have diverged\n"), folder.Commit("--repository", "../clone", "--push"));
        Assert.Equal(["Add theirs.txt", "Add README.md"], folder.Log("remote.git"));
        Assert.Equal(["Add mine.txt", "Add README.md"], folder.Log("clone"));
    }

    [Theory]
    [MemberData(nameof(Repositories))]
    public void A_hook_of_the_remote_that_refuses_is_quoted(string repository)
    {
        folder.Hook("remote.git/hooks/pre-receive", "echo 'no ticket in the message' >&2; exit 1");

        Assert.Equal(
            new CommandLineRun(1, "", $"error MM5307: '{(repository == "URL" ? folder.Url : "origin")}' refused the push to 'main': pre-receive hook declined: no ticket in the message\n"),
            folder.Commit("--repository", At(repository), "--push"));
        Assert.Equal((1, 1), (folder.Log("remote.git").Length, folder.Log("clone").Length));
        Assert.Equal([], folder.LeftBehind("clone"));
    }

    [Fact]
    public void A_hook_of_the_user_that_refuses_the_push_keeps_both_branches_as_they_were()
    {
        folder.Hook("clone/.git/hooks/pre-push", "echo 'not on Fridays' >&2; exit 1");

        Assert.Equal(new CommandLineRun(1, "", "error MM5307: 'origin' refused the push to 'main': not on Fridays\n"), folder.Commit("--repository", "../clone", "--push"));
        Assert.Equal((1, 1), (folder.Log("remote.git").Length, folder.Log("clone").Length));
    }

    [Fact]
    public void A_remote_that_only_lets_read_is_named()
    {
        folder.Hook("receive-nothing", "echo 'fatal: you may not write to this repository' >&2; exit 128");
        folder.Git("clone", "config", "remote.origin.receivepack", folder.At("receive-nothing"));

        Assert.Equal(
            new CommandLineRun(1, "", "error MM5307: 'origin' refused the push to 'main': you may not write to this repository\n"),
            folder.Commit("--repository", "../clone", "--push"));
        Assert.Equal((1, 1), (folder.Log("remote.git").Length, folder.Log("clone").Length));
    }

    [Fact]
    public void A_repository_without_a_remote_cannot_push()
    {
        Assert.Equal(new CommandLineRun(1, "", "error MM5312: '../remote.git' has no remote to push to\n"), folder.Commit("--repository", "../remote.git", "--push"));
    }

    [Fact]
    public void A_local_branch_that_cannot_follow_is_a_warning()
    {
        folder.Hook("clone/.git/hooks/pre-push", $"mkdir -p '{folder.At("clone/output/manifests")}'; echo mine > '{folder.At("clone/output/manifests/a.yaml")}'");

        var run = folder.Commit("--repository", "../clone", "--push");

        Assert.Equal(
            (0, "warning MM5310: the commit was pushed, but the local branch 'main' was not updated: The following untracked working tree files would be overwritten by merge: output/manifests/a.yaml\n"),
            (run.ExitCode, run.Error));
        Assert.Equal(["output: 1 object", "Add README.md"], folder.Log("remote.git"));
        Assert.Equal("mine\n", folder.Read("clone/output/manifests/a.yaml"));
    }

    [Fact]
    public void The_first_push_into_an_empty_remote_makes_the_branch()
    {
        folder.Git(".", "init", "--quiet", "--bare", "empty.git");

        Assert.Equal(0, folder.Commit("--repository", $"file://{folder.At("empty.git")}", "--push").ExitCode);

        Assert.Equal(["output: 1 object"], folder.Log("empty.git"));
    }

    private string At(string repository) => repository == "URL" ? folder.Url : repository;

    private void PushOther(string path)
    {
        folder.Clone("other");
        folder.Git("other", "reset", "--quiet", "--hard", "origin/main");
        folder.CommitFile("other", path, "of others");
        folder.Git("other", "push", "--quiet", "origin", "main");
    }

    // A hook of the user, whatever the repository: another clone pushes just before each push, or before the first alone.
    private void PushBeforeEachPush(string once)
    {
        folder.Clone("other");
        folder.Git("other", "reset", "--quiet", "--hard", "origin/main");
        folder.Hook(
            "hooks/pre-push",
            $"""
            {once}
            unset $(git rev-parse --local-env-vars)
            cd '{folder.At("other")}' || exit 1
            number=$(($(ls other-* 2>/dev/null | wc -l) + 1))
            [ -n "$once" ] && [ "$number" -gt 1 ] && exit 0
            echo "$number" > "other-$number.txt"
            git add . && git commit --quiet --message "Other $number" && git -c core.hooksPath=/dev/null push --quiet origin main
            """);
        folder.Write("gitconfig", folder.Read("gitconfig") + $"[core]\n\thooksPath = {folder.At("hooks")}\n");
    }
}
