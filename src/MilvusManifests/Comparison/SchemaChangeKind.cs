namespace MilvusManifests.Comparison;

/// <summary>What happened to a field of a custom resource.</summary>
internal enum SchemaChangeKind
{
    /// <summary>The field is new.</summary>
    Added,

    /// <summary>The field is gone.</summary>
    Removed,

    /// <summary>Values that it took are refused.</summary>
    Tightened,

    /// <summary>It is required and was not.</summary>
    Required,

    /// <summary>It takes more values.</summary>
    Loosened,
}
