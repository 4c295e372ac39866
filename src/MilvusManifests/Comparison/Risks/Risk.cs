using System.Collections.Immutable;
using MilvusManifests.Building;

namespace MilvusManifests.Comparison.Risks;

/// <summary>A change that should be reviewed.</summary>
/// <param name="Kind">What it may do.</param>
/// <param name="Objects">The objects that it is about; none where it is about a program or the whole set.</param>
/// <param name="Statements">What happens to them, a line each.</param>
internal sealed record Risk(RiskKind Kind, ImmutableArray<ObjectReference> Objects, ImmutableArray<string> Statements)
{
    /// <summary>What it requires or means, a line each.</summary>
    public ImmutableArray<string> Details { get; init; } = [];

    /// <summary>How important it is.</summary>
    public RiskLevel Level => Kind switch
    {
        <= RiskKind.ObjectRemoved => RiskLevel.High,
        <= RiskKind.ImageSource => RiskLevel.Medium,
        _ => RiskLevel.Low,
    };

    /// <summary>A risk of one object.</summary>
    internal static Risk Of(RiskKind kind, ObjectReference reference, string statement, params ReadOnlySpan<string> details) =>
        new(kind, [reference], [statement]) { Details = [.. details] };
}

/// <summary>How important it is to review a change before it is applied.</summary>
internal enum RiskLevel
{
    /// <summary>It may break what runs, lose data, or change who may do what.</summary>
    High,

    /// <summary>It changes behaviour that somebody may rely on.</summary>
    Medium,

    /// <summary>It is good to know.</summary>
    Low,
}

/// <summary>What a change may do, in the order in which risks are reported: the most important first.</summary>
internal enum RiskKind
{
    /// <summary>The new release does not support the cluster's version.</summary>
    KubernetesUnsupported,

    /// <summary>The cluster does not serve an API version that the new set uses: no longer, or not yet.</summary>
    ApiGone,

    /// <summary>Prometheus discovers targets through other objects, which requires other permissions.</summary>
    Discovery,

    /// <summary>The cluster rejects the change of a field, or the change does not affect what exists.</summary>
    ImmutableField,

    /// <summary>The removal of an object deletes others or data, or leaves data behind.</summary>
    DataRemoved,

    /// <summary>A CustomResourceDefinition drops a field that objects of the set use, or rejects its values.</summary>
    SchemaTightened,

    /// <summary>A program has a new major version.</summary>
    MajorVersion,

    /// <summary>A program has an earlier version.</summary>
    Downgrade,

    /// <summary>Somebody may do more.</summary>
    PermissionWidened,

    /// <summary>Somebody may do less.</summary>
    PermissionNarrowed,

    /// <summary>A port changed.</summary>
    Port,

    /// <summary>Something is exposed outside the cluster, or no longer.</summary>
    Exposure,

    /// <summary>An object is removed.</summary>
    ObjectRemoved,

    /// <summary>More network traffic is allowed.</summary>
    NetworkWidened,

    /// <summary>Less network traffic is allowed.</summary>
    NetworkNarrowed,

    /// <summary>A container or connection is less confined.</summary>
    SecurityLoosened,

    /// <summary>A container or connection is more confined.</summary>
    SecurityTightened,

    /// <summary>The webhooks that the API server calls changed.</summary>
    Webhook,

    /// <summary>Other objects or pods are selected.</summary>
    Selection,

    /// <summary>Collected data is kept for another time or up to another size.</summary>
    Retention,

    /// <summary>An alert is removed.</summary>
    AlertRemoved,

    /// <summary>The cluster serves an API version that the new set uses, and a later version of Kubernetes will not.</summary>
    ApiDeprecated,

    /// <summary>An image is pulled from elsewhere, or is no longer pinned by its digest.</summary>
    ImageSource,

    /// <summary>A recording rule is removed, which others may read.</summary>
    RecordingRuleRemoved,

    /// <summary>An alert or a recording rule computes something else.</summary>
    RuleChanged,

    /// <summary>An alert is added.</summary>
    AlertAdded,

    /// <summary>Targets are scraped in another way, or other series are kept.</summary>
    Scrape,

    /// <summary>A program is started with other arguments.</summary>
    Argument,

    /// <summary>The number of replicas changed, or how many may be unavailable at once.</summary>
    Replicas,

    /// <summary>The resource requests or limits of containers changed.</summary>
    Resources,

    /// <summary>Pods may run on other nodes.</summary>
    Scheduling,

    /// <summary>CustomResourceDefinitions drop fields or accept less, and every object of the set is still valid.</summary>
    SchemaTightenedElsewhere,
}
