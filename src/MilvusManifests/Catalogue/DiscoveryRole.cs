namespace MilvusManifests.Catalogue;

/// <summary>The objects through which Prometheus finds the pods behind a Service.</summary>
public enum DiscoveryRole
{
    /// <summary>Endpoints of the core API: what the operator assumes where the Prometheus object names nothing.</summary>
    Endpoints,

    /// <summary>EndpointSlices of <c>discovery.k8s.io</c>.</summary>
    EndpointSlice,
}
