using System.Text.Json;
using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Committing;

/// <summary><c>commit</c> into repositories of this machine: what it commits, and what it leaves alone.</summary>
public sealed class CommitTests : IDisposable
{
    private const string Title = $"kube-prometheus {PinnedRelease.Tag} for Kubernetes 1.35";

    private readonly GitOpsFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_first_commit_of_an_empty_repository_has_the_whole_set()
    {
        folder.Objects("a", "b");

        var run = folder.Commit("--repository", "../remote.git");

        Assert.Equal(
            new CommandLineRun(
                0,
                $"""
                Committed {folder.Id("remote.git")} to branch 'main' of ../remote.git

                    output: 2 objects

                    {Title}

                    Objects
                      + ConfigMap apps/a
                      + ConfigMap apps/b

                """,
                ""),
            run);
        Assert.Equal(
            ["output/kustomization.yaml", "output/manifests.lock.yaml", "output/manifests/a.yaml", "output/manifests/b.yaml", "output/patches/prometheus-clusterRole.json"],
            folder.Files("remote.git"));
        Assert.Equal("Ann <ann@example.com>, Ann <ann@example.com>", folder.Git("remote.git", "log", "--format=%an <%ae>, %cn <%ce>", "main"));
        Assert.Equal([], folder.LeftBehind("remote.git"));
    }

    [Fact]
    public void A_set_that_the_branch_has_is_not_committed_again()
    {
        folder.Objects("a", "b");
        folder.Commit("--repository", "../remote.git");

        var again = folder.Commit("--repository", "../remote.git");

        Assert.Equal(new CommandLineRun(0, "Nothing to commit: output on branch 'main' of ../remote.git is up to date (2 objects)\n", ""), again);
        Assert.Equal(["output: 2 objects"], folder.Log("remote.git"));
    }

    [Fact]
    public void The_message_of_a_change_has_its_risks_and_objects()
    {
        folder.Objects("a=1", "b", "c", "d");
        folder.Template("web", "apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: apps}\nspec: {selector: {app: web}, ports: [{name: http, port: 80}]}\n");
        folder.Commit("--repository", "../remote.git");
        folder.Objects("a=2", "b", "c", "e");
        folder.Template("web", "apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: apps}\nspec: {selector: {app: web}, ports: [{name: http, port: 81}]}\n");

        var run = folder.Commit("--repository", "../remote.git");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            $"""
            output: 1 added, 1 removed, 2 changed (2 to read first)

            {Title}

            Read first
              ! Service apps/web: spec.ports[http].port: 80 -> 81
              ! ConfigMap apps/d: is removed

            Objects
              ~ ConfigMap apps/a
              - ConfigMap apps/d
              + ConfigMap apps/e
              ~ Service apps/web
            """,
            folder.Git("remote.git", "log", "-1", "--format=%B", "main").TrimEnd('\n'));
        Assert.DoesNotContain("output/manifests/d.yaml", folder.Files("remote.git"));
        Assert.Contains("port: 81", folder.Git("remote.git", "show", "main:output/manifests/web.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_removed_Milvus_takes_its_own_files_with_it_and_no_others()
    {
        string Milvus(string release) => $"{{release: {release}, namespace: {release}, version: 2.6.15}}";
        void Configure(params string[] releases) => folder.Write(
            "set/manifests.config.yaml",
            $"kubernetes: \"1.35\"\nkubePrometheus: {{version: {PinnedRelease.Tag}}}\nmilvus: [{string.Join(", ", releases.Select(Milvus))}]\n");
        Configure("one", "two");
        folder.Commit("--repository", "../remote.git");
        folder.Clone("clone");
        folder.CommitFile("clone", "output/milvus/two/mine.txt", "of mine");
        folder.CommitFile("clone", "README.md", "of mine");
        folder.Git("clone", "push", "--quiet", "origin", "main");
        var before = folder.Files("remote.git");
        Configure("one");

        var run = folder.Commit("--repository", "../remote.git");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            ["output/milvus/two/two/prometheusRule.yaml", "output/milvus/two/two/serviceMonitor.yaml"],
            before.Except(folder.Files("remote.git"), StringComparer.Ordinal).Where(path => path.StartsWith("output/milvus/", StringComparison.Ordinal)));
        Assert.Superset(new HashSet<string> { "output/milvus/two/mine.txt", "README.md" }, folder.Files("remote.git").ToHashSet());
    }

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
    public void A_dry_run_prints_the_message_and_the_files_and_changes_nothing()
    {
        folder.Objects("a", "b");
        folder.Commit("--repository", "../remote.git");
        folder.Objects("a");
        var before = folder.Git("remote.git", "for-each-ref");

        var run = folder.Commit("--repository", folder.Url, "--dry-run");

        Assert.Equal(
            new CommandLineRun(
                0,
                $"""
                Would commit to branch 'main' of {folder.Url}

                    output: 1 removed (1 to read first)

                    {Title}

                    Read first
                      ! ConfigMap apps/b: is removed

                    Objects
                      - ConfigMap apps/b

                  would write   output/kustomization.yaml
                  would write   output/manifests.lock.yaml
                  would remove  output/manifests/b.yaml

                """,
                ""),
            run);
        Assert.Equal(before, folder.Git("remote.git", "for-each-ref"));
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

    [Fact]
    public void Json_has_the_commit_its_message_and_the_files()
    {
        folder.Objects("a");

        using var json = JsonDocument.Parse(folder.Commit("--repository", "../remote.git", "--format", "json").Output);

        var root = json.RootElement;
        Assert.Equal(
            (true, folder.Git("remote.git", "rev-parse", "main"), "output", 1, JsonValueKind.Null),
            (root.GetProperty("succeeded").GetBoolean(), root.GetProperty("commit").GetString(), root.GetProperty("path").GetString(), root.GetProperty("objects").GetInt32(), root.GetProperty("pushedTo").ValueKind));
        Assert.StartsWith("output: 1 object\n", root.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(4, root.GetProperty("files").GetProperty("written").GetArrayLength());
    }

    [Fact]
    public void The_folder_and_the_subject_are_chosen()
    {
        folder.Objects("a");

        Assert.Equal(0, folder.Commit("--repository", "../remote.git", "--path", "./clusters/eu/", "--subject", "Monitoring of eu [skip ci]").ExitCode);
        Assert.Equal(0, folder.Commit("--repository", "../remote.git", "--path", ".").ExitCode);

        Assert.Equal([".: 1 object", "Monitoring of eu [skip ci]"], folder.Log("remote.git"));
        Assert.Superset(new HashSet<string> { "clusters/eu/manifests/a.yaml", "manifests/a.yaml" }, folder.Files("remote.git").ToHashSet());
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
