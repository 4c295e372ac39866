namespace MilvusManifests.Json;

/// <summary>How JSON is read.</summary>
internal sealed record JsonReaderOptions
{
    /// <summary>Strict, within bounds that no manifest comes near.</summary>
    public static JsonReaderOptions Default { get; } = new();

    /// <summary>How many levels objects and arrays may nest.</summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>How many UTF-16 code units a text may have.</summary>
    public int MaxLength { get; init; } = 32 * 1024 * 1024;

    /// <summary>Whether a text may have several values, one after another.</summary>
    internal bool AllowSeveralValues { get; init; }

    /// <summary>Whether duplicate names are allowed in an object, the last value winning; otherwise they are errors.</summary>
    public bool AllowDuplicateKeys { get; init; }
}
