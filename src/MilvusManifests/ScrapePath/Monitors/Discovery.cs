using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.ScrapePath.Servers;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Monitors;

/// <summary>How Prometheus discovers the targets of a monitor.</summary>
/// <param name="Role">The role, in lower case: <c>endpointslice</c>.</param>
/// <param name="Namespaces">The namespaces that it looks in; none for all.</param>
/// <param name="Place">Where the role is written; null where it is a default.</param>
/// <remarks>prometheus-operator pkg/prometheus/promcfg.go: endpointRoleFlavor, getNamespacesFromNamespaceSelector, generateK8SSDConfig</remarks>
internal sealed record Discovery(string Role, ImmutableArray<string> Namespaces, YamlNode? Place)
{
    /// <summary>The role that reads Endpoints.</summary>
    public const string Endpoints = "endpoints";

    /// <summary>The role that reads EndpointSlices.</summary>
    public const string EndpointSlice = "endpointslice";

    /// <summary>The role that reads pods.</summary>
    public const string Pod = "pod";

    /// <summary>The roles and what Prometheus lists and watches for each: a resource and its API group.</summary>
    public static ImmutableArray<(string Role, ImmutableArray<(string Group, string Resource)> Resources)> Roles { get; } =
    [
        (Endpoints, [("", "endpoints"), ("", "services"), ("", "pods")]),
        (EndpointSlice, [("discovery.k8s.io", "endpointslices"), ("", "services"), ("", "pods")]),
        (Pod, [("", "pods")]),
        ("service", [("", "services")]),
        ("ingress", [("networking.k8s.io", "ingresses")]),
        ("node", [("", "nodes")]),
    ];

    /// <summary>Whether the labels of nodes are attached, which needs to read nodes.</summary>
    public bool AttachesNodes { get; init; }

    /// <summary>Whether it looks in every namespace.</summary>
    public bool IsOfAllNamespaces => Namespaces.IsEmpty;

    /// <summary>What Prometheus reads; null for a role that does not exist.</summary>
    public ImmutableArray<(string Group, string Resource)>? Resources
    {
        get
        {
            foreach (var (role, resources) in Roles)
            {
                if (role == Role)
                {
                    return resources;
                }
            }

            return null;
        }
    }

    /// <summary>Whether another cluster is asked.</summary>
    public bool IsOfOtherCluster { get; init; }

    /// <summary>How a monitor's targets are discovered through Kubernetes.</summary>
    public static ImmutableArray<Discovery> AllOf(ScrapeMonitor monitor, PrometheusServer server)
    {
        switch (monitor.Kind)
        {
            case MonitorKind.ServiceMonitor:
                var own = monitor.Spec["serviceDiscoveryRole"] ?? server.Spec["serviceDiscoveryRole"];
                return [new Discovery(own is YamlScalar role ? role.Value.ToLowerInvariant() : Endpoints, NamespacesOf(monitor, server), own) { AttachesNodes = Attaches(monitor, server) }];
            case MonitorKind.PodMonitor:
                return [new Discovery(Pod, NamespacesOf(monitor, server), null) { AttachesNodes = Attaches(monitor, server) }];
            case MonitorKind.Probe when monitor.Spec.Fields("targets") is var targets && targets.Fields("ingress") is { Exists: true } ingress && !targets.Has("staticConfig"):
                return [new Discovery("ingress", Select(ingress.Fields("namespaceSelector"), monitor, server), null)];
            case MonitorKind.ScrapeConfig:
                return [.. monitor.Spec.Mappings("kubernetesSDConfigs").Select(config => OfConfig(config, server))];
            default:
                return [];
        }
    }

    // The own namespace is that of the pods of Prometheus.
    private static Discovery OfConfig(ObjectFields config, PrometheusServer server)
    {
        var namespaces = config.Fields("namespaces");
        ImmutableArray<string> names = [.. namespaces.Texts("names").Select(name => name.Value)];
        return new Discovery((config.Text("role") ?? "").ToLowerInvariant(), namespaces.Flag("ownNamespace") == true ? names.Add(server.Object.Namespace) : names, config["role"])
        {
            AttachesNodes = Attaches(config),
            IsOfOtherCluster = config.Has("apiServer"),
        };
    }

    // What a monitor says itself counts more than its scrape class.
    private static bool Attaches(ScrapeMonitor monitor, PrometheusServer server) =>
        Attaches(monitor.Spec.Has("attachMetadata") ? monitor.Spec : server.ScrapeClassOf(monitor) ?? monitor.Spec);

    private static bool Attaches(ObjectFields spec) => spec.Fields("attachMetadata").Flag("node") == true;

    private static ImmutableArray<string> NamespacesOf(ScrapeMonitor monitor, PrometheusServer server) => Select(monitor.Spec.Fields("namespaceSelector"), monitor, server);

    private static ImmutableArray<string> Select(ObjectFields selector, ScrapeMonitor monitor, PrometheusServer server)
    {
        if (server.Spec.Flag("ignoreNamespaceSelectors") != true)
        {
            if (selector.Flag("any") == true)
            {
                return [];
            }

            ImmutableArray<string> names = [.. selector.Texts("matchNames").Select(name => name.Value)];
            if (!names.IsEmpty)
            {
                return names;
            }
        }

        return [monitor.Object.Namespace];
    }
}
