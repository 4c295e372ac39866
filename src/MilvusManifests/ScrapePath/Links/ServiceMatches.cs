using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Links;

/// <summary>Whether a ServiceMonitor matches Services.</summary>
internal static class ServiceMatches
{
    /// <summary>The Services that it matches, and what has to be so.</summary>
    public static (ImmutableArray<ServiceView> Services, Step Step) Find(Discovery discovery, ScrapePair pair)
    {
        var monitor = pair.Monitor;
        var selector = LabelSelector.Of(monitor.Spec["selector"]) ?? LabelSelector.Everything;
        var matched = ImmutableArray.CreateBuilder<ServiceView>();
        foreach (var service in pair.Cluster.Services)
        {
            if (LooksIn(discovery, service.Object.Namespace) && selector.Selects(service.Object.Labels) == Answer.Yes)
            {
                matched.Add(service);
            }
        }

        return matched.Count > 0
            ? (matched.ToImmutable(), Step.Yes(Link.MatchesServices, $"selector {selector} matches {Shown(matched)} in {Where(discovery)}", monitor.Spec["selector"]))
            : ([], FindNone(selector, discovery, pair));
    }

    private static Step FindNone(LabelSelector selector, Discovery discovery, ScrapePair pair)
    {
        var monitor = pair.Monitor;
        var selectorNode = monitor.Spec["selector"] ?? monitor.Object.Node;
        if (pair.Cluster.Services.FirstOrDefault(service => selector.Requirements.Length > 0 && selector.Selects(service.Object.Labels) == Answer.Yes) is { } elsewhere)
        {
            return Step.No(Link.MatchesServices,
                $"{elsewhere.Object} has the labels, but {(pair.Server.Spec.Flag("ignoreNamespaceSelectors") == true ? $"{pair.Server} ignores namespace selectors and " : "")}the monitor only looks in {Where(discovery)}",
                monitor.Spec["namespaceSelector"] ?? monitor.Object.Node, NamespaceMend(pair, elsewhere.Object.Namespace));
        }

        ImmutableArray<ServiceView> nearby = [.. pair.Cluster.Services.Where(service => LooksIn(discovery, service.Object.Namespace))];
        var near = nearby.FirstOrDefault(service => Resemblance.IsMeantFor(selector, service.Object, service.Object.Labels))
            ?? nearby.FirstOrDefault(service => service.Selector is not null && selector.Selects(OfSelector(service.Selector)) == Answer.Yes)
            ?? nearby.FirstOrDefault(service => service.PodsAmong(pair.Cluster.Pods).Any(group => selector.Selects(group.Labels) == Answer.Yes));
        if (near is not null)
        {
            return Step.No(Link.MatchesServices, $"selector {selector} matches no Service in {Where(discovery)}: {near.Object} does not match, {selector.Mismatch(near.Object.Labels)}", selectorNode, LabelMend(selector, near, pair));
        }

        if (pair.Cluster.Pods.FirstOrDefault(group => LooksIn(discovery, group.Namespace) && selector.Requirements.Length > 0 && selector.Selects(group.Labels) == Answer.Yes) is { } pods)
        {
            return Step.No(Link.MatchesServices, $"the pods of {pods} have the labels of selector {selector}, but no Service in {Where(discovery)} has them: a ServiceMonitor selects Services", selectorNode, ServiceMends.Create(selector, pods, pair.Monitor));
        }

        return Step.Unknown(Link.MatchesServices, $"no Service in the set has the labels of selector {selector}: one would have to be in {Where(discovery)}", selectorNode);
    }

    // The smallest change is one of the monitor, unless the Service has no such labels to select.
    private static Mend? LabelMend(LabelSelector selector, ServiceView near, ScrapePair pair)
    {
        var known = near.Object.Labels.Known;
        var patches = ImmutableArray.CreateBuilder<ObjectPatch>();
        foreach (var requirement in selector.Requirements)
        {
            if (requirement.IsMetBy(near.Object.Labels) == Answer.Yes)
            {
                continue;
            }

            if (!known.TryGetValue(requirement.Key, out var value) || pair.Monitor.Spec.Fields("selector").Fields("matchLabels").Text(requirement.Key) is null)
            {
                return LabelMends.Satisfy(near.Object, selector);
            }

            patches.Add(ObjectPatch.Replace(pair.Monitor.Object.Reference, ["spec", "selector", "matchLabels", requirement.Key], Nodes.Text(value)));
        }

        return new Mend(patches.DrainToImmutable());
    }

    /// <summary>Makes a monitor look in one more namespace.</summary>
    public static Mend NamespaceMend(ScrapePair pair, string space)
    {
        var monitor = pair.Monitor;
        if (pair.Server.Spec.Flag("ignoreNamespaceSelectors") == true)
        {
            return new Mend([ObjectPatch.Remove(pair.Server.Object.Reference, ["spec", "ignoreNamespaceSelectors"]), .. Looks()]);
        }

        return new Mend(Looks());

        ImmutableArray<ObjectPatch> Looks()
        {
            var names = monitor.Spec.Fields("namespaceSelector").Items("matchNames");
            return names.OfType<YamlScalar>().Any(name => name.Value == space) ? []
                : names.IsEmpty
                    ? [ObjectPatch.Add(monitor.Object.Reference, ["spec", "namespaceSelector"], Nodes.Map(("matchNames", Nodes.Texts(space))))]
                    : [ObjectPatch.Add(monitor.Object.Reference, ["spec", "namespaceSelector", "matchNames", "-"], Nodes.Text(space))];
        }
    }

    /// <summary>Whether a discovery looks in a namespace.</summary>
    public static bool LooksIn(Discovery discovery, string space) => discovery.IsOfAllNamespaces || discovery.Namespaces.Contains(space, StringComparer.Ordinal);

    /// <summary>The namespaces that a discovery looks in, for people.</summary>
    public static string Where(Discovery discovery) => discovery.IsOfAllNamespaces ? "any namespace" : Schemas.ValueText.Choice(discovery.Namespaces, "and");

    private static Labels OfSelector(LabelSelector selector)
    {
        var labels = Labels.None;
        foreach (var requirement in selector.Requirements)
        {
            labels = labels.With(requirement.Key, requirement.Values[0]);
        }

        return labels;
    }

    private static string Shown(ImmutableArray<ServiceView>.Builder services) =>
        services.Count == 1 ? $"Service {services[0].Object.Name}" : $"{Schemas.ValueText.Count(services.Count, "Service")}: {string.Join(", ", services.Select(service => service.Object.Name))}";
}
