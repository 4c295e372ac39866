namespace MilvusManifests.Tests.Documentation;

/// <summary>The readme's way from nothing to a synced set, typed as it stands, for each engine and for both kinds of stack.</summary>
public sealed class FiveMinutesTests
{
    private static readonly DocumentedPage Readme = DocumentedPage.All.Single(page => page.Path == "README.md");
    private static readonly DocumentedCommand[] Commands = [.. Readme.Commands];
    private static readonly string[] Blocks = [.. Readme.Text.Split("\n## In five minutes\n")[1].Split("\n## ")[0].Split("```console\n").Skip(1).Select(block => block.Split("```")[0])];

    [Theory]
    [InlineData(" --argocd ", "output/argocd/", "")]
    [InlineData(" --argocd ", "output/argocd/", " --stack kubePrometheus")]
    [InlineData(" --argocd ", "output/argocd/", " --stack kubePrometheusStack")]
    [InlineData(" --flux ", "output/flux", "")]
    [InlineData(" --flux ", "output/flux", " --stack kubePrometheus")]
    [InlineData("", "output/setup", "")]
    [InlineData("", "", " --stack kubePrometheus")]
    [InlineData("", "", " --stack kubePrometheusStack")]
    public void From_nothing_to_a_synced_set(string engine, string applied, string stack)
    {
        Needs.Unix();
        Needs.Git();
        Needs.Kubectl();
        using var folder = new DocumentedFolder();
        if (stack.Length > 0)
        {
            HasAStack(folder);
        }

        var init = engine.Length == 0 ? "milvus-manifests init" : Commands.Single(command => command.Text.StartsWith($"milvus-manifests init{engine}", StringComparison.Ordinal)).Text;
        var set = Blocks.Single(block => block.StartsWith("milvus-manifests init\n", StringComparison.Ordinal)).Replace("milvus-manifests init\n", $"{init}{stack}\n", StringComparison.Ordinal);
        Type(folder, $"git init --quiet\n{set}");
        Assert.Equal(0, folder.Sh("[ -z \"$(git status --porcelain)\" ]", out _));

        // Where the stack is there already, there is no setup, and the last command does it.
        var apply = applied.Length == 0 ? "kubectl apply --server-side -k output" : Blocks.Single(block => block.StartsWith("kubectl apply ", StringComparison.Ordinal) && block.Contains(applied, StringComparison.Ordinal));
        Type(folder, apply);

        var expected = engine switch
        {
            " --argocd " => "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/milvus-monitoring",
            " --flux " => "/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/milvus-monitoring-milvus-milvus",
            _ => "/apis/monitoring.coreos.com/v1/namespaces/milvus/servicemonitors/my-release-milvus",
        };
        Assert.Contains(expected, folder.Cluster.Paths);
        Assert.Equal(engine.Length == 0 && stack.Length == 0, folder.Cluster.Paths.Contains("/apis/monitoring.coreos.com/v1/namespaces/monitoring/prometheuses/k8s"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" --stack kubePrometheus")]
    [InlineData(" --argocd https://git.example.com/acme/clusters.git")]
    [InlineData(" --flux https://git.example.com/acme/clusters.git")]
    public void What_init_says_to_do_next_works_in_that_order(string arguments)
    {
        Needs.Unix();
        Needs.Git();
        Needs.Kubectl();
        using var folder = new DocumentedFolder();
        if (arguments.Contains("--stack", StringComparison.Ordinal))
        {
            HasAStack(folder);
        }

        Assert.Equal(0, folder.Sh($"git init --quiet && milvus-manifests init{arguments}", out var output));
        var next = output.TrimEnd().Split('\n').Where(line => line.Contains("  # ", StringComparison.Ordinal)).Select(line => line.Split("  #")[0].Trim()).ToArray();

        // The tool that would be restored is the one under test, and the example is a Milvus.
        Assert.Contains("dotnet tool restore", next);
        Type(folder, string.Join('\n', next.Where(command => command != "dotnet tool restore" && !command.StartsWith("edit ", StringComparison.Ordinal))));
        Assert.NotEmpty(folder.Cluster.Paths);
    }

    private static void Type(DocumentedFolder folder, string commands) => Assert.True(folder.Sh($"set -e\n{commands}", out var output) == 0, $"{commands}\n{output}");

    // What installed it served the definitions.
    private static void HasAStack(DocumentedFolder folder)
    {
        folder.Generate(DocumentedFolder.Configuration);
        Type(folder, "kubectl apply --server-side -f output/setup\nrm -r output manifests.config.yaml");
    }
}
