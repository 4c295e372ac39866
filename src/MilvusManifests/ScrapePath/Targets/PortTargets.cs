using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Relabeling;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Targets;

/// <summary>The ports that Prometheus finds, and those that a monitor selects among them.</summary>
/// <remarks>Prometheus discovery/kubernetes: besides the ports of a Service, the roles of Services find every other port that the containers behind it declare.</remarks>
internal static class PortTargets
{
    /// <summary>The targets that a monitor's endpoint selects behind a Service.</summary>
    /// <param name="pair">The monitor and the Prometheus.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="index">Its index.</param>
    /// <param name="service">The Service.</param>
    /// <param name="role">The role of the discovery.</param>
    public static ImmutableArray<ScrapeTarget> BehindService(ScrapePair pair, ScrapeEndpoint endpoint, int index, ServiceView service, string role)
    {
        if (service.IsExternalName)
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<ScrapeTarget>();
        ImmutableArray<PodGroup> pods = [.. service.PodsAmong(pair.Cluster.Pods)];
        if (pods.IsEmpty)
        {
            foreach (var port in service.Ports)
            {
                if (Selects(endpoint, port, null))
                {
                    found.Add(Create(pair, endpoint, index, service, null, port, null, role));
                }
            }

            return found.DrainToImmutable();
        }

        foreach (var group in pods)
        {
            AddPorts(found, pair, endpoint, index, service, group, role);
        }

        return found.DrainToImmutable();
    }

    /// <summary>The targets that a PodMonitor's endpoint selects among pods.</summary>
    /// <param name="pair">The monitor and the Prometheus.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="index">Its index.</param>
    /// <param name="group">The pods.</param>
    public static ImmutableArray<ScrapeTarget> OfPods(ScrapePair pair, ScrapeEndpoint endpoint, int index, PodGroup group)
    {
        var found = ImmutableArray.CreateBuilder<ScrapeTarget>();
        foreach (var port in group.Ports)
        {
            if (!port.IsOfInitContainer && SelectsContainerPort(endpoint.Port ?? endpoint.PortNumber ?? endpoint.TargetPort, port, byName: endpoint.Port is not null))
            {
                found.Add(Create(pair, endpoint, index, null, group, null, port, Discovery.Pod));
            }
        }

        return found.DrainToImmutable();
    }

    private static void AddPorts(
        ImmutableArray<ScrapeTarget>.Builder found, ScrapePair pair, ScrapeEndpoint endpoint, int index, ServiceView service, PodGroup group, string role)
    {
        var seen = new HashSet<(int, string)>();
        foreach (var port in service.Ports)
        {
            if (port.PortOf(group) is not { } number)
            {
                continue;
            }

            seen.Add((number, port.Protocol));
            var container = group.Ports.FirstOrDefault(declared => !declared.IsOfInitContainer && declared.Number == number && declared.Protocol == port.Protocol);
            if (Selects(endpoint, port, container))
            {
                found.Add(Create(pair, endpoint, index, service, group, port, container, role) with { Port = number });
            }
        }

        foreach (var container in group.Ports)
        {
            if (!container.IsOfInitContainer && endpoint.Port is null && !seen.Contains((container.Number, container.Protocol)) && SelectsContainerPort(endpoint.TargetPort, container, byName: false))
            {
                found.Add(Create(pair, endpoint, index, service, group, null, container, role));
            }
        }
    }

    private static bool Selects(ScrapeEndpoint endpoint, ServicePort port, ContainerPort? container) =>
        endpoint.Port is { } name ? RelabelPattern.Parse(name.Value).IsMatch(port.Name) == true
        : endpoint.TargetPort is null || (container is not null && SelectsContainerPort(endpoint.TargetPort, container, byName: false));

    // What a monitor gives is an expression that has to match the whole name or number.
    private static bool SelectsContainerPort(YamlScalar? given, ContainerPort port, bool byName) => given switch
    {
        null => true,
        _ when byName || given.Kind == YamlScalarKind.String => RelabelPattern.Parse(given.Value).IsMatch(port.Name) == true,
        _ => given.Value == port.Number.ToString(CultureInfo.InvariantCulture),
    };

    private static ScrapeTarget Create(
        ScrapePair pair, ScrapeEndpoint endpoint, int index, ServiceView? service, PodGroup? pods, ServicePort? servicePort, ContainerPort? port, string role)
    {
        var labels = TargetLabelSets.Of(pair.Monitor, endpoint, index, service, pods, servicePort, port, role);
        var rules = OperatorRelabeling.Of(pair.Monitor, endpoint, pair.Server, role);
        var number = port?.Number ?? (servicePort is { HasNumber: true } ? int.Parse(servicePort.Target, CultureInfo.InvariantCulture) : null as int?);
        return new ScrapeTarget(endpoint, service, pods, number, servicePort?.Name ?? port?.Name ?? "", TargetRelabeling.Apply(rules, labels))
        {
            IsReaddressed = rules.Any(rule => rule.TargetLabel == "__address__"),
        };
    }
}
