using System.Text.Json;
using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Committing;

/// <summary><c>commit</c> into repositories of this machine: what it commits, and what it says.</summary>
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

        Assert.Equal(["1 object", "Monitoring of eu [skip ci]"], folder.Log("remote.git"));
        Assert.Superset(new HashSet<string> { "clusters/eu/manifests/a.yaml", "manifests/a.yaml" }, folder.Files("remote.git").ToHashSet());
    }
}
