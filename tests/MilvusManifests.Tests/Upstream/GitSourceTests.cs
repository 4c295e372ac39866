using System.Diagnostics;
using MilvusManifests.Upstream;

namespace MilvusManifests.Tests.Upstream;

/// <summary><c>source: {git: ...}</c>, from repositories that the test makes: what is found, and every fault.</summary>
public sealed class GitSourceTests : IDisposable
{
    private readonly SourceFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_manifests_of_a_tag_are_fetched_once_and_then_taken_from_the_cache()
    {
        Needs.Git();
        var commit = MakeRepository();

        Assert.Equal([], Generate("../upstream", PinnedRelease.Tag, commit));
        Assert.Contains("kind: Service\n", folder.Output("manifests/grafana-service.yaml"), StringComparison.Ordinal);
        Assert.Contains($"\n  source: git {commit}\n", folder.Output("manifests.lock.yaml"), StringComparison.Ordinal);
        Assert.Matches($"^git-{commit}-[0-9a-f]{{16}}-[0-9a-f]{{64}}$", Assert.Single(folder.Cached));

        Directory.Move(folder.PathOf("upstream"), folder.PathOf("moved"));
        Assert.Equal([], Generate("../upstream", PinnedRelease.Tag, commit));
    }

    [Fact]
    public void A_tag_with_a_message_is_the_commit_that_it_names()
    {
        Needs.Git();
        var commit = MakeRepository();
        Git("tag", "--annotate", "--message=a", "v1");

        Assert.Equal([], Generate($"file://{folder.PathOf("upstream")}", "v1", commit));
        Assert.NotNull(folder.Output("manifests/grafana-service.yaml"));
    }

    [Fact]
    public void A_tag_that_was_moved_is_an_error_that_says_so()
    {
        Needs.Git();
        var commit = MakeRepository();
        var moved = Commit("second");
        Git("tag", "--force", PinnedRelease.Tag);

        Assert.Equal(
            $"repository/manifests.config.yaml(4,60): error MM8011: tag '{PinnedRelease.Tag}' of '../upstream' is commit {moved}, not {commit}: the tag was moved, or the commit in the configuration is wrong",
            Assert.Single(Generate("../upstream", PinnedRelease.Tag, commit)));
        Assert.Empty(folder.Cached);
        Assert.Null(folder.Output("manifests.lock.yaml"));
    }

    [Fact]
    public void A_commit_that_was_fetched_for_one_tag_does_not_vouch_for_another()
    {
        Needs.Git();
        var commit = MakeRepository();
        Assert.Equal([], Generate("../upstream", PinnedRelease.Tag, commit));
        Commit("second");
        Git("tag", "v1");

        Assert.Contains("error MM8011", Assert.Single(Generate("../upstream", "v1", commit)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tag_of_something_else_than_a_commit_is_an_error()
    {
        Needs.Git();
        var commit = MakeRepository();
        Git("tag", "file", "HEAD:README.md");

        Assert.Contains("error MM8011: tag 'file' of '../upstream' does not point to a commit", Assert.Single(Generate("../upstream", "file", commit)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_absent_tag_or_repository_is_an_error()
    {
        Needs.Git();
        var commit = MakeRepository();

        Assert.Equal("repository/manifests.config.yaml(4,43): error MM8010: '../upstream' has no tag 'v9'", Assert.Single(Generate("../upstream", "v9", commit)));
        Assert.Equal(
            "repository/manifests.config.yaml(4,23): error MM8010: folder 'repository/../nothing' not found; the path is relative to the folder of the configuration",
            Assert.Single(Generate("../nothing", "v9", commit)));
        Assert.Matches(
            @"^repository/manifests.config.yaml\(4,23\): error MM8010: 'file:///nothing/at/all' cannot be fetched: '/nothing/at/all' does not appear to be a git repository$",
            Assert.Single(Generate("file:///nothing/at/all", "v9", commit)));
        Directory.CreateDirectory(folder.PathOf("empty"));
        Assert.Contains("does not appear to be a git repository", Assert.Single(Generate("../empty", "v9", commit)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_repository_without_manifests_is_an_error()
    {
        Needs.Git();
        Directory.CreateDirectory(folder.PathOf("upstream"));
        Git("init", "--quiet");
        folder.Write("upstream/README.md", "a");
        var commit = Commit("first");
        Git("tag", "v1");

        Assert.Contains("error MM8001: tag 'v1' of '../upstream' has no folder manifests", Assert.Single(Generate("../upstream", "v1", commit)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_in_the_tree_is_refused()
    {
        Needs.Git();
        MakeRepository();
        File.CreateSymbolicLink(folder.PathOf("upstream/manifests/a.yaml"), "/etc/passwd");
        var commit = Commit("link");
        Git("tag", "v1");

        Assert.Equal(
            "../upstream@v1(1,1): error MM8005: entry 'manifests/a.yaml' is a symbolic link; a release contains only files and folders",
            Assert.Single(Generate("../upstream", "v1", commit)));
        Assert.Empty(folder.Cached);
    }

    [Fact]
    public void Hooks_and_templates_of_the_user_do_not_run()
    {
        Needs.Git();
        Needs.Unix();
        var commit = MakeRepository();
        WriteProgram("template/hooks/reference-transaction", $"touch {folder.PathOf("ran")}");
        // The variable of this process would be every other test's as well.
        var git = GitCommand.Find(folder.Environment.SearchPath);
        WriteProgram("bin/git", $"""GIT_TEMPLATE_DIR={folder.PathOf("template")} exec {git} "$@" """);
        folder.Environment = folder.Environment with { SearchPath = folder.PathOf("bin") };

        Assert.Equal([], Generate("../upstream", PinnedRelease.Tag, commit));
        Assert.False(File.Exists(folder.PathOf("ran")));
    }

    [Fact]
    public void Without_git_the_error_says_what_to_do()
    {
        folder.Environment = folder.Environment with { SearchPath = folder.PathOf("nothing") };

        Assert.Equal(
            "repository/manifests.config.yaml(4,23): error MM8010: git was not found in PATH; install it, or use an archive as the source",
            Assert.Single(Generate("../upstream", PinnedRelease.Tag, new string('a', 40))));
    }

    [Fact]
    public void A_git_of_the_current_folder_is_never_run() =>
        Assert.Null(GitCommand.Find($".{Path.PathSeparator}{Path.PathSeparator}bin"));

    [Fact]
    public void A_git_that_takes_too_long_is_ended()
    {
        Needs.Unix();
        WriteProgram("bin/git", "sleep 1000");
        folder.Environment = folder.Environment with { SearchPath = folder.PathOf("bin"), Timeout = TimeSpan.FromMilliseconds(300) };

        Assert.Contains("error MM8010: git took longer than 0.3 s to fetch 'https://localhost/a'", Assert.Single(Generate("https://localhost/a", "v1", new string('a', 40))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tree_that_is_too_large_is_refused()
    {
        Needs.Git();
        var commit = MakeRepository();
        folder.Environment = folder.Environment with { Limits = new SourceLimits { ArchiveBytes = 2000 } };

        Assert.Contains("error MM8003: the manifests of '../upstream' have more than 2000 bytes", Assert.Single(Generate("../upstream", PinnedRelease.Tag, commit)), StringComparison.Ordinal);
    }

    private void WriteProgram(string path, string command)
    {
        folder.Write(path, $"#!/bin/sh\n{command}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.PathOf(path), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private string MakeRepository()
    {
        folder.WriteUpstream("upstream");
        Git("init", "--quiet");
        var commit = Commit("first");
        Git("tag", PinnedRelease.Tag);
        return commit;
    }

    private string Commit(string message)
    {
        Git("add", "--all");
        Git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--allow-empty", "--message", message);
        return Git("rev-parse", "HEAD").Trim();
    }

    private string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", .. arguments])
        {
            WorkingDirectory = folder.PathOf("upstream"),
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private string[] Generate(string url, string tag, string commit) => folder.Generate($"{{git: {{url: '{url}', tag: {tag}, commit: \"{commit}\"}}}}");
}
