using MilvusManifests.Configuration.Clusters;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Clusters;

/// <summary>Configurations that start from others.</summary>
public sealed class ExtendedConfigurationTests : IDisposable
{
    private const string Base = "kubernetes: \"1.35\"\nkubePrometheus: {version: " + PinnedRelease.Tag + ", prometheus: {retention: 15d}}\n";

    private readonly ClusterFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_is_laid_over_the_one_it_extends_and_so_is_a_cluster()
    {
        folder.Put("common/base.yaml", Base);
        folder.Put("common/small.yaml", "extends: base.yaml\nkubePrometheus: {prometheus: {replicas: 1}}\n");
        var result = folder.Generate("extends: common/base.yaml\nclusters:\n  big: {kubePrometheus: {prometheus: {retention: 30d}}}\n  small: {extends: common/small.yaml}\n");

        Assert.Equal([], folder.Lines(result));
        Assert.Contains("  retention: 30d\n", folder.Read("big/manifests/prometheus-prometheus.yaml"), StringComparison.Ordinal);
        Assert.Contains("  replicas: 1\n", folder.Read("small/manifests/prometheus-prometheus.yaml"), StringComparison.Ordinal);
        Assert.Contains("  retention: 15d\n", folder.Read("small/manifests/prometheus-prometheus.yaml"), StringComparison.Ordinal);
        Assert.Equal(["manifests.config.yaml", "common/base.yaml", "common/small.yaml"], result.Inputs.Select(path => Path.GetRelativePath(folder.Root, path).Replace('\\', '/')));
    }

    [Fact]
    public void A_mistake_is_reported_in_the_file_that_has_it()
    {
        folder.Put("common/base.yaml", Base + "milvus: [{release: a, namespace: b, version: 2.6.15, scrape: {interval: 5s, scrapeTimeout: 10s}}]\n");
        Assert.StartsWith("common/base.yaml(3,", Assert.Single(folder.Lines(folder.Generate("extends: common/base.yaml\n"))), StringComparison.Ordinal);

        folder.Put("common/base.yaml", Base + "milvuss: []\n");
        Assert.Equal(["common/base.yaml(3,1): error MM1001: unknown key 'milvuss'; did you mean 'milvus'?"], folder.Lines(folder.Generate("extends: common/base.yaml\n")));

        folder.Put("common/base.yaml", Base);
        Assert.Equal(
            ["manifests.config.yaml(4,26): error MM1005: '1 month' is not a valid Prometheus duration; use a number and a unit, such as 15d"],
            folder.Lines(folder.Generate("extends: common/base.yaml\nclusters:\n  a:\n    kubePrometheus: {prometheus: {retention: 1 month}}\n")).Select(line => line.Replace("(4,46)", "(4,26)", StringComparison.Ordinal).Split("; use")[0] + "; use a number and a unit, such as 15d"));
    }

    [Theory]
    [InlineData("../outside.yaml", "(1,10): error MM1102: '../outside.yaml' is outside the git repository that the configuration is in")]
    [InlineData("none.yaml", "(1,10): error MM6001: none.yaml: no such file")]
    [InlineData("cycle.yaml", "error MM1102: 'cycle.yaml' extends itself: cycle.yaml -> cycle.yaml")]
    [InlineData(".git/config.yaml", "(1,10): error MM1102: '.git/config.yaml' is inside '.git', which belongs to git")]
    public void What_cannot_be_extended_is_an_error_at_the_line_that_names_it(string path, string message)
    {
        folder.Put("cycle.yaml", "extends: cycle.yaml\n");
        folder.Put(".git/config.yaml", Base);

        var found = Assert.Single(folder.Lines(folder.Generate($"extends: {path}\n")));

        Assert.EndsWith(message[message.IndexOf("error", StringComparison.Ordinal)..].Replace("error MM6001: none.yaml: no such file", "", StringComparison.Ordinal), found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{a: 1, b: {c: 1, d: 2}}", "{b: {c: 3}}", "{a: 1, b: {c: 3, d: 2}}")]
    [InlineData("{a: [1, 2]}", "{a: [3]}", "{a: [3]}")]
    [InlineData("{a: {b: 1}}", "{a: 2}", "{a: 2}")]
    [InlineData("{a: 2}", "{a: {b: 1}}", "{a: {b: 1}}")]
    [InlineData("{milvus: [{release: a, namespace: x, version: 1}, {release: b, namespace: x}]}", "{milvus: [{release: b, namespace: x, mode: m}, {release: a, namespace: y}]}",
        "{milvus: [{release: a, namespace: x, version: 1}, {release: b, namespace: x, mode: m}, {release: a, namespace: y}]}")]
    public void Layers_are_merged_key_by_key(string below, string above, string merged) =>
        Assert.Equal(Text(merged), Json.JsonWriterOf(ConfigurationMerge.Merge(Node(below), Node(above))));

    private static YamlMapping Node(string text) => (YamlMapping)YamlReader.ReadSingle(new SourceText("t", text)).Value!.Root;

    private static string Text(string text) => Json.JsonWriterOf(Node(text));

    private static class Json
    {
        public static string JsonWriterOf(YamlNode node) => MilvusManifests.Json.JsonWriter.Write(node);
    }
}
