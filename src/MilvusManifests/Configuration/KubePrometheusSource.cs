using MilvusManifests.Text;

namespace MilvusManifests.Configuration;

/// <summary>Where the stack's objects come from: <c>kubePrometheus.source</c>.</summary>
/// <param name="Location">Where the configuration says it; null for the default.</param>
public abstract record KubePrometheusSource(Location? Location);
