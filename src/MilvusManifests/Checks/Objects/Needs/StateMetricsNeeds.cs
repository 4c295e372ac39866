using System.Collections.Frozen;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.ScrapePath.Servers;

namespace MilvusManifests.Checks.Objects.Needs;

/// <summary>What kube-state-metrics asks the API server for: the resources that it makes metrics of.</summary>
/// <param name="resources">The resources.</param>
/// <remarks>kube-state-metrics pkg/options/resource.go: the defaults of all versions together.</remarks>
internal sealed class StateMetricsNeeds(FrozenSet<string> resources) : IProgramNeeds
{
    private static readonly FrozenSet<string> Defaults = FrozenSet.ToFrozenSet(
        [
            "certificatesigningrequests", "configmaps", "cronjobs", "customresourcedefinitions", "daemonsets", "deployments", "endpoints", "endpointslices", "horizontalpodautoscalers",
            "ingresses", "jobs", "leases", "limitranges", "mutatingadmissionpolicies", "mutatingadmissionpolicybindings", "mutatingwebhookconfigurations", "namespaces",
            "networkpolicies", "nodes", "persistentvolumeclaims", "persistentvolumes", "poddisruptionbudgets", "pods", "replicasets", "replicationcontrollers", "resourcequotas",
            "secrets", "services", "statefulsets", "storageclasses", "validatingadmissionpolicies", "validatingadmissionpolicybindings", "validatingwebhookconfigurations",
            "volumeattachments",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Others = FrozenSet.ToFrozenSet(
        ["clusterrolebindings", "clusterroles", "ingressclasses", "rolebindings", "roles", "serviceaccounts"], StringComparer.Ordinal);

    /// <summary>What a container needs; null if that is in a file.</summary>
    public static StateMetricsNeeds? Of(ObjectFields container)
    {
        var options = OperatorArguments.Of(container).Values;
        foreach (var option in options.Keys)
        {
            if (option.StartsWith("custom-resource-state", StringComparison.Ordinal) || option == "config")
            {
                return null;
            }
        }

        return options.TryGetValue("resources", out var given)
            ? new(given.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal))
            : new(Defaults);
    }

    /// <inheritdoc/>
    public bool Needs(string verb, string group, string resource, string space) =>
        IsRead(verb) ? resources.Contains(resource)
        // Its own authentication, or that of the proxy beside it, asks who is there and what they may do.
        : verb == "create" && resource is "tokenreviews" or "subjectaccessreviews";

    /// <inheritdoc/>
    public bool MayNeed(string verb, string group, string resource) => IsRead(verb) && (Defaults.Contains(resource) || Others.Contains(resource));

    private static bool IsRead(string verb) => verb is "get" or "list" or "watch";
}
