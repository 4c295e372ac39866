using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.Schemas.Kubernetes.Rules;

namespace MilvusManifests.ScrapePath.Targets;

/// <summary>The addresses of a Service that selects no pods.</summary>
internal static class ServiceEndpoints
{
    private const string ServiceNameLabel = "kubernetes.io/service-name";

    /// <summary>Whether the Service has an address; unknown if nothing in the set says it.</summary>
    public static Answer HasAddress(ServiceView service, ClusterObjects cluster)
    {
        if (service.HasKnownEndpoints)
        {
            return Answer.Yes;
        }

        var endpoints = cluster.Find("Endpoints", service.Object.Namespace, service.Object.Name);
        var slices = cluster.Of("discovery.k8s.io", "EndpointSlice")
            .Where(slice => slice.Namespace == service.Object.Namespace && slice.Labels.HasAny(ServiceNameLabel, [service.Object.Name]) == Answer.Yes).ToArray();
        if (endpoints is null && slices.Length == 0)
        {
            return Answer.Unknown;
        }

        // Endpoints are mirrored to EndpointSlices.
        return Answers.Of((endpoints?.Fields.Mappings("subsets").Any(HasAddresses) ?? false) || slices.Any(slice => slice.Fields.Mappings("endpoints").Any(HasAddresses)));
    }

    private static bool HasAddresses(ObjectFields owner) => !owner.IsEmpty("addresses");
}
