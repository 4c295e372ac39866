using System.Collections.Immutable;
using MilvusManifests.Building.Dashboards;
using MilvusManifests.Checks.Objects.Needs;
using MilvusManifests.Checks.Objects.Queries;
using MilvusManifests.Cluster.Access;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.ScrapePath;
using MilvusManifests.ScrapePath.Targets;

namespace MilvusManifests.Checks.Objects;

/// <summary>The objects of a set as checks see them.</summary>
/// <param name="Cluster">The objects, and what they mean.</param>
/// <param name="StackNamespace">The namespace of kube-prometheus' own objects.</param>
internal sealed record CheckedObjects(ScrapedCluster Cluster, string StackNamespace)
{
    /// <summary>The ServiceAccount of the stack's Prometheus.</summary>
    public string StackAccount { get; init; } = "prometheus-k8s";

    /// <summary>The components of kube-prometheus that the configuration leaves out: what is missing without them is not missed.</summary>
    public ImmutableSortedSet<string> LeftOut { get; init; } = [];

    /// <summary>The dashboards that were built with the set.</summary>
    public ImmutableArray<BuiltDashboard> Dashboards { get; init; } = [];

    private LintedObjects? linted;

    private readonly Lazy<ServiceAccountUses> accountUses = new(() => new ServiceAccountUses(Cluster.Objects));
    private readonly Lazy<ImmutableArray<MonitorVerdict>> scraped = new(() => ScrapePaths.Explain(Cluster));
    private readonly Lazy<ImmutableArray<AlertNames>> alerts = new(() => AlertNames.AllOf(Cluster.Objects));
    private readonly Lazy<ImmutableArray<CheckedPods>> pods = new(() => PodsOf(Cluster));
    private readonly Lazy<RoleHolders> holders = new(() => new RoleHolders(Cluster.Objects));

    /// <summary>Who else than pods uses ServiceAccounts.</summary>
    public ServiceAccountUses AccountUses => accountUses.Value;

    /// <summary>Whether Prometheus scrapes what the monitors say; followed when somebody asks.</summary>
    public ImmutableArray<MonitorVerdict> Scraped => scraped.Value;

    /// <summary>The rules and dashboards with their queries; read when somebody asks.</summary>
    public LintedObjects Linted => LazyInitializer.EnsureInitialized(ref linted, () => LintedObjects.Of(Cluster, Scraped, LeftOut, Dashboards));

    /// <summary>The PrometheusRules and their alerts.</summary>
    public ImmutableArray<AlertNames> Alerts => alerts.Value;

    /// <summary>The pods whose spec is known, with everything that the operator adds to its own.</summary>
    public ImmutableArray<CheckedPods> Pods => pods.Value;

    /// <summary>Who holds the roles of the set.</summary>
    public RoleHolders Holders => holders.Value;

    /// <summary>Whether the set creates a namespace and everything in it. In that of a Milvus is what its installer makes.</summary>
    public bool Owns(string space) =>
        Cluster.Objects.Find("Namespace", "", space) is not null && (space == StackNamespace || !Cluster.MilvusNamespaces.Contains(space, StringComparer.Ordinal));

    private static ImmutableArray<CheckedPods> PodsOf(ScrapedCluster cluster)
    {
        var program = cluster.Operators is [var first, ..] ? first : null;
        var known = ImmutableArray.CreateBuilder<CheckedPods>(cluster.Pods.Length);
        foreach (var group in cluster.Pods)
        {
            if (group.Spec.Exists)
            {
                known.Add(new(group, OperatedPodSpec.Of(group, program)));
            }
        }

        return known.DrainToImmutable();
    }
}

/// <summary>Pods with a spec.</summary>
/// <param name="Group">The pods.</param>
/// <param name="Spec">Their spec, as it is when they are created.</param>
internal sealed record CheckedPods(PodGroup Group, ObjectFields Spec);
