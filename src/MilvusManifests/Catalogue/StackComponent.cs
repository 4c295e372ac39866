using System.Collections.Immutable;

namespace MilvusManifests.Catalogue;

/// <summary>A part of kube-prometheus that can be left out.</summary>
/// <param name="Name">What the names of its files begin with, <c>nodeExporter</c>.</param>
/// <param name="Version">The version of its program; null for a part without one.</param>
/// <param name="Files">Its files in <c>manifests/</c>.</param>
public sealed record StackComponent(string Name, string? Version, ImmutableArray<string> Files)
{
    /// <summary>The names of the components, which are the same in all releases.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "alertmanager", "blackboxExporter", "grafana", "kubePrometheus", "kubeStateMetrics",
        "kubernetesControlPlane", "nodeExporter", "prometheus", "prometheusAdapter", "prometheusOperator",
    ];

    /// <summary>Whether a file of a component holds its NetworkPolicy.</summary>
    public static bool IsNetworkPolicy(string file) => file.EndsWith("-networkPolicy.yaml", StringComparison.Ordinal);
}
