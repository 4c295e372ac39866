using MilvusManifests.Schemas;
using MilvusManifests.ScrapePath.Monitors;

namespace MilvusManifests.ScrapePath.Links;

/// <summary>Whether Prometheus knows the role that targets are discovered by.</summary>
internal static class DiscoveryRoles
{
    /// <summary>What has to be so.</summary>
    public static Step Check(Discovery discovery, ScrapePair pair)
    {
        if (discovery.Resources is null)
        {
            return Step.No(Link.DiscoveryRole, $"{ValueText.Quote(discovery.Role)} is not a role that Prometheus discovers by; use {ValueText.Choice([.. Discovery.Roles.Select(role => role.Role)])}", discovery.Place);
        }

        var source = discovery.Place is null
            ? pair.Monitor.Kind == MonitorKind.ServiceMonitor ? $"the default of a {pair.Server.Object.Reference.Kind} without serviceDiscoveryRole" : $"as for every {pair.Monitor.Kind}"
            : pair.Monitor.Spec["serviceDiscoveryRole"] is null && pair.Monitor.Kind == MonitorKind.ServiceMonitor ? $"serviceDiscoveryRole of {pair.Server}" : $"as {pair.Monitor} asks for";
        return Step.Yes(Link.DiscoveryRole, $"discovers by the role {discovery.Role}, {source}", discovery.Place ?? pair.Monitor.Object.Node);
    }
}
