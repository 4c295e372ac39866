using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Yaml;

namespace MilvusManifests.Cluster.Workloads;

/// <summary>A Service, and which pods it leads to.</summary>
/// <param name="Object">The Service.</param>
/// <param name="Ports">Its ports.</param>
/// <param name="Selector">Which pods it selects; null if its endpoints are made by somebody else.</param>
/// <param name="IsExternalName">Whether it is only a name for another host, and has no endpoints.</param>
internal sealed record ServiceView(ClusterObject Object, ImmutableArray<ServicePort> Ports, LabelSelector? Selector, bool IsExternalName)
{
    /// <summary>Whether somebody is known to keep its endpoints, although it selects no pods.</summary>
    public bool HasKnownEndpoints { get; init; }

    /// <summary>The Services of a set.</summary>
    public static ImmutableArray<ServiceView> Of(ClusterObjects cluster) => [.. cluster.Of("", "Service").Select(Of)];

    /// <summary>A Service.</summary>
    public static ServiceView Of(ClusterObject service)
    {
        var spec = service.Spec;
        var ports = spec.Mappings("ports").Where(port => port.Number("port") is >= 0 and <= int.MaxValue).Select(PortOf);
        return new(service, [.. ports], spec.IsEmpty("selector") ? null : LabelSelector.OfLabels(spec.Fields("selector")), spec.Text("type") == "ExternalName");
    }

    /// <summary>The pods that it selects.</summary>
    public IEnumerable<PodGroup> PodsAmong(IEnumerable<PodGroup> pods) =>
        pods.Where(group => group.Namespace == Object.Namespace && Selector?.Selects(group.Labels) == Answer.Yes);

    private static ServicePort PortOf(ObjectFields port)
    {
        var number = (int)port.Number("port")!.Value;
        return new(
            port.Text("name") ?? "", number, port.TextOr("protocol", "TCP") ?? "TCP",
            port["targetPort"] is YamlScalar { Value: not ("" or "0") } target ? target.Value : number.ToString(CultureInfo.InvariantCulture));
    }
}
