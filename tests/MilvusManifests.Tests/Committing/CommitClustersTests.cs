using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Committing;

/// <summary><c>commit</c> of a configuration with several clusters.</summary>
public sealed class CommitClustersTests : IDisposable
{
    private readonly GitOpsFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_first_commit_has_the_sets_of_all_clusters()
    {
        folder.Objects("a", "b");
        folder.Clusters("eu", "us");

        var run = Commit();

        Assert.Equal(
            new CommandLineRun(
                0,
                $"""
                Committed {folder.Id("remote.git")} to branch 'main' of ../remote.git

                    output: 2 clusters, 4 objects

                    2 clusters: eu, us

                    Clusters
                      + eu and us: 2 objects each

                """,
                ""),
            run);
        Assert.Equal(Sorted(["output/manifests.lock.yaml", .. FilesOf("eu", "a", "b"), .. FilesOf("us", "a", "b")]), Files());
        Assert.Contains("clusters:\n  eu: eu/\n  us: us/\n", folder.Git("remote.git", "show", "main:output/manifests.lock.yaml"), StringComparison.Ordinal);
        Assert.Equal([], folder.LeftBehind("remote.git"));
    }

    [Fact]
    public void What_is_committed_is_what_generate_writes()
    {
        folder.Objects("a");
        folder.Clusters("eu", "us");
        Commit();

        Assert.Equal(0, CommandLineRun.In(folder.At("set"), "generate").ExitCode);

        folder.Clone("clone");
        Assert.All(Files(), path => Assert.Equal(folder.Read($"set/{path}"), folder.Read($"clone/{path}")));
        Assert.Equal(Files(), Directory.EnumerateFiles(folder.At("set/output"), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder.At("set"), path).Replace('\\', '/')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sets_that_the_branch_has_are_not_committed_again()
    {
        folder.Objects("a", "b");
        folder.Clusters("eu", "us");
        Commit();

        Assert.Equal(new CommandLineRun(0, "Nothing to commit: output on branch 'main' of ../remote.git is up to date (4 objects)\n", ""), Commit());
        Assert.Single(folder.Log("remote.git"));
    }

    [Fact]
    public void The_same_change_of_many_clusters_is_said_once()
    {
        string[] clusters = ["ap", "eu", "us", "sa", "af"];
        folder.Objects("a=1", "b");
        Template("c", "{{ kubernetes.version }}");
        folder.Clusters([.. clusters, "lab"]);
        Commit();
        folder.Objects("a=2");
        Template("c", "{{ kubernetes.version }}");
        folder.Clusters([.. clusters, "lab: {kubernetes: \"1.34\"}"]);

        Assert.Equal((0, ""), (Commit("--allow-shrink") is var run ? run.ExitCode : 0, run.Error));

        Assert.Equal(
            """
            output: 6 clusters changed (1 to read first)

            6 clusters: ap, eu, us, sa, af and 1 more

            Clusters
              ~ 5 clusters (ap, eu, us and 2 more): 1 removed, 1 changed each
              ~ lab: 1 removed, 2 changed

            Read first
              ! ConfigMap apps/b: is removed (in all 6 clusters)

            Objects
              ~ ConfigMap apps/a (in all 6 clusters)
              - ConfigMap apps/b (in all 6 clusters)
              ~ ConfigMap apps/c (in lab)
            """,
            Message());
    }

    [Fact]
    public void A_new_cluster_leaves_the_others_as_they_are()
    {
        folder.Objects("a", "b");
        folder.Clusters("eu");
        Commit();
        folder.Clusters("eu", "us");

        Assert.Equal(0, Commit().ExitCode);

        Assert.Equal("output: 1 cluster added\n\n2 clusters: eu, us\n\nClusters\n  + us: 2 objects", Message());
        Assert.Equal(Sorted(["output/manifests.lock.yaml", .. FilesOf("us", "a", "b")]), Changed());
    }

    [Fact]
    public void A_removed_cluster_takes_its_own_files_with_it_and_no_others()
    {
        folder.Objects("a", "b");
        folder.Clusters("eu", "us");
        Commit();
        folder.Clone("clone");
        folder.CommitFile("clone", "output/us/mine.txt", "of mine");
        folder.CommitFile("clone", "output/other/manifests.lock.yaml", "of mine");
        folder.Git("clone", "push", "--quiet", "origin", "main");
        folder.Clusters("eu");

        Assert.Equal(0, Commit().ExitCode);

        Assert.Equal(
            "output: 1 cluster removed (1 to read first)\n\n1 cluster: eu\n\nClusters\n  - us: 2 objects\n\nRead first\n  ! cluster us: is removed, with 2 objects",
            Message());
        Assert.Equal(Sorted(["output/manifests.lock.yaml", .. FilesOf("us", "a", "b")]), Changed());
        Assert.Equal(Sorted(["output/manifests.lock.yaml", .. FilesOf("eu", "a", "b"), "output/other/manifests.lock.yaml", "output/us/mine.txt"]), Files());
    }

    [Fact]
    public void A_renamed_cluster_is_compared_with_what_it_was()
    {
        folder.Objects("a=1", "b", "c");
        folder.Clusters("eu");
        Commit();
        folder.Objects("a=2", "b", "c");
        folder.Clusters("west");

        Assert.Equal(0, Commit().ExitCode);

        Assert.Equal(
            """
            output: 1 cluster renamed (1 to read first)

            1 cluster: west

            Clusters
              > eu -> west: renamed, 1 changed

            Read first
              ! cluster west: was eu, so that what syncs output/eu finds nothing

            Objects
              ~ ConfigMap apps/a (in west)
            """,
            Message());
        Assert.Equal(Sorted(["output/manifests.lock.yaml", .. FilesOf("west", "a", "b", "c")]), Files());
    }

    [Fact]
    public void An_error_in_one_cluster_keeps_the_branch_as_it_was()
    {
        folder.Objects("a");
        folder.Clusters("eu", "us");
        Commit();
        var before = folder.Git("remote.git", "for-each-ref");
        folder.Objects("a=2");
        folder.Clusters("eu", "us: {patches: [{file: no.json, target: {kind: ConfigMap, name: a}}]}");

        var run = Commit();

        Assert.Equal(
            new CommandLineRun(1, "", "manifests.config.yaml(7,25): error MM3015: 'no.json' does not exist\n  in cluster us\n\n"),
            run);
        Assert.Equal(before, folder.Git("remote.git", "for-each-ref"));
        Assert.Equal([], folder.LeftBehind("remote.git"));
    }

    [Fact]
    public void One_cluster_is_committed_and_recorded_for_when_it_is_removed()
    {
        folder.Objects("a", "b");
        folder.Clusters("eu", "us", "ap");
        Commit("--cluster", "us");

        Assert.Equal("output/us: 2 objects", folder.Log("remote.git")[0]);
        Assert.Equal(Sorted(["output/manifests.lock.yaml", .. FilesOf("us", "a", "b")]), Files());
        Assert.Equal(0, Commit("--cluster", "eu", "--path", "output").ExitCode);
        folder.Clusters("eu");
        Assert.Equal(0, Commit().ExitCode);
        Assert.Equal(Sorted(["output/manifests.lock.yaml", .. FilesOf("eu", "a", "b")]), Files());
    }

    [Fact]
    public void An_unknown_cluster_is_an_error()
    {
        folder.Objects("a");
        folder.Clusters("eu", "us");

        Assert.Equal(
            new CommandLineRun(1, "", "manifests.config.yaml(1,1): error MM1101: unknown cluster 'ue'; did you mean 'eu'?; the configuration has eu, us\n"),
            Commit("--cluster", "ue"));
    }

    [Fact]
    public void Objects_are_counted_over_all_clusters_before_most_of_them_are_removed()
    {
        folder.Objects("a", "b");
        folder.Clusters("eu", "us", "ap");
        Commit();
        folder.Clusters("eu");

        var refused = Commit();

        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("error MM5305: only 2 of the 6 objects in 'output' of branch 'main' would be left", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, Commit("--allow-shrink").ExitCode);
        Assert.Equal("output: 2 clusters removed (2 to read first)", folder.Log("remote.git")[0]);
    }

    [Fact]
    public void A_set_of_one_cluster_makes_room_for_several_and_comes_back()
    {
        folder.Objects("a", "b");
        folder.Clusters();
        Commit();
        var single = Files();
        folder.Clusters("eu");

        Assert.StartsWith("error MM5305: only 0 of the 2 objects in 'output' of branch 'main' would be left", Commit().Error, StringComparison.Ordinal);
        Assert.Equal(0, Commit("--allow-shrink").ExitCode);
        Assert.Equal(Sorted(["output/manifests.lock.yaml", .. FilesOf("eu", "a", "b")]), Files());
        Assert.Equal(
            "output: 1 cluster added (1 to read first)\n\n1 cluster: eu\n\nClusters\n  + eu: 2 objects\n\nRead first\n  ! the set in output itself: is removed, with 2 objects",
            Message());

        folder.Clusters();
        Assert.StartsWith("error MM5305: only 0 of the 2 objects in 'output' of branch 'main' would be left", Commit().Error, StringComparison.Ordinal);
        Assert.Equal(0, Commit("--allow-shrink").ExitCode);
        Assert.Equal(single, Files());
        Assert.Contains("  ! cluster eu: is removed, with 2 objects\n", Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_edited_on_the_branch_is_an_error_and_nothing_is_committed()
    {
        folder.Objects("a");
        folder.Clusters("eu", "us");
        Commit();
        folder.Clone("clone");
        folder.CommitFile("clone", "output/us/manifests/a.yaml", "kind: edited\n");
        folder.Git("clone", "push", "--quiet", "origin", "main");
        folder.Objects("a=2");

        var changed = Commit();
        folder.Clusters("eu");
        var removed = Commit();

        Assert.Equal((1, 1), (changed.ExitCode, removed.ExitCode));
        Assert.StartsWith("main:output/us/manifests/a.yaml", changed.Error, StringComparison.Ordinal);
        Assert.StartsWith("main:output/us/manifests/a.yaml", removed.Error, StringComparison.Ordinal);
        Assert.Equal("Add output/us/manifests/a.yaml", folder.Log("remote.git")[0]);
    }

    [Fact]
    public void A_link_of_the_branch_leads_nowhere_else()
    {
        Needs.Unix();
        folder.Objects("a");
        folder.Clusters("eu");
        folder.Write("outside/manifests.lock.yaml", "of mine");
        Commit();
        folder.Clone("clone");
        Directory.CreateSymbolicLink(folder.At("clone/output/us"), folder.At("outside"));
        folder.Git("clone", "add", "output/us");
        folder.Git("clone", "commit", "--quiet", "--message", "Link");
        folder.Git("clone", "push", "--quiet", "origin", "main");
        folder.Clusters("eu", "us");

        var run = Commit();

        Assert.Equal(new CommandLineRun(1, "", "error MM5309: 'output/us' leads out of the repository through a symbolic link\n  in cluster us\n\n"), run);
        Assert.Equal(["manifests.lock.yaml"], Directory.EnumerateFileSystemEntries(folder.At("outside")).Select(path => Path.GetFileName(path)));
    }

    private CommandLineRun Commit(params string[] arguments) => folder.Commit(["--repository", "../remote.git", .. arguments]);

    private string[] Files() => folder.Files("remote.git");

    private string[] Changed() => folder.Git("remote.git", "diff-tree", "--no-commit-id", "--name-only", "-r", "main").Split('\n');

    private string Message() => folder.Git("remote.git", "log", "-1", "--format=%B", "main").TrimEnd('\n');

    private void Template(string name, string value) =>
        folder.Template(name, $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {name}, namespace: apps}}\ndata: {{key: \"{value}\"}}\n");

    private static string[] Sorted(string[] paths) => [.. paths.Order(StringComparer.Ordinal)];

    private static string[] FilesOf(string cluster, params string[] objects) =>
    [
        $"output/{cluster}/kustomization.yaml", $"output/{cluster}/manifests.lock.yaml",
        .. objects.Select(name => $"output/{cluster}/manifests/{name}.yaml"),
        $"output/{cluster}/patches/prometheus-clusterRole.json",
    ];
}
