using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks.Objects.References;

/// <summary>The Services, roles and accounts that objects without pods need.</summary>
internal static class ServiceUses
{
    private const string Rbac = "rbac.authorization.k8s.io";

    /// <summary>The objects that are needed.</summary>
    public static IEnumerable<ObjectUse> Of(ClusterObjects cluster) =>
    [
        .. cluster.Of("apiregistration.k8s.io", "APIService").SelectMany(user => Served(user, user.Spec.Fields("service"))),
        .. Webhooks(cluster, "ValidatingWebhookConfiguration"),
        .. Webhooks(cluster, "MutatingWebhookConfiguration"),
        .. cluster.Of("networking.k8s.io", "Ingress").SelectMany(OfIngress),
        .. cluster.Of("gateway.networking.k8s.io", "HTTPRoute").SelectMany(OfRoute),
        .. cluster.Of("apps", "StatefulSet").SelectMany(OfStatefulSet),
        .. cluster.Of("autoscaling", "HorizontalPodAutoscaler").SelectMany(OfAutoscaler),
        .. cluster.Of(Rbac, "RoleBinding").SelectMany(OfBinding),
        .. cluster.Of(Rbac, "ClusterRoleBinding").SelectMany(OfBinding),
    ];

    private static IEnumerable<ObjectUse> Webhooks(ClusterObjects cluster, string kind) =>
        cluster.Of("admissionregistration.k8s.io", kind).SelectMany(user => user.Fields.Items("webhooks").SelectMany(hook => Served(user, ObjectFields.Of(hook).Fields("clientConfig").Fields("service"))));

    private static ImmutableArray<ObjectUse> Served(ClusterObject user, ObjectFields service) =>
        service.Scalar("name") is { } name ? [new(user, "", "Service", service.Text("namespace") ?? "", name, "is served by") { Port = service["port"] as YamlScalar }] : [];

    private static IEnumerable<ObjectUse> OfIngress(ClusterObject user)
    {
        foreach (var certificate in user.Spec.Mappings("tls"))
        {
            if (certificate.Scalar("secretName") is { Value.Length: > 0 } secret)
            {
                yield return new(user, "", "Secret", user.Namespace, secret, "has its certificate from");
            }
        }

        var backends = user.Spec.Items("rules").SelectMany(rule => ObjectFields.Of(rule).Fields("http").Items("paths")).Select(path => ObjectFields.Of(path).Fields("backend"));
        foreach (var backend in backends.Prepend(user.Spec.Fields("defaultBackend")))
        {
            var service = backend.Fields("service");
            if (service.Scalar("name") is { } name)
            {
                var port = service.Fields("port");
                yield return new(user, "", "Service", user.Namespace, name, "leads to") { Port = port["name"] as YamlScalar ?? port["number"] as YamlScalar };
            }
        }
    }

    private static IEnumerable<ObjectUse> OfRoute(ClusterObject user)
    {
        foreach (var backend in user.Spec.Items("rules").SelectMany(rule => ObjectFields.Of(rule).Items("backendRefs")).Select(ObjectFields.Of))
        {
            if (backend.TextOr("kind", "Service") == "Service" && backend.IsEmpty("group") && backend.Scalar("name") is { } name)
            {
                yield return new(user, "", "Service", backend.TextOr("namespace", user.Namespace) ?? user.Namespace, name, "leads to") { Port = backend["port"] as YamlScalar };
            }
        }
    }

    private static IEnumerable<ObjectUse> OfStatefulSet(ClusterObject user)
    {
        if (user.Spec.Scalar("serviceName") is { Value.Length: > 0 } name)
        {
            yield return new(user, "", "Service", user.Namespace, name, "is governed by");
        }
    }

    private static IEnumerable<ObjectUse> OfAutoscaler(ClusterObject user)
    {
        var target = user.Spec.Fields("scaleTargetRef");
        if (target.Text("kind") is { } kind && target.Scalar("name") is { } name && target.TextOr("apiVersion", "v1") is { } version)
        {
            var slash = version.IndexOf('/', StringComparison.Ordinal);
            yield return new(user, slash < 0 ? "" : version[..slash], kind, user.Namespace, name, "scales");
        }
    }

    private static IEnumerable<ObjectUse> OfBinding(ClusterObject user)
    {
        var role = user.Fields.Fields("roleRef");
        if (role.Scalar("name") is { } name)
        {
            var kind = role.TextOr("kind", "ClusterRole") ?? "ClusterRole";
            yield return new(user, Rbac, kind, kind == "Role" ? user.Namespace : "", name, "grants");
        }

        foreach (var subject in user.Fields.Mappings("subjects"))
        {
            if (subject.Text("kind") == "ServiceAccount" && subject.Scalar("name") is { } account)
            {
                yield return new(user, "", "ServiceAccount", subject.TextOr("namespace", user.Namespace) ?? user.Namespace, account, "grants to");
            }
        }
    }
}
