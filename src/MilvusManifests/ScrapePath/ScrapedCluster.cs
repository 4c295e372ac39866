using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Access;
using MilvusManifests.Cluster.Network;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.Configuration.Milvus;
using MilvusManifests.ScrapePath.Milvus;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Servers;
using MilvusManifests.ScrapePath.Targets;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath;

/// <summary>What decides whether monitors are scraped: the objects of a set, and what the releases make of them.</summary>
internal sealed class ScrapedCluster
{
    private readonly ImmutableArray<MilvusInstance> milvus;

    /// <summary>The view of a set.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="schemas">The schemas of the cluster.</param>
    /// <param name="release">The release of kube-prometheus whose operator and Prometheus run where the objects name no version.</param>
    /// <param name="milvus">The instances of Milvus whose Services and pods are there, in the set or not.</param>
    public ScrapedCluster(ClusterObjects objects, SchemaCatalogue schemas, KubePrometheusRelease release, ImmutableArray<MilvusInstance> milvus = default)
    {
        (Objects, Schemas, Release, this.milvus) = (objects, schemas, release, milvus.IsDefault ? [] : milvus);
        var others = MilvusWorkloads.Missing(this.milvus, objects);
        Servers = PrometheusServer.AllOf(objects);
        var pods = PodGroups.Of(objects);
        Operators = PrometheusOperator.AllOf(pods);
        Pods = [.. pods, .. Servers.Select(server => server.Pods), .. OperatedPods.Of(objects), .. others.Pods];
        Services = [.. ServiceView.Of(objects), .. KnownServices.Of(objects, Operators), .. others.Services];
        Permissions = new Permissions(objects);
        Policies = new NetworkPolicies(objects);
        Monitors = [.. ScrapeMonitor.AllOf(objects), .. MilvusMonitors.Missing(this.milvus, objects)];
    }

    /// <summary>The view of a set that was built.</summary>
    /// <param name="set">The set.</param>
    /// <param name="inputs">What it was built from.</param>
    /// <param name="release">The release that runs; null for that of the configuration.</param>
    public static ScrapedCluster Of(BuiltSet set, Inputs inputs, KubePrometheusRelease? release = null)
    {
        var objects = new ClusterObjects(set.Applied.Select(made => new ClusterObject(made.Reference, new Lazy<YamlMapping>(() => UnseenFields.Without(made)))));
        var schemas = release is null ? inputs.Cluster : new SchemaCatalogue(inputs.Cluster.Kubernetes, release, inputs.Schemas) { Projects = inputs.Cluster.Projects };
        return new(objects, schemas, release ?? inputs.Release, inputs.Configuration.Milvus);
    }

    /// <summary>The namespaces of the instances of Milvus of the configuration.</summary>
    public IEnumerable<string> MilvusNamespaces => milvus.Select(instance => instance.Namespace.Value);

    /// <summary>The versions of the instances of Milvus of the configuration.</summary>
    public IEnumerable<ReleaseNumber> MilvusVersions => milvus.Select(instance => instance.Version.Value.Number);

    /// <summary>The objects.</summary>
    public ClusterObjects Objects { get; }

    /// <summary>The schemas of the cluster.</summary>
    public SchemaCatalogue Schemas { get; }

    /// <summary>The release of kube-prometheus.</summary>
    public KubePrometheusRelease Release { get; }

    /// <summary>Every Prometheus and PrometheusAgent.</summary>
    public ImmutableArray<PrometheusServer> Servers { get; }

    /// <summary>The operators.</summary>
    public ImmutableArray<PrometheusOperator> Operators { get; }

    /// <summary>The pods, those that the operator makes among them.</summary>
    public ImmutableArray<PodGroup> Pods { get; }

    /// <summary>The Services, those that every cluster has and that the operator makes among them.</summary>
    public ImmutableArray<ServiceView> Services { get; }

    /// <summary>What ServiceAccounts may do.</summary>
    public Permissions Permissions { get; }

    /// <summary>Which connections are allowed.</summary>
    public NetworkPolicies Policies { get; }

    /// <summary>The monitors.</summary>
    public ImmutableArray<ScrapeMonitor> Monitors { get; }

    /// <summary>This view with other objects.</summary>
    public ScrapedCluster With(ClusterObjects objects) => new(objects, Schemas, Release, milvus);

    /// <summary>The version of Prometheus that a server runs.</summary>
    public Version PrometheusVersion(PrometheusServer server) =>
        Version.TryParse(server.Version, out var version) ? version : Release.VersionOf("prometheus") ?? new Version(3, 0);

    /// <summary>The version of the operator: that of the set, or else of the release.</summary>
    public Version? OperatorVersion
    {
        get
        {
            foreach (var program in Operators)
            {
                if (Version.TryParse(program.Version, out var version))
                {
                    return version;
                }
            }

            return Release.VersionOf("prometheusOperator");
        }
    }
}
