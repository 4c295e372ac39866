using MilvusManifests.Comparison.Fields;
using MilvusManifests.Rendering;
using MilvusManifests.Schemas;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Risks;

/// <summary>
/// Through which objects Prometheus discovers targets, which permission that requires, and whether the new set grants it. A Prometheus without it has no
/// targets, and only its log says why.
/// </summary>
internal sealed class DiscoveryRisks : IRiskRule
{
    private const string Field = "serviceDiscoveryRole";
    private const string Slices = "EndpointSlice";

    private static readonly string[] Verbs = ["get", "list", "watch"];

    /// <inheritdoc/>
    public IEnumerable<Risk> InSet(RiskContext context)
    {
        foreach (var change in context.Changes.Where(change => change is { Kind: ChangeKind.Changed, Reference.Group: OperatorKinds.Group }))
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
                    $"now discovers targets through {Plural(fresh)} instead of {Plural(old)} (spec.{Field})",
                    [.. Details(context, change.New!, fresh)]);
            }
        }
    }

    // The operator's default; a monitor without the field follows its Prometheus.
    private static string Role(ManifestObject candidate, bool isMonitor) =>
        Text(Spec(candidate), Field) is { Length: > 0 } role ? role : isMonitor ? "" : "Endpoints";

    private static string Plural(string role) => role switch { Slices => "EndpointSlices", "" => "those of its Prometheus", _ => role };

    private static IEnumerable<string> Details(RiskContext context, ManifestObject changed, string role)
    {
        var resource = role == Slices ? "discovery.k8s.io/endpointslices" : "endpoints";
        if (role.Length == 0)
        {
            yield break;
        }

        yield return $"requires: get, list, watch on {resource} in every namespace it scrapes; without it, it finds no targets and only its log says why";
        var prometheus = changed.Reference.Kind == "ServiceMonitor"
            ? context.New.Values.FirstOrDefault(candidate => candidate.Reference is { Group: OperatorKinds.Group, Kind: "Prometheus" })
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
                yield return $"not granted: in {ValueText.Choice(missing, "and")}, where {monitor} discovers targets";
            }
        }
    }

    private static IEnumerable<(ObjectReference Monitor, string[] Namespaces)> Monitors(RiskContext context, ManifestObject prometheus) =>
        context.New.Where(entry => entry.Key is { Group: OperatorKinds.Group, Kind: "ServiceMonitor" } && Spec(prometheus)?["serviceMonitorSelector"] is not null)
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
