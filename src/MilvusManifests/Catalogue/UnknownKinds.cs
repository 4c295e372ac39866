namespace MilvusManifests.Catalogue;

/// <summary>What to do with an object whose kind no schema knows.</summary>
internal enum UnknownKinds
{
    /// <summary>It is an error: nothing is known to be right with the object.</summary>
    Error,

    /// <summary>It is a warning.</summary>
    Warning,

    /// <summary>The object is skipped.</summary>
    Ignore,
}
