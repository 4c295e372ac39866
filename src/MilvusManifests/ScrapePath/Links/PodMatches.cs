using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Targets;

namespace MilvusManifests.ScrapePath.Links;

/// <summary>Whether a PodMonitor, or a Service, matches pods.</summary>
internal static class PodMatches
{
    /// <summary>The pods that a PodMonitor matches, and what has to be so.</summary>
    public static (ImmutableArray<PodGroup> Pods, Step Step) OfMonitor(Discovery discovery, ScrapePair pair)
    {
        var monitor = pair.Monitor;
        var selector = LabelSelector.Of(monitor.Spec["selector"]) ?? LabelSelector.Everything;
        var place = monitor.Spec["selector"] ?? monitor.Object.Node;
        ImmutableArray<PodGroup> matched =
            [.. pair.Cluster.Pods.Where(group => ServiceMatches.LooksIn(discovery, group.Namespace) && selector.Selects(group.Labels) == Answer.Yes)];
        if (!matched.IsEmpty)
        {
            return (matched, Step.Yes(Link.MatchesPods, $"selector {selector} matches the pods of {Shown(matched)}", place));
        }

        if (selector.Requirements.Length > 0 && pair.Cluster.Pods.FirstOrDefault(group => selector.Selects(group.Labels) == Answer.Yes) is { } elsewhere)
        {
            return ([], Step.No(Link.MatchesPods, $"the pods of {elsewhere} have the labels, but the monitor only looks in {ServiceMatches.Where(discovery)}",
                monitor.Spec["namespaceSelector"] ?? monitor.Object.Node, ServiceMatches.NamespaceMend(pair, elsewhere.Namespace)));
        }

        ImmutableArray<PodGroup> nearby = [.. pair.Cluster.Pods.Where(group => ServiceMatches.LooksIn(discovery, group.Namespace))];
        if (nearby.FirstOrDefault(group => selector.Selects(group.Labels) == Answer.No && Resemblance.IsMeantFor(selector, group.Owner, group.Labels)) is { } near)
        {
            return ([], Step.No(Link.MatchesPods, $"selector {selector} matches no pods in {ServiceMatches.Where(discovery)}: those of {near} do not match, {selector.Mismatch(near.Labels)}", place, MonitorMend(selector, near, monitor)));
        }

        return ([], Step.Unknown(Link.MatchesPods, $"no pods in the set have the labels of selector {selector}: some would have to be in {ServiceMatches.Where(discovery)}", place));
    }

    /// <summary>Whether a Service leads to pods, or to addresses that somebody else keeps.</summary>
    public static Step OfService(ServiceView service, ScrapePair pair)
    {
        if (service.IsExternalName)
        {
            return Step.No(Link.EndpointReady, $"{service.Object} is of type ExternalName and has no endpoints", service.Object.Spec["type"]);
        }

        if (service.Selector is null)
        {
            return ServiceEndpoints.HasAddress(service, pair.Cluster.Objects) switch
            {
                Answer.Yes => Step.Yes(Link.EndpointReady, service.HasKnownEndpoints ? $"the cluster keeps the endpoints of {service.Object}" : $"{service.Object} has addresses", service.Object.Node),
                Answer.No => Step.No(Link.EndpointReady, $"the endpoints of {service.Object} have no addresses", service.Object.Node),
                _ => Step.Unknown(Link.EndpointReady, $"{service.Object} has no selector, and its Endpoints are not in the set", service.Object.Node),
            };
        }

        var matched = service.PodsAmong(pair.Cluster.Pods).ToImmutableArray();
        if (!matched.IsEmpty)
        {
            return Step.Yes(Link.MatchesPods, $"{service.Object} leads to the pods of {Shown(matched)}", service.Object.Spec["selector"]);
        }

        var nearby = pair.Cluster.Pods.Where(group => group.Namespace == service.Object.Namespace && service.Selector.Selects(group.Labels) == Answer.No && Resemblance.IsMeantFor(service.Selector, group.Owner, group.Labels)).ToArray();
        return nearby is [var near, ..]
            ? Step.No(Link.MatchesPods, $"selector {service.Selector} of {service.Object} matches no pods: those of {near} do not match, {service.Selector.Mismatch(near.Labels)}", service.Object.Spec["selector"], ServiceMend(service, near))
            : pair.Cluster.Pods.FirstOrDefault(group => service.Selector.Selects(group.Labels) == Answer.Yes) is { } elsewhere
                ? Step.No(Link.MatchesPods, $"selector {service.Selector} of {service.Object} matches no pods: those of {elsewhere} are in another namespace", service.Object.Spec["selector"])
                : Step.Unknown(Link.MatchesPods, $"no pods in the set have the labels of selector {service.Selector} of {service.Object}: some would have to be in {service.Object.Namespace}", service.Object.Spec["selector"]);
    }

    private static Mend? MonitorMend(LabelSelector selector, PodGroup near, ScrapeMonitor monitor) =>
        ValueMend(selector, near.Labels, monitor.Object, ["spec", "selector", "matchLabels"]);

    private static Mend? ServiceMend(ServiceView service, PodGroup near) => ValueMend(service.Selector!, near.Labels, service.Object, ["spec", "selector"]);

    // What the pods do not have is left out of the selector; what they have otherwise is taken from them.
    private static Mend? ValueMend(LabelSelector selector, Labels labels, ClusterObject owner, ImmutableArray<string> path)
    {
        var patches = ImmutableArray.CreateBuilder<ObjectPatch>();
        var written = Schemas.Kubernetes.Rules.ObjectFields.Of(owner.Node.At(path.AsSpan()));
        foreach (var requirement in selector.Requirements)
        {
            if (requirement.IsMetBy(labels) == Answer.Yes)
            {
                continue;
            }

            if (written.Text(requirement.Key) is null)
            {
                return null;
            }

            patches.Add(labels.Known.TryGetValue(requirement.Key, out var value)
                ? ObjectPatch.Replace(owner.Reference, path.Add(requirement.Key), Nodes.Text(value))
                : ObjectPatch.Remove(owner.Reference, path.Add(requirement.Key)));
        }

        if (patches.Count == selector.Requirements.Length && patches.All(patch => patch.Patch.Operations[0].Kind == Json.JsonPatchOperationKind.Remove))
        {
            return WithLabelOf(selector, labels, owner, path, patches);
        }

        return new Mend(patches.DrainToImmutable());
    }

    // A selector must not become empty: it would match everything.
    private static Mend? WithLabelOf(LabelSelector selector, Labels labels, ClusterObject owner, ImmutableArray<string> path, ImmutableArray<ObjectPatch>.Builder patches)
    {
        foreach (var (key, value) in labels.Known)
        {
            if (selector.Requirements.Any(requirement => requirement.Values.Contains(value, StringComparer.Ordinal)))
            {
                patches.Add(ObjectPatch.Add(owner.Reference, path.Add(key), Nodes.Text(value)));
                return new Mend(patches.DrainToImmutable());
            }
        }

        return null;
    }

    private static string Shown(ImmutableArray<PodGroup> pods) => string.Join(", ", pods.Select(group => group.ToString()));
}
