using MilvusManifests.Building;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Mending;

/// <summary>Services for pods that have none.</summary>
internal static class ServiceMends
{
    /// <summary>A Service with the labels that a monitor selects and the port that it names; null if the pods do not have that port.</summary>
    public static Mend? Create(LabelSelector selector, PodGroup pods, ScrapeMonitor monitor)
    {
        var labels = Nodes.Map();
        foreach (var requirement in selector.Requirements)
        {
            labels = requirement.Values is [var value, ..] ? labels.With(requirement.Key, Nodes.Text(value)) : labels;
        }

        var items = System.Collections.Immutable.ImmutableArray.CreateBuilder<YamlNode>();
        foreach (var name in monitor.Endpoints.Select(endpoint => (endpoint.Port ?? endpoint.TargetPort)?.Value).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (pods.FindPort(name, "TCP") is not { } port)
            {
                return null;
            }

            items.Add(Nodes.Map(("name", Nodes.Text(name)), ("port", Nodes.Number(port.Number)), ("targetPort", Nodes.Text(name))));
        }

        return items.Count == 0 ? null : Mend.Of(ObjectPatch.Create(new ObjectReference("", "Service", pods.Namespace, pods.Owner.Name), Nodes.Map(
            ("apiVersion", Nodes.Text("v1")), ("kind", Nodes.Text("Service")),
            ("metadata", Nodes.Map(("name", Nodes.Text(pods.Owner.Name)), ("namespace", Nodes.Text(pods.Namespace)), ("labels", labels))),
            ("spec", Nodes.Map(("selector", labels), ("ports", new YamlSequence(items.DrainToImmutable())))))));
    }
}
