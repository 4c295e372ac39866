namespace MilvusManifests.Json;

/// <summary>The operations of RFC 6902.</summary>
internal enum JsonPatchOperationKind
{
    /// <summary>Adds a value, inserts it into an array, or replaces an existing one.</summary>
    Add,

    /// <summary>Removes a value.</summary>
    Remove,

    /// <summary>Replaces an existing value.</summary>
    Replace,

    /// <summary>Removes a value and adds it elsewhere.</summary>
    Move,

    /// <summary>Adds a copy of a value elsewhere.</summary>
    Copy,

    /// <summary>Fails unless a value equals the given one.</summary>
    Test,
}
