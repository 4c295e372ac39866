using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Relabeling;

namespace MilvusManifests.ScrapePath.Targets;

/// <summary>What Prometheus scrapes: a port of pods, or of a Service whose pods are not in the set.</summary>
/// <param name="Endpoint">What the monitor says of it.</param>
/// <param name="Service">The Service that leads to it; null if none does.</param>
/// <param name="Pods">The pods; null if they are not in the set.</param>
/// <param name="Port">The number of the port; null if it is not known.</param>
/// <param name="PortName">The name that the Service, or else the container, gives the port.</param>
/// <param name="Relabeled">What relabelling makes of it.</param>
internal sealed record ScrapeTarget(ScrapeEndpoint Endpoint, ServiceView? Service, PodGroup? Pods, int? Port, string PortName, RelabeledTarget Relabeled)
{
    /// <summary>What tells it from other targets of the same Prometheus; null if it is not known well enough, or dropped.</summary>
    public (string Address, string Parameters)? Identity
    {
        get
        {
            if (Port is null || Relabeled.IsKept != Answer.Yes || IsReaddressed)
            {
                return null;
            }

            var owner = Pods is null ? Service!.Object.ToString() : Pods.Owner.ToString();
            var parameters = string.Join('&', Endpoint.Fields.Entries("params").Select(parameter => $"{parameter.Key.Value}={Schemas.ValueText.Written(parameter.Value)}"));
            return (FormattableString.Invariant($"{owner}:{Port}"), $"{Endpoint.Scheme} {Relabeled.Labels["__metrics_path__"].Text ?? Endpoint.MetricsPath} {parameters}");
        }
    }

    /// <summary>Whether another target of the same job and Service has the same labels in the end: Prometheus scrapes those once.</summary>
    public bool IsSameAs(ScrapeTarget other) =>
        Endpoint == other.Endpoint && Service == other.Service && Pods == other.Pods && Lasting(Relabeled.Labels).SequenceEqual(Lasting(other.Relabeled.Labels));

    private static IEnumerable<KeyValuePair<string, string?>> Lasting(TargetLabels labels) => labels.Known.Where(label => !label.Key.StartsWith("__", StringComparison.Ordinal));

    /// <summary>Whether relabelling gives it another address than that of the port.</summary>
    public bool IsReaddressed { get; init; }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"port {(PortName.Length == 0 ? "" : PortName + " = ")}{Port} of {(Pods is null ? Service!.Object : Pods.Owner)}");
}
