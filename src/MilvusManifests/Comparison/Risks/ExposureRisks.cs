using MilvusManifests.Comparison.Fields;
using MilvusManifests.Rendering;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Risks;

/// <summary>What is reachable from outside the cluster.</summary>
internal sealed class ExposureRisks : IRiskRule
{
    /// <inheritdoc/>
    public IEnumerable<Risk> InObject(ObjectChange change) =>
        change.Kind == ChangeKind.Added && IsExposed(change.New!) ? [Risk.Of(RiskKind.Exposure, change.Reference, "is added")] : [];

    /// <inheritdoc/>
    public RiskKind? InValue(ObjectChange change, LeafChange value) => (change.Reference.Kind, value.Path.SpecField) switch
    {
        ("Service", "type" or "externalIPs" or "loadBalancerIP" or "loadBalancerSourceRanges" or "externalName") => RiskKind.Exposure,
        ("Ingress", "rules" or "ingressClassName" or "defaultBackend") => RiskKind.Exposure,
        _ => null,
    };

    private static bool IsExposed(ManifestObject candidate) => candidate.Reference.Kind switch
    {
        "Ingress" or "HTTPRoute" or "Gateway" => true,
        "Service" => (candidate.Node["spec"] as YamlMapping)?["type"] is YamlScalar { Value: "LoadBalancer" or "NodePort" },
        _ => false,
    };
}
