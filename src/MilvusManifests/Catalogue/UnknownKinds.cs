namespace MilvusManifests.Catalogue;

/// <summary>What to do with an object whose kind has no schema.</summary>
internal enum UnknownKinds
{
    /// <summary>It is an error: nothing about the object can be verified.</summary>
    Error,

    /// <summary>It is a warning.</summary>
    Warning,

    /// <summary>The object is skipped.</summary>
    Ignore,
}
