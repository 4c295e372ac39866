using System.Collections.Immutable;
using MilvusManifests.Delivery;
using MilvusManifests.Text;

namespace MilvusManifests;

/// <summary>What came of a run.</summary>
/// <param name="Diagnostics">Everything there is to say, in the order of the steps.</param>
public sealed record GenerationResult(ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The output folder as diagnostics show it; null where the configuration could not be read.</summary>
    public string? Output { get; init; }

    /// <summary>The folder where the user's templates are looked for; null where the configuration could not be read.</summary>
    public string? Templates { get; init; }

    /// <summary>What the set is, on one line: <c>kube-prometheus v0.18.0 for Kubernetes 1.35, Milvus my-release 2.6.15 in milvus</c>; null after an error in the configuration.</summary>
    public string? Title { get; init; }

    /// <summary>The number of Kubernetes objects in the set.</summary>
    public int Objects { get; init; }

    /// <summary>What was written, or would be in a dry run; null where an error kept everything as it was.</summary>
    public WriteResult? Written { get; init; }

    /// <summary>The folders where schemas of the user are looked for.</summary>
    public ImmutableArray<string> SchemaFolders { get; init; } = [];

    /// <summary>
    /// Every file that was read to make the set and lies outside the templates folder and that of the source: the configuration, the patches, schemas
    /// and archive it names.
    /// </summary>
    public ImmutableArray<string> Inputs { get; init; } = [];

    /// <summary>The folder of upstream's manifests that were read; null where the source is no folder.</summary>
    public string? SourceFolder { get; init; }

    /// <summary>Whether no error was found.</summary>
    public bool Succeeded => !Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
}
