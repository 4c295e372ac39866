using MilvusManifests.Catalogue;

namespace MilvusManifests.Comparison.Risks;

/// <summary>A release that does not support the cluster's version.</summary>
internal sealed class KubernetesRisks : IRiskRule
{
    /// <inheritdoc/>
    public IEnumerable<Risk> InSet(RiskContext context)
    {
        if (context.Release is { } tag && KubePrometheusReleases.Find(tag).Value is { } release && !release.Supports(context.Kubernetes))
        {
            yield return new Risk(
                RiskKind.KubernetesUnsupported,
                [],
                [$"kube-prometheus {release.Tag} does not support Kubernetes {context.Kubernetes}; it supports {release.SupportedKubernetes[0]} to {release.SupportedKubernetes[^1]}"]);
        }
    }
}
