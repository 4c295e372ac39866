using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Relabeling;
using MilvusManifests.Yaml;

namespace MilvusManifests.Lint;

/// <summary>What is known of the targets of a monitor whose Services and pods are not in the set.</summary>
internal static class UnseenTargets
{
    private const string Job = "job";
    private const string SystemNamespace = "kube-system";

    /// <summary>Their labels: what the monitor says of them, and anything else.</summary>
    public static IEnumerable<TargetLabels> Of(ScrapeMonitor monitor)
    {
        var any = TargetLabels.None with { Open = [""] };
        if (monitor.Kind is not (MonitorKind.ServiceMonitor or MonitorKind.PodMonitor))
        {
            return [any];
        }

        var spaces = monitor.Spec.Fields("namespaceSelector") is var selector && selector.Flag("any") == true ? []
            : selector.Items("matchNames").OfType<YamlScalar>().Select(name => name.Value).DefaultIfEmpty(monitor.Object.Namespace).ToArray();
        return spaces.Length == 0 ? [any] : spaces.SelectMany(space => Jobs(monitor, space).Select(job => any.With("namespace", space).With(Job, job)));
    }

    // What kube-system has is named alike everywhere; what the Services of other people are named cannot be known.
    private static IEnumerable<string?> Jobs(ScrapeMonitor monitor, string space)
    {
        var selected = monitor.Spec.Fields("selector").Entries("matchLabels");
        if (monitor.Spec.Text("jobLabel") is { Length: > 0 } label && selected.FirstOrDefault(entry => entry.Key.Value == label) is { Value: YamlScalar value })
        {
            return [value.Value];
        }

        return space == SystemNamespace
            ? selected.Select(entry => entry.Value).OfType<YamlScalar>().Select(name => (string?)name.Value).Append(monitor.Object.Name).Distinct(StringComparer.Ordinal)
            : [null];
    }
}
