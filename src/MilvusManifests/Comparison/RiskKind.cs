namespace MilvusManifests.Comparison;

/// <summary>What a change may do, the most important first: the order in which they are told.</summary>
public enum RiskKind
{
    /// <summary>The new release does not support the cluster's version.</summary>
    KubernetesUnsupported,

    /// <summary>The cluster no longer, or not yet, serves an API version that the new set uses.</summary>
    ApiGone,

    /// <summary>Prometheus finds targets through other objects than before, which takes other permissions.</summary>
    Discovery,

    /// <summary>A field that the cluster refuses to change, or that the change of does not reach what exists.</summary>
    ImmutableField,

    /// <summary>An object goes whose removal takes others or data with it, or leaves data behind.</summary>
    DataRemoved,

    /// <summary>A field that objects of the set use is gone from its CustomResourceDefinition, or no longer takes what they say.</summary>
    SchemaTightened,

    /// <summary>A program makes a major step.</summary>
    MajorVersion,

    /// <summary>A program goes back to an earlier version.</summary>
    Downgrade,

    /// <summary>Somebody may do more than before.</summary>
    PermissionWidened,

    /// <summary>Somebody may do less than before.</summary>
    PermissionNarrowed,

    /// <summary>Something is reached at another port.</summary>
    Port,

    /// <summary>Something is reached from outside of the cluster, or no longer.</summary>
    Exposure,

    /// <summary>An object is gone.</summary>
    ObjectRemoved,

    /// <summary>Network traffic is allowed that was not.</summary>
    NetworkWidened,

    /// <summary>Network traffic is refused that was not.</summary>
    NetworkNarrowed,

    /// <summary>A container or a connection is less confined.</summary>
    SecurityLoosened,

    /// <summary>A container or a connection is more confined.</summary>
    SecurityTightened,

    /// <summary>What the API server asks before it takes an object has changed.</summary>
    Webhook,

    /// <summary>Other objects or pods are selected than before.</summary>
    Selection,

    /// <summary>What was collected is kept for another time or size.</summary>
    Retention,

    /// <summary>An alert is gone.</summary>
    AlertRemoved,

    /// <summary>The cluster still serves an API version that the new set uses, and a later one will not.</summary>
    ApiDeprecated,

    /// <summary>An image comes from elsewhere, or is no longer pinned by its digest.</summary>
    ImageSource,

    /// <summary>A recording rule is gone, which others may read.</summary>
    RecordingRuleRemoved,

    /// <summary>An alert or a recording rule computes something else.</summary>
    RuleChanged,

    /// <summary>An alert is new.</summary>
    AlertAdded,

    /// <summary>Targets are scraped in another way, or other series are kept.</summary>
    Scrape,

    /// <summary>A program is started with other arguments.</summary>
    Argument,

    /// <summary>More or fewer replicas run, or may be away at once.</summary>
    Replicas,

    /// <summary>Containers ask for or get other resources.</summary>
    Resources,

    /// <summary>Pods may run on other nodes.</summary>
    Scheduling,

    /// <summary>Fields of CustomResourceDefinitions are gone or take less, and every object of the set fits all the same.</summary>
    SchemaTightenedElsewhere,
}
