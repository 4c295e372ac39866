using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace MilvusManifests.Tests.Documentation;

/// <summary>A kind that an API server serves.</summary>
/// <param name="ApiVersion">Its group and version.</param>
/// <param name="Kind">Its name.</param>
/// <param name="Resource">The name of its resource.</param>
/// <param name="IsNamespaced">Whether its objects are in namespaces.</param>
internal sealed record ServedKind(string ApiVersion, string Kind, string Resource, bool IsNamespaced)
{
    /// <summary>What a cluster serves that has Argo CD and Flux, and no operator of Prometheus.</summary>
    public static ImmutableArray<ServedKind> BuiltIn { get; } =
    [
        new("v1", "Namespace", "namespaces", false),
        new("v1", "Service", "services", true),
        new("v1", "ConfigMap", "configmaps", true),
        new("v1", "Secret", "secrets", true),
        new("v1", "ServiceAccount", "serviceaccounts", true),
        new("v1", "Pod", "pods", true),
        new("v1", "PersistentVolumeClaim", "persistentvolumeclaims", true),
        new("apps/v1", "Deployment", "deployments", true),
        new("apps/v1", "DaemonSet", "daemonsets", true),
        new("rbac.authorization.k8s.io/v1", "ClusterRole", "clusterroles", false),
        new("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", "clusterrolebindings", false),
        new("rbac.authorization.k8s.io/v1", "Role", "roles", true),
        new("rbac.authorization.k8s.io/v1", "RoleBinding", "rolebindings", true),
        new("networking.k8s.io/v1", "NetworkPolicy", "networkpolicies", true),
        new("policy/v1", "PodDisruptionBudget", "poddisruptionbudgets", true),
        new("apiextensions.k8s.io/v1", "CustomResourceDefinition", "customresourcedefinitions", false),
        new("apiregistration.k8s.io/v1", "APIService", "apiservices", false),
        new("argoproj.io/v1alpha1", "Application", "applications", true),
        new("argoproj.io/v1alpha1", "ApplicationSet", "applicationsets", true),
        new("source.toolkit.fluxcd.io/v1", "GitRepository", "gitrepositories", true),
        new("kustomize.toolkit.fluxcd.io/v1", "Kustomization", "kustomizations", true),
    ];

    /// <summary>What identifies it.</summary>
    public string Path => $"{PathOf(ApiVersion)}/{Resource}";

    /// <summary>How discovery lists it.</summary>
    public JsonNode Discovered => new JsonObject
    {
        ["name"] = Resource,
        ["singularName"] = Kind.ToLowerInvariant(),
        ["kind"] = Kind,
        ["namespaced"] = IsNamespaced,
        ["shortNames"] = new JsonArray([.. Kind == "Service" ? new JsonNode[] { "svc" } : []]),
        ["verbs"] = new JsonArray("get", "list", "watch", "create", "patch", "delete"),
    };

    /// <summary>The kinds that a definition defines.</summary>
    public static IEnumerable<ServedKind> DefinedBy(JsonObject definition)
    {
        var spec = definition["spec"]!;
        return spec["versions"]!.AsArray().Select(version => new ServedKind(
            $"{spec["group"]!.GetValue<string>()}/{version!["name"]!.GetValue<string>()}",
            spec["names"]!["kind"]!.GetValue<string>(),
            spec["names"]!["plural"]!.GetValue<string>(),
            spec["scope"]!.GetValue<string>() == "Namespaced"));
    }

    /// <summary>Where a version is served.</summary>
    public static string PathOf(string version) => $"/{(version.Contains('/', StringComparison.Ordinal) ? "apis" : "api")}/{version}";

    /// <summary>How discovery lists a group.</summary>
    public static JsonNode Group(string name, IEnumerable<string> versions)
    {
        JsonNode[] served = [.. versions.Select(version => new JsonObject { ["groupVersion"] = version, ["version"] = version.Split('/')[1] })];
        return new JsonObject { ["name"] = name, ["versions"] = new JsonArray(served), ["preferredVersion"] = served[^1].DeepClone() };
    }
}
