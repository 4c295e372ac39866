namespace MilvusManifests.Yaml;

/// <summary>The limits of reading YAML: each is far beyond any real manifest.</summary>
internal sealed record YamlReaderOptions
{
    /// <summary>The default limits.</summary>
    public static YamlReaderOptions Default { get; } = new();

    /// <summary>How many UTF-16 code units a text may have.</summary>
    public int MaxLength { get; init; } = 32 * 1024 * 1024;

    /// <summary>How many levels mappings and sequences may nest.</summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>How many nodes a text may have.</summary>
    public int MaxNodes { get; init; } = 2_000_000;

    /// <summary>How many nodes the aliases of a text may expand to.</summary>
    public int MaxAliasedNodes { get; init; } = 100_000;

    /// <summary>How many diagnostics are collected before reading stops.</summary>
    public int MaxDiagnostics { get; init; } = 100;
}
