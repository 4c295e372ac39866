using MilvusManifests.ScrapePath;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Servers;

namespace MilvusManifests.Checks.Objects.Needs;

/// <summary>What a Prometheus asks the API server for: what the discovery of its monitors and of its Alertmanagers reads.</summary>
/// <remarks>Every monitor of the set counts, selected or not, so that nothing is called unused that a label could put to use.</remarks>
internal sealed class PrometheusNeeds : IProgramNeeds
{
    private readonly HashSet<(string Group, string Resource, string Namespace)> reads = [];
    private readonly HashSet<(string Group, string Resource)> readsAnywhere = [];

    private PrometheusNeeds()
    {
    }

    /// <summary>What a server needs; null if its configuration is not in the set.</summary>
    public static PrometheusNeeds? Of(PrometheusServer server, ScrapedCluster cluster)
    {
        if (server.IsUnmanaged || server.Spec.Has("additionalScrapeConfigs") || server.Spec.Has("additionalAlertManagerConfigs") || server.Spec.Has("containers"))
        {
            return null;
        }

        var needs = new PrometheusNeeds();
        foreach (var monitor in cluster.Monitors)
        {
            foreach (var discovery in Discovery.AllOf(monitor, server))
            {
                needs.Add(discovery);
            }
        }

        // Whoever installed Milvus may have a monitor for it that is not in the set.
        foreach (var space in cluster.MilvusNamespaces)
        {
            foreach (var role in (ReadOnlySpan<string>)[Discovery.Endpoints, Discovery.EndpointSlice, Discovery.Pod])
            {
                needs.Add(new Discovery(role, [space], null));
            }
        }

        foreach (var alertmanager in server.Spec.Fields("alerting").Mappings("alertmanagers"))
        {
            foreach (var role in (ReadOnlySpan<string>)[Discovery.Endpoints, Discovery.EndpointSlice])
            {
                needs.Add(new Discovery(role, [alertmanager.TextOr("namespace", server.Object.Namespace) ?? ""], null));
            }
        }

        return needs;
    }

    /// <inheritdoc/>
    public bool Needs(string verb, string group, string resource, string space) =>
        IsRead(verb)
        && (resource == "nodes/metrics" || (space.Length == 0 ? readsAnywhere.Contains((group, resource)) : reads.Contains((group, resource, space)) || reads.Contains((group, resource, ""))));

    /// <inheritdoc/>
    public bool MayNeed(string verb, string group, string resource)
    {
        foreach (var (_, resources) in Discovery.Roles)
        {
            foreach (var read in resources)
            {
                // Prometheus read Ingresses of this group before 2.30, and clusters served them before 1.22.
                if (IsRead(verb) && (read == (group, resource) || (group == "extensions" && resource == "ingresses")))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // To get an object is as much as to list them all, so where one is needed the other is not too much.
    private static bool IsRead(string verb) => verb is "get" or "list" or "watch";

    private void Add(Discovery discovery)
    {
        foreach (var (group, resource) in discovery.Resources ?? [])
        {
            foreach (var space in discovery.IsOfAllNamespaces ? [""] : discovery.Namespaces)
            {
                reads.Add((group, resource, space));
            }

            readsAnywhere.Add((group, resource));
        }

        if (discovery.AttachesNodes)
        {
            readsAnywhere.Add(("", "nodes"));
        }
    }
}
