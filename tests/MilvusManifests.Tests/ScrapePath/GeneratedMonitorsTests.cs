using MilvusManifests.Catalogue;
using MilvusManifests.Cluster;
using MilvusManifests.ScrapePath;

namespace MilvusManifests.Tests.ScrapePath;

/// <summary>The monitors that are generated for a Milvus, however it was installed.</summary>
public sealed class GeneratedMonitorsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public static TheoryData<string, string, string> Installations
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var tag in KubePrometheusReleases.Tags)
            {
                foreach (var installer in (string[])["helm", "operator"])
                {
                    data.Add(tag, installer, "cluster");
                    data.Add(tag, installer, "standalone");
                }
            }

            return data;
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Installations))]
    public void Every_component_is_proven(string tag, string installer, string mode)
    {
        var verdict = Explain(tag, $"{{release: my-release, namespace: milvus, version: 2.6.15, installedBy: {installer}, mode: {mode}}}");

        Assert.True(verdict.Answer == Answer.Yes, $"{verdict.Weakest}");
        Assert.Equal(installer == "helm" ? "ServiceMonitor" : "PodMonitor", verdict.Monitor.Kind.ToString());
        string[] components = mode == "cluster" ? ["proxy", "mixcoord", "querynode", "datanode", "streamingnode"] : ["standalone"];
        Assert.All(components, component => Assert.Contains(verdict.Steps, step => step.Link == Link.Port && step.Reason.Contains($"-{component}", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("2.4.0", "rootcoord")]
    [InlineData("2.4.17", "indexnode")]
    [InlineData("2.5.10", "indexnode")]
    public void Older_versions_have_other_components(string version, string component)
    {
        var verdict = Explain(PinnedRelease.Tag, $"{{release: my-release, namespace: milvus, version: {version}, mode: cluster}}");

        Assert.Equal(Answer.Yes, verdict.Answer);
        Assert.Contains(verdict.Steps, step => step.Link == Link.Port && step.Reason.Contains($"-{component}", StringComparison.Ordinal));
    }

    private MonitorVerdict Explain(string tag, string milvus)
    {
        var path = Path.Combine(folder, "manifests.config.yaml");
        File.WriteAllText(path, $"apiVersion: milvusmanifests/v1\nkubernetes: \"{Releases.Find(tag).SupportedKubernetes[^1]}\"\nkubePrometheus: {{version: {tag}}}\nmilvus:\n  - {milvus}\n");
        var (rendered, diagnostics) = Generator.Render(new GenerateOptions(path), cancellation: TestContext.Current.CancellationToken);
        Assert.True(rendered is not null, string.Join('\n', diagnostics));
        return Assert.Single(ScrapePaths.Explain(ScrapedCluster.Of(rendered.Set, rendered.Inputs)), verdict => verdict.Monitor.Object.Namespace == "milvus");
    }
}
