using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.Text;

namespace MilvusManifests.Checks.Objects;

/// <summary>The metrics API of the cluster is not taken away from metrics-server unnoticed.</summary>
internal sealed class DisplacedMetricsServer : IObjectCheck
{
    private const string MetricsServer = "metrics-server";

    /// <summary>A metrics API that is taken over.</summary>
    public static readonly DiagnosticCode Displaced = new(
        "MM4815",
        "APIService that displaces metrics-server",
        "A cluster has one APIService for metrics.k8s.io, where kubectl top and HorizontalPodAutoscalers get CPU and memory from. "
        + "Many clusters come with a metrics-server behind it: another one that is applied takes its place, the numbers change in meaning, and removing it again leaves the cluster without any.",
        new("APIService v1beta1.metrics.k8s.io is served by Service monitoring/my-adapter: a metrics-server of the cluster is displaced"),
        "Leave the APIService out where the cluster has a metrics-server, or decide for one of them and suppress the finding with the reason.");

    /// <inheritdoc/>
    public DiagnosticCode Code => Displaced;

    /// <inheritdoc/>
    public ImmutableArray<Purpose> Purposes =>
    [
        new("APIService", "v1beta1.metrics.k8s.io", ["prometheus-adapter"],
            "kube-prometheus serves the metrics API from Prometheus, through prometheus-adapter, instead of a metrics-server; leave out the component prometheusAdapter to keep a metrics-server"),
    ];

    /// <inheritdoc/>
    public IEnumerable<ObjectFault> Run(CheckedObjects set)
    {
        foreach (var served in set.Cluster.Objects.Of("apiregistration.k8s.io", "APIService"))
        {
            var service = served.Spec.Fields("service");
            if (served.Spec.Text("group") != "metrics.k8s.io" || service.Text("name") is not { } name || name == MetricsServer)
            {
                continue;
            }

            var view = set.Cluster.Services.FirstOrDefault(candidate => candidate.Object.Name == name && candidate.Object.Namespace == service.Text("namespace"));
            if (view is not null && view.PodsAmong(set.Cluster.Pods).Any(IsMetricsServer))
            {
                continue;
            }

            var displaced = set.Cluster.Pods.FirstOrDefault(IsMetricsServer);
            yield return new(
                served,
                (service.Node ?? served.Node).Location,
                $"{served} is served by Service {service.Text("namespace")}/{name}: {(displaced is null ? "a metrics-server of the cluster is displaced" : $"{displaced}, which is in the set too, is displaced")}")
            { Subject = displaced is null ? name : MetricsServer };
        }
    }

    private static bool IsMetricsServer(PodGroup pods) =>
        pods.Labels.HasAny("k8s-app", [MetricsServer]) == Answer.Yes || pods.Labels.HasAny("app.kubernetes.io/name", [MetricsServer]) == Answer.Yes;
}
