namespace MilvusManifests.Yaml;

/// <summary>The limits of reading YAML: each is far beyond any real manifest.</summary>
internal sealed record YamlReaderOptions
{
    /// <summary>The default limits.</summary>
    public static YamlReaderOptions Default { get; } = new();

    /// <summary>The same limits, for manifests that someone else wrote for the API server.</summary>
    public static YamlReaderOptions Kubectl { get; } = new() { AsKubectl = true };

    /// <summary>
    /// Whether scalars, keys and tags mean what they mean to kubectl, Helm and Argo CD, which read YAML 1.1, rather than what YAML 1.2 says; and whether
    /// the text that these do not read, or read otherwise, is reported.
    /// </summary>
    public bool AsKubectl { get; init; }

    /// <summary>How many UTF-16 code units a text may have.</summary>
    public int MaxLength { get; init; } = 32 * 1024 * 1024;

    /// <summary>How many levels mappings and sequences may nest.</summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>How many nodes a document may have.</summary>
    public int MaxNodes { get; init; } = 2_000_000;

    /// <summary>How many nodes the aliases of a document may expand to.</summary>
    public int MaxAliasedNodes { get; init; } = 100_000;

    /// <summary>How many diagnostics are collected before reading stops.</summary>
    public int MaxDiagnostics { get; init; } = 100;
}
