using MilvusManifests.Building;
using MilvusManifests.Schemas;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison;

/// <summary>
/// Through what Prometheus finds the pods behind a Service, what permission that takes, and whether the new set grants it. A Prometheus that lacks it
/// waits for ever: no target, and a line in its log.
/// </summary>
internal static class DiscoveryRisks
{
    private const string Operator = "monitoring.coreos.com";
    private const string Field = "serviceDiscoveryRole";
    private const string Slices = "EndpointSlice";

    private static readonly string[] Verbs = ["get", "list", "watch"];

    /// <summary>The Prometheus objects and monitors that discover through something else than before.</summary>
    public static IEnumerable<Risk> Find(RiskContext context)
    {
        foreach (var change in context.Changes.Where(change => change is { Kind: ChangeKind.Changed, Reference.Group: Operator }))
        {
            if (change.Reference.Kind is not ("Prometheus" or "PrometheusAgent" or "ServiceMonitor"))
            {
                continue;
            }

            var isMonitor = change.Reference.Kind == "ServiceMonitor";
            var (old, fresh) = (Role(change.Old!, isMonitor), Role(change.New!, isMonitor));
            if (old != fresh)
            {
                yield return Risk.Of(
                    RiskKind.Discovery,
                    change.Reference,
                    $"discovers targets through {Plural(fresh)} now, no longer through {Plural(old)} (spec.{Field})",
                    [.. Details(context, change.New!, fresh)]);
            }
        }
    }

    // What the operator assumes where nothing is said; a monitor that says nothing takes what its Prometheus has.
    private static string Role(ManifestObject candidate, bool isMonitor) =>
        Text(Spec(candidate), Field) is { Length: > 0 } role ? role : isMonitor ? "" : "Endpoints";

    private static string Plural(string role) => role switch { Slices => "EndpointSlices", "" => "what its Prometheus does", _ => role };

    private static IEnumerable<string> Details(RiskContext context, ManifestObject changed, string role)
    {
        var resource = role == Slices ? "discovery.k8s.io/endpointslices" : "endpoints";
        if (role.Length == 0)
        {
            yield break;
        }

        yield return $"needs: get, list, watch on {resource} wherever it scrapes; without that it finds no target, and says so only in its log";
        var prometheus = changed.Reference.Kind == "ServiceMonitor"
            ? context.New.Values.FirstOrDefault(candidate => candidate.Reference is { Group: Operator, Kind: "Prometheus" })
            : changed;
        if (prometheus is null)
        {
            yield break;
        }

        var account = (prometheus.Reference.Namespace, Text(Spec(prometheus), "serviceAccountName") is { Length: > 0 } named ? named : "default");
        var wanted = Verbs.Select(verb => role == Slices ? new Grant("discovery.k8s.io", "endpointslices", "", verb) : new Grant("", "endpoints", "", verb)).ToArray();
        var authorization = new Authorization(context.New, account);
        if (authorization.RoleEverywhere(wanted) is { } byRole)
        {
            yield return $"granted: everywhere, by {byRole}";
            yield break;
        }

        var granted = authorization.Namespaces(wanted);
        yield return granted.Count == 0 ? "granted: nowhere in the new set" : $"granted: in {ValueText.Choice([.. granted], "and")} only";
        foreach (var (monitor, places) in Monitors(context, prometheus))
        {
            if (places.Where(place => !granted.Contains(place)).ToArray() is { Length: > 0 } missing)
            {
                yield return $"not granted: in {ValueText.Choice(missing, "and")}, where {monitor} looks for targets";
            }
        }
    }

    private static IEnumerable<(ObjectReference Monitor, string[] Namespaces)> Monitors(RiskContext context, ManifestObject prometheus) =>
        context.New.Where(entry => entry.Key is { Group: Operator, Kind: "ServiceMonitor" } && Spec(prometheus)?["serviceMonitorSelector"] is not null)
            .Select(entry => (entry.Key, Namespaces(entry.Value)));

    private static string[] Namespaces(ManifestObject monitor)
    {
        var selector = Spec(monitor)?["namespaceSelector"] as YamlMapping;
        return selector?["any"] is YamlScalar { Value: "true" } ? ["every namespace"]
            : selector?["matchNames"] is YamlSequence { Items.Length: > 0 } names ? [.. names.Items.OfType<YamlScalar>().Select(name => name.Value)]
            : [monitor.Reference.Namespace];
    }

    private static YamlMapping? Spec(ManifestObject candidate) => candidate.Node["spec"] as YamlMapping;

    private static string Text(YamlMapping? node, string key) => (node?[key] as YamlScalar)?.Value ?? "";
}
