using System.Collections.Immutable;
using System.Text.Json;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Cluster;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.ScrapePath;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Verification.Servers;
using MilvusManifests.Yaml;

namespace MilvusManifests.Verification;

/// <summary>A group of rules that Prometheus should have loaded.</summary>
/// <param name="Owner">The PrometheusRule that it is in.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rules">The names of its alerts and records.</param>
/// <param name="Place">Where it is written; null if that is not known.</param>
internal sealed record ExpectedRuleGroup(ObjectReference Owner, string Name, ImmutableArray<string> Rules, Location? Place)
{
    /// <summary>The group for people.</summary>
    public override string ToString() => $"'{Name}' of {Owner}";
}

/// <summary>A dashboard that Grafana should have.</summary>
/// <param name="Owner">The ConfigMap that it is in.</param>
/// <param name="Uid">What identifies it; null if Grafana chooses that.</param>
/// <param name="Title">Its title.</param>
/// <param name="Place">Where it is written; null if that is not known.</param>
internal sealed record ExpectedDashboard(ObjectReference Owner, string? Uid, string Title, Location? Place)
{
    /// <summary>The dashboard for people.</summary>
    public override string ToString() => $"'{Title}' of {Owner}";
}

/// <summary>What a cluster and its servers should have of a set.</summary>
/// <param name="Monitors">The monitors with what the set says of them.</param>
/// <param name="Groups">The groups of rules; default if they are not asked for.</param>
/// <param name="Dashboards">The dashboards; default if they are not asked for.</param>
internal sealed record ExpectedServers(ImmutableArray<MonitorVerdict> Monitors, ImmutableArray<ExpectedRuleGroup> Groups, ImmutableArray<ExpectedDashboard> Dashboards)
{
    /// <summary>The objects that the cluster should have.</summary>
    public ImmutableArray<ClusterObject> Objects { get; init; } = [];

    /// <summary>The kinds of the cluster.</summary>
    public required SchemaCatalogue Schemas { get; init; }

    /// <summary>What a set expects.</summary>
    /// <param name="cluster">The set.</param>
    /// <param name="withDashboards">Whether dashboards are looked for: most of a set is dashboards.</param>
    public static ExpectedServers Of(ScrapedCluster cluster, bool withDashboards) =>
        new(ScrapePaths.Explain(cluster), GroupsOf(cluster.Objects), withDashboards ? DashboardsOf(cluster.Objects) : default)
        {
            Objects = [.. cluster.Objects.All.Where(IsApplied)],
            Schemas = cluster.Schemas,
        };

    /// <summary>What a set expects of some of its monitors, and of nothing else.</summary>
    /// <param name="cluster">The set.</param>
    /// <param name="wants">Whether a monitor is meant.</param>
    public static ExpectedServers OfMonitors(ScrapedCluster cluster, Predicate<ScrapeMonitor> wants) =>
        new(ScrapePaths.Explain(cluster, wants), default, default) { Objects = [.. cluster.Monitors.Where(monitor => wants(monitor)).Select(monitor => monitor.Object)], Schemas = cluster.Schemas };

    // A program's own configuration among the manifests is never in a cluster.
    private static bool IsApplied(ClusterObject candidate) => !GroupVersionKind.Of(candidate.Node).IsLocal;

    private static ImmutableArray<ExpectedRuleGroup> GroupsOf(ClusterObjects objects)
    {
        var groups = ImmutableArray.CreateBuilder<ExpectedRuleGroup>();
        foreach (var rule in objects.Of(ScrapeMonitor.Group, "PrometheusRule"))
        {
            foreach (var group in rule.Spec.Mappings("groups"))
            {
                if (group.Scalar("name") is { } name)
                {
                    groups.Add(new(rule.Reference, name.Value, NamesOf(group), name.Location));
                }
            }
        }

        return groups.DrainToImmutable();
    }

    private static ImmutableArray<string> NamesOf(ObjectFields group)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var rule in group.Mappings("rules"))
        {
            names.Add(rule.Text("alert") ?? rule.Text("record") ?? "");
        }

        return names.DrainToImmutable();
    }

    private static ImmutableArray<ExpectedDashboard> DashboardsOf(ClusterObjects objects)
    {
        var dashboards = ImmutableArray.CreateBuilder<ExpectedDashboard>();
        foreach (var map in objects.Of("", "ConfigMap"))
        {
            foreach (var (key, value) in map.Fields.Entries("data"))
            {
                if (key.Value.EndsWith(".json", StringComparison.Ordinal) && value is YamlScalar text && Read(text.Value) is var (uid, title))
                {
                    dashboards.Add(new(map.Reference, uid, title, key.Location));
                }
            }
        }

        return dashboards.DrainToImmutable();
    }

    // A dashboard has a title and panels, or rows in the form that Grafana used before.
    private static (string? Uid, string Title)? Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            return root.Text("title") is { Length: > 0 } title && (root.IsArray("panels") || root.IsArray("rows"))
                ? (root.Text("uid") is { Length: > 0 } uid ? uid : null, title)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
