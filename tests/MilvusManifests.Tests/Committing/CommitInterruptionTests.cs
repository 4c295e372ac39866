using System.Diagnostics;
using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Committing;

/// <summary>A commit that is interrupted while a hook of the repository runs.</summary>
public sealed class CommitInterruptionTests : IDisposable
{
    private readonly GitOpsFolder folder = new();

    public CommitInterruptionTests()
    {
        Needs.Unix();
        folder.Clone("clone");
        folder.CommitFile("clone", "README.md", "of mine");
        folder.Objects("a");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void A_signal_leaves_nothing_behind(string signal)
    {
        var run = StartWaiting();

        Assert.Equal(130, End(run, signal));
        Assert.Equal([], folder.LeftBehind("clone"));
        Assert.Equal(["Add README.md"], folder.Log("clone"));
    }

    [Fact]
    public void What_a_killed_run_leaves_the_next_one_removes()
    {
        var run = StartWaiting();
        End(run, "KILL");
        Assert.NotEmpty(folder.LeftBehind("clone"));
        File.Delete(folder.At("clone/.git/hooks/pre-commit"));

        Assert.Equal(0, folder.Commit("--repository", "../clone").ExitCode);

        Assert.Equal([], folder.LeftBehind("clone"));
        Assert.Equal(["output: 1 object", "Add README.md"], folder.Log("clone"));
    }

    [Fact]
    public void What_a_run_left_that_was_killed_before_or_without_a_work_tree_of_the_repository_is_removed()
    {
        Directory.CreateDirectory(folder.At("temporary/milvus-manifests-commit-empty"));
        folder.Write("temporary/milvus-manifests-commit-url/repository/HEAD", "ref: refs/heads/main\n");
        folder.Write("temporary/milvus-manifests-commit-tree/milvus-manifests-commit-tree/README.md", "of a repository that lists it");
        folder.Write("temporary/milvus-manifests-other/mine", "");

        Assert.Equal(0, folder.Commit("--repository", "../clone").ExitCode);

        Assert.Equal(["milvus-manifests-commit-tree", "milvus-manifests-other"], folder.LeftBehind("clone").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_link_with_the_name_of_a_run_leads_to_is_left_alone()
    {
        folder.Write("mine/repository/HEAD", "of mine");
        var mine = new FileInfo(folder.At("mine/repository/HEAD")) { IsReadOnly = true };
        Directory.CreateSymbolicLink(folder.At("temporary/milvus-manifests-commit-link"), folder.At("mine"));

        Assert.Equal(0, folder.Commit("--repository", "../clone").ExitCode);

        Assert.Equal(["milvus-manifests-commit-link"], folder.LeftBehind("clone"));
        mine.Refresh();
        Assert.True(mine.IsReadOnly);
    }

    [Fact]
    public void What_another_user_has_in_the_temporary_folder_is_left_alone()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "needs a user who may not read everything");
        Directory.CreateDirectory(folder.At("temporary/milvus-manifests-commit-theirs"));
        ChangeMode("000");

        var run = folder.Commit("--repository", "../clone");
        ChangeMode("700");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["milvus-manifests-commit-theirs"], folder.LeftBehind("clone"));

        void ChangeMode(string mode) => CommandLineRun.Of(CommandLineRun.Start(["chmod"], folder.At("temporary"), mode, "milvus-manifests-commit-theirs"));
    }

    [Fact]
    public void The_work_tree_of_a_run_that_goes_on_is_not_removed()
    {
        var run = StartWaiting("while [ ! -e '{0}' ]; do sleep 0.05; done");

        Assert.Equal(0, folder.Commit("--repository", "../clone", "--branch", "other", "--dry-run").ExitCode);
        folder.Write("go", "");
        run.WaitForExit();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["output: 1 object", "Add README.md"], folder.Log("clone"));
        Assert.Equal([], folder.LeftBehind("clone"));
    }

    private Process StartWaiting(string script = "exec sleep 30")
    {
        folder.Hook("clone/.git/hooks/pre-commit", $": > '{folder.At("started")}'\n{script.Replace("{0}", folder.At("go"), StringComparison.Ordinal)}");
        var process = Process.Start(folder.Start("--repository", "../clone"))!;
        while (!File.Exists(folder.At("started")) && !process.HasExited)
        {
            Thread.Sleep(10);
        }

        return process;
    }

    private static int End(Process process, string signal)
    {
        Assert.False(process.HasExited, "the command did not wait");
        using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
        {
            kill.WaitForExit();
        }

        process.WaitForExit();
        return process.ExitCode;
    }
}
