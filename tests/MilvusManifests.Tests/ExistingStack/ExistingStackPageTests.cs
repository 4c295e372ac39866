using System.Text.RegularExpressions;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.ExistingStack;

/// <summary>What docs/existing-stack.md says is so.</summary>
public class ExistingStackPageTests
{
    private static readonly string Page = Read("docs/existing-stack.md");

    /// <summary>The command that explains the set together with the stack.</summary>
    internal static string Explained => Blocks(Page, "console").Single(block => block.StartsWith("milvus-manifests ", StringComparison.Ordinal)).TrimEnd('\n');

    [Fact]
    public void Every_configuration_is_valid_and_there_is_one_for_each_installation()
    {
        var read = Blocks(Page, "yaml").Select(block => ConfigurationReader.Read(new SourceText("docs/existing-stack.md", block))).ToArray();

        Assert.All(read, result => Assert.Empty(result.Diagnostics));
        Assert.Equal(["KubePrometheus", "KubePrometheusStack", "None"], read.Select(result => $"{result.Value!.Stack.InstalledBy}"));
    }

    [Fact]
    public void The_switch_of_the_readme_is_valid()
    {
        var block = Blocks(Read("README.md").Split("## With an existing kube-prometheus\n")[1].Split("\n## ")[0], "yaml").Single();

        Assert.Empty(ConfigurationReader.Read(new SourceText("README.md", $"kubernetes: \"1.35\"\nkubePrometheus: {{version: {PinnedRelease.Tag}}}\n{block}")).Diagnostics);
    }

    [Fact]
    public void The_names_of_the_chart_are_those_that_it_gives()
    {
        Assert.Contains($"`{KubePrometheusStackChart.Prometheus("kube-prometheus-stack")}` for the release `kube-prometheus-stack`, `{KubePrometheusStackChart.Prometheus("metrics")}` for `metrics`", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_patch_that_kubectl_is_given_is_in_the_set()
    {
        using var set = new ExistingStackSet("stack: {installedBy: kubePrometheus}\nrbac: patch");
        var command = Blocks(Page, "console").Single(block => block.StartsWith("kubectl ", StringComparison.Ordinal)).Split(' ', '\n');

        Assert.True(File.Exists(set.PathOf(command[Array.IndexOf(command, "--patch-file") + 1])));
        Assert.Equal(PrometheusRbac.ClusterRole, command[3]);
        Assert.All(Regex.Matches(Page, "^- `([a-z-]+[.]yaml)`", RegexOptions.Multiline).Select(match => match.Groups[1].Value), file => Assert.Contains($"patches/{file}", set.Files));
    }

    [Fact]
    public void Explain_is_run_as_it_is_shown()
    {
        var published = Releases.Published();
        using var set = new ExistingStackSet("stack: {installedBy: kubePrometheus}");
        foreach (var file in Directory.GetFiles(published, "*.yaml", SearchOption.AllDirectories))
        {
            set.Write(Path.Combine("kube-prometheus/manifests", Path.GetRelativePath(published, file)), File.ReadAllText(file));
        }

        var run = set.Run(Explained.Split(' ')[1..]);

        Assert.Equal(0, run.ExitCode);
        Assert.Matches("(?m)^ServiceMonitor milvus/my-release-milvus +PROVEN ", run.Output);
    }

    private static IEnumerable<string> Blocks(string page, string language) =>
        Regex.Matches(page, $"^```{language}\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline).Select(match => match.Groups[1].Value);

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");
}
