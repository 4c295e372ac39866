namespace MilvusManifests.Json;

/// <summary>The operations of RFC 6902.</summary>
internal enum JsonPatchOperationKind
{
    /// <summary>Adds a value, inserts it into an array, or replaces the one that stands there.</summary>
    Add,

    /// <summary>Removes a value.</summary>
    Remove,

    /// <summary>Replaces a value that stands there.</summary>
    Replace,

    /// <summary>Takes a value away and adds it elsewhere.</summary>
    Move,

    /// <summary>Adds a copy of a value elsewhere.</summary>
    Copy,

    /// <summary>Goes on only when a value is the given one.</summary>
    Test,
}
