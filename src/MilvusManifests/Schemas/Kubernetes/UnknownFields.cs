namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>What becomes of the fields of a value that its schema does not name.</summary>
internal enum UnknownFields
{
    /// <summary>They are errors: the API server prunes them.</summary>
    Pruned,

    /// <summary>They are kept: the value is, directly or through sequences, in one with <c>x-kubernetes-preserve-unknown-fields</c>. Named fields below prune again.</summary>
    Preserved,

    /// <summary>The schema is an alternative, which only constrains the value.</summary>
    Ignored,
}
