using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Building.Milvus;
using MilvusManifests.Configuration;
using MilvusManifests.Delivery;
using MilvusManifests.ScrapePath;
using MilvusManifests.Text;

namespace MilvusManifests;

/// <summary>What came of a run.</summary>
/// <param name="Diagnostics">Everything there is to say, in the order of the steps.</param>
public sealed record GenerationResult(ImmutableArray<Diagnostic> Diagnostics)
{
    private const int MostNamed = 2;

    /// <summary>The output folder as diagnostics show it; null where the configuration could not be read.</summary>
    public string? Output { get; init; }

    /// <summary>The folder where the user's templates are looked for; null where the configuration could not be read.</summary>
    public string? Templates { get; init; }

    /// <summary>What the set is, on one line: <c>kube-prometheus v0.18.0 for Kubernetes 1.35, Milvus my-release 2.6.15 in milvus</c>; null after an error in the configuration.</summary>
    public string? Title { get; init; }

    /// <summary>The number of Kubernetes objects in the set.</summary>
    public int Objects { get; init; }

    /// <summary>How many monitors of the set are scraped; none where there are errors.</summary>
    public MonitorCounts Monitors { get; init; } = MonitorCounts.None;

    /// <summary>How many Helm releases must not have a ServiceMonitor of their own, where the configuration does not say so itself.</summary>
    internal int ChartMonitors { get; init; }

    /// <summary>The findings that are suppressed, and why: by the configuration, by annotations, or because kube-prometheus does it on purpose; none where there are errors.</summary>
    public ImmutableArray<SuppressedDiagnostic> Suppressed { get; init; } = [];

    /// <summary>What was written, or would be in a dry run; null where an error kept everything as it was.</summary>
    public WriteResult? Written { get; init; }

    /// <summary>How the output folder was compared with the set; null where it was not.</summary>
    public OutputCompared? Compared { get; init; }

    /// <summary>The folders where schemas of the user are looked for.</summary>
    public ImmutableArray<string> SchemaFolders { get; init; } = [];

    /// <summary>
    /// Every file that was read to make the set and lies outside the templates folder and that of the source: the configuration, the patches, schemas
    /// and archive it names.
    /// </summary>
    public ImmutableArray<string> Inputs { get; init; } = [];

    /// <summary>The folder of upstream's manifests that were read; null where the source is not a folder.</summary>
    public string? SourceFolder { get; init; }

    /// <summary>Whether writing failed after some of the files had been replaced.</summary>
    public bool IsPartlyWritten => HasWrittenOthers || Diagnostics.Any(diagnostic => diagnostic.Code == DeliveryCodes.OutputUnfinished);

    /// <summary>Whether the sets of some clusters were written, and those of others were not.</summary>
    internal bool HasWrittenOthers { get; init; }

    /// <summary>Whether no error was found.</summary>
    public bool Succeeded => !Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    internal static GenerationResult Create(Inputs inputs, BuiltSet set, WriteResult? written, ImmutableArray<Diagnostic> diagnostics)
    {
        var configuration = inputs.Configuration;
        return new GenerationResult(diagnostics)
        {
            Output = inputs.Output,
            Templates = inputs.Templates.Folder,
            Title = TitleOf(configuration),
            Objects = set.Objects.Count(),
            ChartMonitors = configuration.Milvus.Count(MonitorNotice.IsOfChart),
            Written = written,
            Inputs =
            [
                inputs.ConfigurationPath,
                .. configuration.Patches.Select(patch => patch.File).OfType<Setting<string>>().Select(file => Path.Combine(inputs.Folder, file.Value)),
                .. inputs.Source?.Archive is { } archive ? new[] { archive } : [],
                .. inputs.Schemas.SelectMany(schemas => schemas.Files),
            ],
            SourceFolder = inputs.Source?.Folder,
            SchemaFolders = [.. configuration.Schemas.Select(path => Path.Combine(inputs.Folder, path.Value)).Where(Directory.Exists)],
        };
    }

    /// <summary>What a set is, on one line.</summary>
    internal static string TitleOf(ManifestsConfiguration configuration)
    {
        var milvus = configuration.Milvus.Length > MostNamed
            ? [FormattableString.Invariant($"{configuration.Milvus.Length} Milvus installations")]
            : configuration.Milvus.Select(entry => $"Milvus {entry.Release} {entry.Version} in {entry.Namespace}");
        var stack = configuration.Stack switch
        {
            { IsOfOthers: false } => $"kube-prometheus {configuration.KubePrometheus.Release.Value.Tag}",
            { IsKubePrometheus: true } => $"an existing kube-prometheus {configuration.KubePrometheus.Release.Value.Tag}",
            _ => configuration.Stack.Title,
        };
        return string.Join(", ", [$"{stack} for Kubernetes {configuration.Kubernetes}", .. milvus]);
    }
}

/// <summary>An output folder that was compared with a set.</summary>
/// <param name="Files">The files that it should contain, the lock among them, below the folder and in ordinal order.</param>
/// <param name="Differing">The number of files that differ, are missing or should not be there.</param>
public sealed record OutputCompared(ImmutableArray<string> Files, int Differing);
