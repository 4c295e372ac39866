using System.Globalization;
using MilvusManifests.Cluster;
using MilvusManifests.Schemas;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.Values.Quantities;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Links;

/// <summary>Whether a Prometheus selects a monitor.</summary>
/// <remarks>prometheus-operator pkg/prometheus/resource_selector.go: selectObjects</remarks>
internal static class Selection
{
    private const string DefaultInterval = "30s";
    private const string NamespaceName = "kubernetes.io/metadata.name";

    /// <summary>What has to be so.</summary>
    public static IEnumerable<Step> Check(ScrapePair pair)
    {
        var (monitor, server) = (pair.Monitor, pair.Server);
        if (server.IsUnmanaged)
        {
            yield return Step.No(Link.SelectsMonitor, $"{server} has no selectors at all, so the operator leaves its configuration to others", server.Spec.Node,
                Mend.Of(ObjectPatch.Add(server.Object.Reference, ["spec", monitor.SelectorPrefix + "Selector"], Nodes.Map())));
            yield break;
        }

        if (server.IsDaemonSet && monitor.Kind != MonitorKind.PodMonitor)
        {
            yield return Step.No(Link.SelectsMonitor, $"{server} runs in DaemonSet mode, which only scrapes PodMonitors", server.Spec["mode"]);
            yield break;
        }

        yield return CheckNamespace(pair);
        yield return CheckLabels(pair);
    }

    /// <summary>Why the operator skips a monitor that its schema and its selectors let through.</summary>
    public static IEnumerable<Step> CheckValid(ScrapePair pair)
    {
        var (monitor, server) = (pair.Monitor, pair.Server);
        if (monitor.Spec.Scalar("scrapeClass") is { Value.Length: > 0 } name && server.ScrapeClass(name.Value) is null)
        {
            yield return Step.No(Link.SelectsMonitor, $"{server} has no scrape class {ValueText.Quote(name.Value)}, so the operator skips the monitor", name,
                Mend.Of(ObjectPatch.Remove(monitor.Object.Reference, ["spec", "scrapeClass"])));
        }

        if (server.Spec.IsEmpty("scrapeInterval") && server.Spec.Scalar("scrapeTimeout") is { } longest
            && PrometheusDuration.TryParse(longest.Value, out var most) && PrometheusDuration.TryParse(DefaultInterval, out var usual) && most.Milliseconds > usual.Milliseconds)
        {
            yield return Step.No(Link.SelectsMonitor, $"the scrapeTimeout of {longest.Value} exceeds the default scrapeInterval of {DefaultInterval}, so the operator rejects {server}", longest,
                Mend.Of(ObjectPatch.Replace(server.Object.Reference, ["spec", "scrapeTimeout"], Nodes.Text(DefaultInterval))));
        }

        var standard = server.Spec.Scalar("scrapeInterval") is { Value.Length: > 0 } given ? given : YamlScalar.String(DefaultInterval);
        foreach (var endpoint in monitor.Endpoints)
        {
            var field = monitor.Kind == MonitorKind.ScrapeConfig ? "scrapeInterval" : "interval";
            if (endpoint.Fields.IsEmpty(field) && endpoint.Fields.Scalar("scrapeTimeout") is { } timeout
                && PrometheusDuration.TryParse(timeout.Value, out var length) && PrometheusDuration.TryParse(standard.Value, out var interval) && length.Milliseconds > interval.Milliseconds)
            {
                yield return Step.No(Link.SelectsMonitor,
                    $"the timeout of {timeout.Value} exceeds the interval of {standard.Value} that {server} has for monitors without one, so the operator skips the monitor", timeout,
                    Mend.Of(ObjectPatch.Replace(monitor.Object.Reference, [.. endpoint.Path, "scrapeTimeout"], Nodes.Text(standard.Value))));
            }
        }
    }

    private static Step CheckNamespace(ScrapePair pair)
    {
        var (monitor, server) = (pair.Monitor, pair.Server);
        var field = monitor.SelectorPrefix + "NamespaceSelector";
        var space = monitor.Object.Namespace;
        if (server.NamespaceSelector(monitor) is not { } selector)
        {
            return space == server.Object.Namespace
                ? Step.Yes(Link.SelectsMonitor, $"without {field}, {server} selects in its own namespace {space}", server.Spec.Node)
                : Step.No(Link.SelectsMonitor, $"{server} has no {field}, so it only selects in its own namespace {server.Object.Namespace}; {{}} selects in every namespace", server.Spec.Node,
                    Mend.Of(ObjectPatch.Add(server.Object.Reference, ["spec", field], Nodes.Map())));
        }

        var labels = pair.Cluster.Objects.LabelsOf(space);
        return selector.Selects(labels) switch
        {
            Answer.Yes => Step.Yes(Link.SelectsMonitor, selector.IsEverything ? $"{field} {{}} selects every namespace" : $"{field} {selector} selects the namespace {space}", server.Spec[field]),
            Answer.No => Step.No(Link.SelectsMonitor, $"{field} {selector} does not select the namespace {space}: {selector.Mismatch(labels)}", server.Spec[field], MendNamespace(pair, selector, field)),
            _ => Step.Unknown(Link.SelectsMonitor, $"the namespace {space} is not in the set and would have to have the labels that {field} {selector} selects", server.Spec[field]),
        };
    }

    private static Mend MendNamespace(ScrapePair pair, LabelSelector selector, string field) =>
        WidenNames(pair, field) ?? LabelNamespace(pair, selector) ?? Mend.Of(ObjectPatch.Add(pair.Server.Object.Reference, ["spec", field], Nodes.Map()));

    private static Mend? LabelNamespace(ScrapePair pair, LabelSelector selector)
    {
        var space = pair.Cluster.Objects.Find("Namespace", "", pair.Monitor.Object.Namespace);
        return space is null || selector.Requirements.Any(requirement => requirement.Key == NamespaceName) ? null : LabelMends.Satisfy(space, selector);
    }

    // The label with the name of a namespace cannot be changed, but a list of names can get one more.
    private static Mend? WidenNames(ScrapePair pair, string field)
    {
        var expressions = pair.Server.Spec.Fields(field).Items("matchExpressions");
        for (var i = 0; i < expressions.Length; i++)
        {
            var expression = Schemas.Kubernetes.Rules.ObjectFields.Of(expressions[i]);
            if (expression.Text("key") == NamespaceName && expression.Text("operator") == LabelRequirement.In)
            {
                return Mend.Of(ObjectPatch.Add(
                    pair.Server.Object.Reference, ["spec", field, "matchExpressions", i.ToString(CultureInfo.InvariantCulture), "values", "-"], Nodes.Text(pair.Monitor.Object.Namespace)));
            }
        }

        return null;
    }

    private static Step CheckLabels(ScrapePair pair)
    {
        var (monitor, server) = (pair.Monitor, pair.Server);
        var field = monitor.SelectorPrefix + "Selector";
        if (server.Selector(monitor) is not { } selector)
        {
            return Step.No(Link.SelectsMonitor, $"{server} has no {field}, so it selects no {monitor.Kind}; {{}} selects every one", server.Spec.Node,
                Mend.Of(ObjectPatch.Add(server.Object.Reference, ["spec", field], Nodes.Map())));
        }

        return selector.Selects(monitor.Object.Labels) == Answer.Yes
            ? Step.Yes(Link.SelectsMonitor, selector.IsEverything ? $"{field} {{}} selects every {monitor.Kind}" : $"{field} {selector} selects its labels", server.Spec[field])
            : Step.No(Link.SelectsMonitor, $"{field} {selector} of {server} does not select {monitor}: {selector.Mismatch(monitor.Object.Labels)}", monitor.Object.LabelsNode,
                LabelMends.Satisfy(monitor.Object, selector) ?? Mend.Of(ObjectPatch.Add(server.Object.Reference, ["spec", field], Nodes.Map())));
    }
}
