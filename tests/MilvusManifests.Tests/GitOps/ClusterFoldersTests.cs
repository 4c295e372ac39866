using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.GitOps;

/// <summary>The folders of clusters, when something is in the way of them.</summary>
public sealed class ClusterFoldersTests : IDisposable
{
    private const string Common = "kubernetes: \"1.35\"\nkubePrometheus: {version: " + PinnedRelease.Tag + ", components: {alertmanager: false, blackboxExporter: false, grafana: false, kubePrometheus: false, "
        + "kubernetesControlPlane: false, kubeStateMetrics: false, nodeExporter: false, prometheus: false, prometheusAdapter: false, prometheusOperator: false}}\n# one ConfigMap\n";

    private readonly ConfiguredFolder folder = new();

    public ClusterFoldersTests() => folder.Put("templates/manifests/a.yaml.sbn", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: apps}\n");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_folder_that_leads_out_of_the_configuration_gets_no_lock_either()
    {
        Needs.Unix();
        Directory.CreateDirectory(Path.Combine(folder.Root, "elsewhere"));
        Directory.CreateDirectory(Path.Combine(folder.Root, "set"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Root, "set/output"), Path.Combine(folder.Root, "elsewhere"));
        folder.Put("set/manifests.config.yaml", Common + "clusters: {eu: {}}\n");

        var run = CommandLineRun.In(Path.Combine(folder.Root, "set"), "generate");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error MM1016: 'output/eu' does not stay below the folder of the configuration", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder.Root, "elsewhere")));
    }

    [Fact]
    public void A_folder_with_templates_gets_no_lock_either()
    {
        Assert.Contains(folder.Generate(Common + "output: templates\nclusters: {eu: {}}\n"), line => line.Contains("error MM1025", StringComparison.Ordinal));

        Assert.False(File.Exists(Path.Combine(folder.Root, "templates/manifests.lock.yaml")));
    }

    [Fact]
    public void Locked_clusters_may_not_come_or_go()
    {
        Assert.Equal([], folder.Generate(Common + "clusters: {eu: {}, us: {}}\n"));
        Assert.Equal(0, CommandLineRun.In(folder.Root, "generate", "--locked").ExitCode);
        var files = folder.Files(_ => true);

        folder.Put("manifests.config.yaml", Common + "clusters: {eu: {}}\n");
        var removed = CommandLineRun.In(folder.Root, "generate", "--locked");
        folder.Put("manifests.config.yaml", Common + "clusters: {eu: {}, us: {}, ap: {}}\n");
        var added = CommandLineRun.In(folder.Root, "generate", "--locked");

        Assert.Equal((1, 1), (removed.ExitCode, added.ExitCode));
        Assert.StartsWith("output/manifests.lock.yaml(1,1): error MM5011: the sets were locked with cluster 'us', which is no longer configured", removed.Error, StringComparison.Ordinal);
        Assert.StartsWith("output/ap(1,1): error MM5010: 'output/ap/manifests.lock.yaml' does not exist", added.Error, StringComparison.Ordinal);
        Assert.Equal(files, folder.Files(_ => true));
    }

    [Fact]
    public void What_a_killed_run_left_of_a_cluster_that_is_gone_is_removed()
    {
        Assert.Equal([], folder.Generate(Common + "clusters: {eu: {}, us: {}, ap: {}, sa: {}}\n"));
        File.Delete(Path.Combine(folder.Output, "us/manifests.lock.yaml"));
        Directory.Delete(Path.Combine(folder.Output, "ap"), recursive: true);
        Directory.CreateDirectory(Path.Combine(folder.Output, "ap"));
        Directory.Delete(Path.Combine(folder.Output, "sa"), recursive: true);
        Directory.CreateDirectory(Path.Combine(folder.Output, "sa/.milvus-manifests"));
        folder.Put("output/sa/.milvus-manifests/0", "staged");

        Assert.Equal([], folder.Generate(Common + "clusters: {eu: {}}\n"));

        // Of the files of 'us' nothing says any more that they are generated.
        Assert.Equal(["eu", "us"], Directory.EnumerateDirectories(folder.Output).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.NotEmpty(folder.Files(path => path.StartsWith("us/", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_files_of_a_link_with_the_name_of_a_former_cluster_stay()
    {
        Needs.Unix();
        Assert.Equal([], folder.Generate(Common + "clusters: {eu: {}, us: {}}\n"));
        Directory.Move(Path.Combine(folder.Output, "us"), Path.Combine(folder.Root, "mine"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Output, "us"), Path.Combine(folder.Root, "mine"));

        Assert.Equal([], folder.Generate(Common + "clusters: {eu: {}}\n"));

        Assert.True(File.Exists(Path.Combine(folder.Root, "mine/manifests.lock.yaml")));
        Assert.True(File.Exists(Path.Combine(folder.Root, "mine/manifests/a.yaml")));
    }

    [Theory]
    [InlineData("clusters: {}", "manifests.config.yaml(4,11): error MM1002: 'clusters' has no clusters; add one, or remove the key for a configuration of one cluster")]
    [InlineData("clusters: {nul: {}}", "manifests.config.yaml(4,12): error MM1012: 'nul' is not a valid name of a cluster; it is a device on Windows, where no folder can have the name")]
    [InlineData("clusters: {com1: {}}", "manifests.config.yaml(4,12): error MM1012: 'com1' is not a valid name of a cluster; it is a device on Windows, where no folder can have the name")]
    [InlineData("clusters: {..: {}}", "manifests.config.yaml(4,12): error MM1012: '..' is not a valid name of a cluster; use lowercase letters, digits and '-', starting and ending with a letter or digit")]
    public void Clusters_have_names_that_folders_can_have(string clusters, string expected)
    {
        Assert.Equal([expected], folder.Generate(Common + clusters + "\n").Select(line => line.Split('\n')[0]));

        Assert.False(Directory.Exists(folder.Output));
    }

    [Fact]
    public void A_cluster_may_have_the_name_that_a_provider_gives_it()
    {
        const string Engine = "gitops: {argocd: {repository: 'https://git.example.com/a.git', tracking: annotation}}\n";

        Assert.Equal([], folder.Generate(Common + Engine + "clusters: {production-europe-west-1-analytics: {}}\n"));

        Assert.Contains("name: milvus-monitoring-production-europe-west-1-analytics-stack\n", folder.Read("production-europe-west-1-analytics/argocd/applications/stack.yaml"), StringComparison.Ordinal);
        var name = new string('a', 63);
        Assert.Equal(
            [$"manifests.config.yaml(5,12): error MM1012: 'milvus-monitoring-{name[..59]}...' is not a valid name; it has 81 characters, the maximum is 57"],
            folder.Generate(Common + Engine + $"clusters: {{{name}: {{}}}}\n").Select(line => line.Split('\n')[0]));
    }

    [Theory]
    [InlineData("argocd")]
    [InlineData("flux")]
    public void A_path_has_no_quotation_marks(string engine)
    {
        Assert.Equal(
            ["manifests.config.yaml(4,70): error MM1016: 'a\"b' is not a valid path in the repository; remove the quotation marks"],
            folder.Generate(Common + $"gitops: {{{engine,-6}: {{repository: 'https://git.example.com/a.git', path: 'a\"b'}}}}\n"));
    }
}
