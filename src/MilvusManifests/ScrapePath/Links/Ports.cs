using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.Schemas;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Targets;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Links;

/// <summary>Whether the port that a monitor names is there.</summary>
internal static class Ports
{
    /// <summary>What has to be so for an endpoint of a ServiceMonitor.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="targets">What it selects.</param>
    /// <param name="services">The Services that the monitor matches.</param>
    /// <param name="pair">The monitor and the Prometheus.</param>
    public static Step CheckService(ScrapeEndpoint endpoint, ImmutableArray<ScrapeTarget> targets, ImmutableArray<ServiceView> services, ScrapePair pair)
    {
        if (!targets.IsEmpty)
        {
            return CheckFound(endpoint, targets);
        }

        ImmutableArray<PodGroup> pods = [.. services.SelectMany(service => service.PodsAmong(pair.Cluster.Pods)).Distinct()];
        if (endpoint.Port is { } name)
        {
            return CheckServicePort(endpoint, name, services, pods, pair);
        }

        if (endpoint.TargetPort is { } target && !pods.IsEmpty)
        {
            return MissingContainerPort(target, pods, pair, [.. endpoint.Path, "targetPort"]);
        }

        return endpoint.TargetPort is { } number
            ? Step.Unknown(Link.Port, $"the pods of {Shown(services)} are not in the set and would have to declare the port {number.Value}", number)
            : Step.No(Link.Port, $"{Shown(services)} has no ports", services[0].Object.Node);
    }

    /// <summary>What has to be so for an endpoint of a PodMonitor.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="targets">What it selects.</param>
    /// <param name="pods">The pods that the monitor matches.</param>
    /// <param name="pair">The monitor and the Prometheus.</param>
    public static Step CheckPods(ScrapeEndpoint endpoint, ImmutableArray<ScrapeTarget> targets, ImmutableArray<PodGroup> pods, ScrapePair pair)
    {
        if (!targets.IsEmpty)
        {
            return CheckFound(endpoint, targets);
        }

        var (given, field) = endpoint.Port is { } name ? (name, "port") : endpoint.PortNumber is { } number ? (number, "portNumber") : (endpoint.TargetPort, "targetPort");
        return given is null
            ? Step.No(Link.Port, $"the containers of {pods[0]} declare no ports", pods[0].Owner.Node)
            : MissingContainerPort(given, pods, pair, [.. endpoint.Path, field]);
    }

    private static Step CheckFound(ScrapeEndpoint endpoint, ImmutableArray<ScrapeTarget> targets)
    {
        var place = endpoint.Port ?? endpoint.TargetPort ?? endpoint.PortNumber ?? endpoint.Fields.Node as YamlNode;
        if (targets.All(target => target.IsReaddressed))
        {
            return Step.Unknown(Link.Port, "relabelings give the targets another address, which would have to be right", place);
        }

        return targets.FirstOrDefault(target => target.Pods is null && target.Port is null && target.Service!.Selector is not null) is { } unknown
            ? Step.Unknown(Link.Port, $"the pods of {unknown.Service!.Object} are not in the set: a container would have to have the port that it leads to", place)
            : Step.Yes(Link.Port, string.Join(", ", targets.Select(target => target.ToString()).Distinct(StringComparer.Ordinal)), place);
    }

    private static Step CheckServicePort(ScrapeEndpoint endpoint, YamlScalar name, ImmutableArray<ServiceView> services, ImmutableArray<PodGroup> pods, ScrapePair pair)
    {
        ImmutableArray<string> path = [.. endpoint.Path, "port"];
        foreach (var service in services)
        {
            if (service.Ports.FirstOrDefault(port => port.Name == name.Value) is { } named && !YamlPlaceholders.AreIn(service.Object.Spec["ports"]) && !pods.Any(HasReplacedPorts))
            {
                return Step.No(Link.Port, $"targetPort {ValueText.Quote(named.Target)} of {service.Object} is no port of the containers of {Shown(pods)}; they declare {Declared(pods)}", service.Object.Spec["ports"],
                    TargetMend(service, named, pods));
            }
        }

        if (services.Any(service => YamlPlaceholders.AreIn(service.Object.Spec["ports"])) || pods.Any(HasReplacedPorts))
        {
            return Step.Unknown(Link.Port, $"ports of {Shown(services)} or the pods behind are replaced later, and one named {ValueText.Quote(name.Value)} would have to be there", name);
        }

        var known = services.SelectMany(service => service.Ports).Select(port => port.Name).Where(port => port.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        var isNumber = name.Value.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
        var reason = $"{Shown(services)} has no port named {ValueText.Quote(name.Value)}{(isNumber ? ", and 'port' is a name, not a number" : "")}; {(known.Length == 0 ? "its ports have no names" : $"there is {ValueText.Choice(known, "and")}")}";
        return Step.No(Link.Port, reason, name, PortMend(endpoint, name.Value, isNumber, services, known, pods, pair.Monitor.Object, path));
    }

    private static Mend? PortMend(
        ScrapeEndpoint endpoint, string given, bool isNumber, ImmutableArray<ServiceView> services, string[] known, ImmutableArray<PodGroup> pods, ClusterObject monitor, ImmutableArray<string> path)
    {
        var numbered = services.SelectMany(service => service.Ports).FirstOrDefault(port => port.Target == given || (isNumber && port.Number.ToString(CultureInfo.InvariantCulture) == given));
        if ((numbered is { Name.Length: > 0 } ? numbered.Name : null) is { } name)
        {
            return Mend.Of(ObjectPatch.Replace(monitor.Reference, path, Nodes.Text(name)));
        }

        if ((Suggestion.For(given, known) ?? known.FirstOrDefault(other => other.Contains("metric", StringComparison.Ordinal)) ?? (known is [var only] ? only : null)) is { } likely && !isNumber)
        {
            return Mend.Of(ObjectPatch.Replace(monitor.Reference, path, Nodes.Text(likely)));
        }

        // A port without a name can be named, or be selected as the containers declare it.
        if (!isNumber && services is [{ Ports: [{ Name: "" }] } single])
        {
            return Mend.Of(ObjectPatch.Add(single.Object.Reference, ["spec", "ports", "0", "name"], Nodes.Text(given)));
        }

        var declared = pods.SelectMany(group => group.Ports).FirstOrDefault(port => isNumber && (port.Number.ToString(CultureInfo.InvariantCulture) == given || port.Name == numbered?.Target || port.Number.ToString(CultureInfo.InvariantCulture) == numbered?.Target));
        return declared is null ? null : new Mend(
        [
            ObjectPatch.Remove(monitor.Reference, path),
            ObjectPatch.Add(monitor.Reference, [.. endpoint.Path, "targetPort"], declared.Name.Length > 0 ? Nodes.Text(declared.Name) : Nodes.Number(declared.Number)),
        ]);
    }

    private static Mend? TargetMend(ServiceView service, ServicePort named, ImmutableArray<PodGroup> pods)
    {
        if (ListenMend(pods) is { } listens)
        {
            return listens;
        }

        var index = service.Ports.IndexOf(named).ToString(CultureInfo.InvariantCulture);
        if (pods.SelectMany(group => group.Ports).Any(port => !port.IsOfInitContainer && port.Name == named.Target && port.Protocol == "TCP") && named.Protocol != "TCP")
        {
            return Mend.Of(ObjectPatch.Remove(service.Object.Reference, ["spec", "ports", index, "protocol"]));
        }

        var declared = pods.SelectMany(group => group.Ports).Where(port => !port.IsOfInitContainer && port.Protocol == named.Protocol).ToArray();
        var likely = declared.FirstOrDefault(port => port.Number == named.Number)
            ?? declared.FirstOrDefault(port => Suggestion.For(named.Target, [port.Name]) is not null)
            ?? (declared is [var only] ? only : null);
        return likely is null ? null
            : Mend.Of(ObjectPatch.Add(service.Object.Reference, ["spec", "ports", index, "targetPort"], likely.Name.Length > 0 ? Nodes.Text(likely.Name) : Nodes.Number(likely.Number)));
    }

    private static Step MissingContainerPort(YamlScalar given, ImmutableArray<PodGroup> pods, ScrapePair pair, ImmutableArray<string> path)
    {
        if (pods.Any(HasReplacedPorts))
        {
            return Step.Unknown(Link.Port, $"ports of {Shown(pods)} are replaced later, and {ValueText.Quote(given.Value)} would have to be there", given);
        }

        var declared = pods.SelectMany(group => group.Ports).Where(port => !port.IsOfInitContainer).ToArray();
        var names = declared.Select(port => port.Name).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        var numbered = declared.FirstOrDefault(port => port.Number.ToString(CultureInfo.InvariantCulture) == given.Value);
        var isPort = path[^1] == "port";
        var likely = isPort && numbered is { Name.Length: > 0 } ? numbered.Name
            : Suggestion.For(given.Value, names) ?? names.FirstOrDefault(name => name.Contains("metric", StringComparison.Ordinal)) ?? (names is [var only] ? only : null);
        var mend = ListenMend(pods) is { } listens ? listens : isPort && numbered is { Name.Length: 0 }
            ? new Mend([ObjectPatch.Remove(pair.Monitor.Object.Reference, path), ObjectPatch.Add(pair.Monitor.Object.Reference, path.SetItem(path.Length - 1, "portNumber"), Nodes.Number(numbered.Number))])
            : likely is null ? declared is [{ Name: "" } unnamed] ? NumberMend(unnamed, path, pair) : null
            : path[^1] == "portNumber"
                ? new Mend([ObjectPatch.Remove(pair.Monitor.Object.Reference, path), ObjectPatch.Add(pair.Monitor.Object.Reference, path.SetItem(path.Length - 1, "port"), Nodes.Text(likely))])
                : Mend.Of(ObjectPatch.Replace(pair.Monitor.Object.Reference, path, Nodes.Text(likely)));
        var hint = isPort && numbered is not null ? ", and 'port' is a name, not a number" : "";
        return Step.No(Link.Port, $"no container of {Shown(pods)} declares the port {ValueText.Quote(given.Value)}{hint}; they declare {Declared(pods)}", given, mend);
    }

    private static bool HasReplacedPorts(PodGroup group) => group.Spec.Items("containers").Any(container => YamlPlaceholders.AreIn(ObjectFields.Of(container)["ports"]));

    // What listens on the pod's own host only has no port for others.
    private static Mend? ListenMend(ImmutableArray<PodGroup> pods) => pods.FirstOrDefault(group => group.Spec.Flag("listenLocal") == true) is { } local
        ? Mend.Of(ObjectPatch.Remove(local.Owner.Reference, ["spec", "listenLocal"]))
        : null;

    private static Mend NumberMend(ContainerPort port, ImmutableArray<string> path, ScrapePair pair) => path[^1] == "port"
        ? new Mend([ObjectPatch.Remove(pair.Monitor.Object.Reference, path), ObjectPatch.Add(pair.Monitor.Object.Reference, path.SetItem(path.Length - 1, "portNumber"), Nodes.Number(port.Number))])
        : Mend.Of(ObjectPatch.Replace(pair.Monitor.Object.Reference, path, Nodes.Number(port.Number)));

    private static string Declared(ImmutableArray<PodGroup> pods)
    {
        string[] ports = [.. pods.SelectMany(group => group.Ports).Where(port => !port.IsOfInitContainer)
            .Select(port => port.Name.Length == 0 ? port.Number.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{port.Name} ({port.Number})")).Distinct(StringComparer.Ordinal)];
        return ports.Length == 0 ? "none" : ValueText.Choice(ports, "and");
    }

    private static string Shown(ImmutableArray<ServiceView> services) => string.Join(", ", services.Select(service => service.Object.ToString()));

    private static string Shown(ImmutableArray<PodGroup> pods) => string.Join(", ", pods.Select(group => group.ToString()));
}
