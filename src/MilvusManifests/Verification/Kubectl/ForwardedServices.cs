using MilvusManifests.Catalogue;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.Configuration.Stack;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.ScrapePath;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.Values;

namespace MilvusManifests.Verification.Kubectl;

/// <summary>The Services of a set that lead to the servers that are asked; null for a server that the set does not have, or has several of.</summary>
/// <param name="Prometheus">Leads to Prometheus.</param>
/// <param name="Alertmanager">Leads to Alertmanager.</param>
/// <param name="Grafana">Leads to Grafana.</param>
internal sealed record ForwardedServices(ForwardedService? Prometheus, ForwardedService? Alertmanager, ForwardedService? Grafana)
{
    private const string PrometheusKind = "Prometheus";
    private const string AlertmanagerKind = "Alertmanager";
    private const int PrometheusPort = 9090;
    private const int AlertmanagerPort = 9093;
    private const int GrafanaPort = 3000;
    private const int ChartGrafanaPort = 80;
    private const string OperatedPrometheus = "prometheus-operated";

    /// <summary>Those of a set.</summary>
    public static ForwardedServices Of(ScrapedCluster cluster) => new(
        Operated(cluster, PrometheusKind, PrometheusPort, OperatedPrometheus),
        Operated(cluster, AlertmanagerKind, AlertmanagerPort, "alertmanager-operated"),
        Only(cluster.Pods.Where(IsGrafana)) is { } grafana ? Find(cluster, grafana, GrafanaPort) : null);

    /// <summary>Those of a stack that another installation has, as far as its names are known. Whether it has an Alertmanager is its own affair.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="space">Its namespace.</param>
    /// <param name="hasDashboards">Whether its Grafana should have dashboards of the set.</param>
    public static ForwardedServices Of(StackConfiguration stack, string space, bool hasDashboards)
    {
        var (prometheus, grafana) = stack switch
        {
            { IsChart: true } => (KubePrometheusStackChart.Prometheus(stack.ReleaseName), new ForwardedService(space, KubePrometheusStackChart.GrafanaService(stack.ReleaseName), ChartGrafanaPort)),
            { IsKubePrometheus: true } => (StackService.Prometheus.Name, new ForwardedService(space, StackService.Grafana.Name, GrafanaPort)),
            _ => (OperatedPrometheus, null as ForwardedService),
        };
        return new(new ForwardedService(space, prometheus, PrometheusPort), null, hasDashboards ? grafana : null);
    }

    /// <summary>The number of Prometheus objects in a set that run.</summary>
    public static int CountPrometheus(ScrapedCluster cluster) => Running(cluster, PrometheusKind).Count();

    // The operator makes a Service for each StatefulSet, in case the set has none.
    private static ForwardedService? Operated(ScrapedCluster cluster, string kind, int port, string governing)
    {
        if (Only(Running(cluster, kind)) is not { } pods)
        {
            return null;
        }

        var found = Find(cluster, pods, port) ?? new ForwardedService(pods.Namespace, pods.Spec.TextOr("serviceName", governing) ?? governing, port);
        return found with
        {
            Scheme = pods.Spec.Fields("web").Has("tlsConfig") ? Uri.UriSchemeHttps : Uri.UriSchemeHttp,
            Prefix = "/" + pods.Spec.TextOr("routePrefix", "/")?.Trim('/'),
        };
    }

    private static IEnumerable<PodGroup> Running(ScrapedCluster cluster, string kind) => cluster.Pods.Where(pods =>
        pods.Owner.Reference is var owner && owner.Group == ScrapeMonitor.Group && owner.Kind == kind && pods.Replicas is not 0);

    private static bool IsGrafana(PodGroup pods) =>
        pods.Owner.Reference is { Group: PodGroups.Apps, Kind: "Deployment" or "StatefulSet" } && pods.Replicas is not 0 && HasImage(pods.Spec, "grafana");

    private static bool HasImage(ObjectFields spec, string program)
    {
        foreach (var container in spec.Mappings("containers"))
        {
            if (container.Text("image") is { Length: > 0 } image && ImageReference.Parse(image).Name == program)
            {
                return true;
            }
        }

        return false;
    }

    private static ForwardedService? Find(ScrapedCluster cluster, PodGroup pods, int port)
    {
        foreach (var service in cluster.Services)
        {
            if (service.Object.Namespace == pods.Namespace && service.Selector?.Selects(pods.Labels) == Answer.Yes && PortTo(service, pods, port) is { } number)
            {
                return new ForwardedService(pods.Namespace, service.Object.Name, number);
            }
        }

        return null;
    }

    private static int? PortTo(ServiceView service, PodGroup pods, int port)
    {
        foreach (var candidate in service.Ports)
        {
            if (candidate.PortOf(pods) == port)
            {
                return candidate.Number;
            }
        }

        return null;
    }

    private static PodGroup? Only(IEnumerable<PodGroup> pods) => pods.Take(2).ToArray() is [var only] ? only : null;
}
