using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Storage;

/// <summary>The rules of PersistentVolumeClaims.</summary>
internal static class ClaimRules
{
    private const string Package = "core/validation: ValidatePersistentVolumeClaimSpec";

    private static readonly ImmutableArray<string> Claim = ["core.v1.PersistentVolumeClaim"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Claim, "claim-access-modes", Package, CheckModes),
        new(Claim, "claim-one-access-mode", Package, (claim, found) => PersistentVolumeRules.CheckModesTogether(claim.Fields("spec"), found)),
        new(Claim, "claim-request", Package, CheckRequest),
        new(Claim, "claim-class-name", Package, (claim, found) => found.CheckSyntax(claim.Fields("spec"), "storageClassName", DnsSubdomain.Existing)),
        new(Claim, "claim-data-source", "core/validation: validateDataSource, validateDataSourceRef", CheckSource),
        new(Claim, "claim-data-sources", Package, CheckBothSources),
        new(Claim, "claim-request-positive", Package, CheckPositive),
    ];

    private static void CheckModes(ObjectFields claim, RuleViolations found)
    {
        if (!claim.Has("spec"))
        {
            found.CheckRequired(claim, "spec");
        }

        found.CheckRequired(claim.Fields("spec"), "accessModes");
    }

    private static void CheckRequest(ObjectFields claim, RuleViolations found)
    {
        var spec = claim.Fields("spec");
        var resources = spec.Fields("resources");
        var requests = resources.Fields("requests");
        if (requests.Exists ? requests.Has("storage") : resources.Has("requests") || (spec.Has("resources") && !resources.Exists))
        {
            return;
        }

        if ((requests.Node ?? resources.Node ?? spec.Node) is { } place)
        {
            found.Explain(place, "'resources.requests.storage' is required");
        }
    }

    private static void CheckPositive(ObjectFields claim, RuleViolations found)
    {
        var requests = claim.Fields("spec").Fields("resources").Fields("requests");
        if (requests.Quantity("storage") is { Sign: <= 0 })
        {
            found.Add(requests["storage"]!, $"must be greater than 0, not {ValueText.Of(requests["storage"]!)}");
        }
    }

    private static void CheckSource(ObjectFields claim, RuleViolations found)
    {
        foreach (var name in (ReadOnlySpan<string>)["dataSource", "dataSourceRef"])
        {
            var source = claim.Fields("spec").Fields(name);
            found.CheckNotEmpty(source, "name", "kind");
            found.CheckSyntax(source, "apiGroup", DnsSubdomain.Syntax);
            found.CheckText(source, "namespace", NameFaults.NamespaceName);
            if (source.IsEmpty("apiGroup") && source.Scalar("kind") is { Value: not ("" or "PersistentVolumeClaim") } kind)
            {
                found.Add(kind, $"must be PersistentVolumeClaim without an apiGroup, not {ValueText.Of(kind)}");
            }
        }
    }

    private static void CheckBothSources(ObjectFields claim, RuleViolations found)
    {
        var spec = claim.Fields("spec");
        var (source, reference) = (spec.Fields("dataSource"), spec.Fields("dataSourceRef"));
        if (!source.Exists || !reference.Exists)
        {
            return;
        }

        if (!reference.IsEmpty("namespace"))
        {
            found.AddKey(spec, "dataSource", "is not allowed with a namespace in dataSourceRef");
        }
        else if (source.Text("kind") is { } kind && reference.Text("kind") is { } otherKind && source.Text("name") is { } name && reference.Text("name") is { } otherName
            && (kind != otherKind || name != otherName))
        {
            found.AddKey(spec, "dataSource", "must be the same as dataSourceRef; remove one of them");
        }
    }
}
