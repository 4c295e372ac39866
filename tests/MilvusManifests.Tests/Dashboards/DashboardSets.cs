using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Building.Dashboards;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Dashboards;

/// <summary>The dashboards of sets.</summary>
internal static class DashboardSets
{
    /// <summary>A version of each minor of Milvus, and those of which 2.6 has more than one kind.</summary>
    public static ImmutableArray<string> Milvus { get; } = ["2.4.19", "2.5.27", "2.6.15", "2.6.19", "3.0.0"];

    /// <summary>Every release with every version of Milvus.</summary>
    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var release in Releases.Every)
            {
                foreach (var version in Milvus)
                {
                    all.Add(release.Data, version);
                }
            }

            return all;
        }
    }

    /// <summary>The dashboards of a release with some versions of Milvus, each in a namespace of its own.</summary>
    public static ImmutableArray<BuiltDashboard> Of(string release, params ReadOnlySpan<string> versions) => Render(release, "", versions).Dashboards;

    /// <summary>The set of a release with some versions of Milvus.</summary>
    /// <param name="release">The release.</param>
    /// <param name="settings">Keys below <c>kubePrometheus</c>, as one line of a flow mapping: <c>grafana: {dashboards: none}</c>.</param>
    /// <param name="versions">The versions.</param>
    public static BuiltSet Render(string release, string settings, params ReadOnlySpan<string> versions) => Render(release, settings, "", versions);

    /// <summary>The set of a release with everything that there can be of some versions of Milvus: all dependencies, and replication where the version has it.</summary>
    public static BuiltSet RenderWhole(string release, string version) => Render(release, "",
        $", dependencies: [etcd, minio, pulsarv3, kafka]{(version[0] > '2' || version[2] >= '6' ? ", components: {cdc: 1}" : "")}", version);

    /// <summary>The set of a release with some instances of one version of Milvus, each with another owner of its monitor.</summary>
    public static BuiltSet RenderMonitors(string release, string version, params ReadOnlySpan<string> owners)
    {
        var configuration = $"kubernetes: \"{Releases.Find(release).SupportedKubernetes[^1]}\"\nkubePrometheus: {{version: {release}}}\nmilvus:\n";
        foreach (var owner in owners)
        {
            configuration += $"- {{release: my-release, namespace: milvus-{owner}, version: \"{version}\", installedBy: operator, monitor: {owner}}}\n";
        }

        return Render(configuration, areSilent: false);
    }

    private static BuiltSet Render(string release, string settings, string milvus, params ReadOnlySpan<string> versions)
    {
        var configuration = $"kubernetes: \"{Releases.Find(release).SupportedKubernetes[^1]}\"\nkubePrometheus: {{version: {release}{(settings.Length == 0 ? "" : ", " + settings)}}}\nmilvus:\n";
        foreach (var version in versions)
        {
            configuration += $"- {{release: my-release, namespace: milvus-{version.Replace('.', '-')}, version: \"{version}\"{milvus}}}\n";
        }

        return Render(configuration, areSilent: true);
    }

    private static BuiltSet Render(string configuration, bool areSilent)
    {
        var (rendered, diagnostics) = Generator.Render(new GenerateOptions("no-folder/manifests.config.yaml") { Configuration = new SourceText("manifests.config.yaml", configuration) });

        Assert.Equal("", string.Join('\n', diagnostics.Where(found => areSilent || found.Severity == Severity.Error)));
        return rendered!.Set;
    }
}
