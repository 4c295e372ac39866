using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Catalogue.Projects;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Milvus;
using MilvusManifests.Text;
using MilvusManifests.Validation;
using MilvusManifests.Validation.Selection;
using MilvusManifests.Values;

namespace MilvusManifests.Cli.Commands.Validate;

/// <summary>What <c>validate</c> validates against: the command line, then the configuration that is in the current folder, then defaults.</summary>
internal sealed record ValidateSettings
{
    private const string DefaultNamespace = "monitoring";

    /// <summary>The version of the cluster, <c>1.35</c>.</summary>
    public required string Kubernetes { get; init; }

    /// <summary>The release whose CustomResourceDefinitions are installed.</summary>
    public required KubePrometheusRelease Release { get; init; }

    /// <summary>The releases of other projects that are installed.</summary>
    public ProjectReleases Projects { get; init; } = ProjectReleases.None;

    /// <summary>The user's schemas.</summary>
    public ImmutableArray<OwnSchemas> Schemas { get; init; } = [];

    /// <summary>The paths to leave out, those of the command line first.</summary>
    public ImmutableArray<PathRules> Exclude { get; init; } = [];

    /// <summary>Whether kustomizations are built, and what comes out is validated in place of what goes in.</summary>
    public bool BuildsKustomizations { get; init; }

    /// <summary>The instances of Milvus of the configuration.</summary>
    public ImmutableArray<MilvusInstance> Milvus { get; init; } = [];

    /// <summary>The configuration; null if there is none.</summary>
    public ManifestsConfiguration? Configuration { get; init; }

    /// <summary>The namespace of kube-prometheus' own objects.</summary>
    public string Namespace { get; init; } = DefaultNamespace;

    /// <summary>How much the findings of checks matter.</summary>
    public ImmutableArray<CheckRule> Checks { get; init; } = [];

    /// <summary>Whether the release is one that somebody named.</summary>
    public bool HasRelease { get; init; }

    /// <summary>Whether it is checked what the objects do to each other.</summary>
    public bool HasChecks { get; init; }

    /// <summary>What is validated.</summary>
    public ManifestValidatorOptions Options { get; init; } = new();

    /// <summary>The settings of a command line; null if its schemas or the configuration cannot be read.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="trace">Records what is read; null for no trace.</param>
    public static Result<ValidateSettings> Resolve(GivenValidateOptions given, Trace? trace)
    {
        var found = new DiagnosticBag();
        var path = given.Configuration ?? DefaultConfigurationFile.Path;
        found.AddRange(path is null ? DefaultConfigurationFile.Warnings() : []);
        var configuration = path is null ? null : ReadConfiguration(path, given.ClusterName, found, trace);
        if (found.HasErrors)
        {
            return found.With<ValidateSettings>(null);
        }

        var folder = Path.GetDirectoryName(path) ?? "";
        IEnumerable<string> schemas = [.. given.Schemas, .. configuration?.Schemas.Select(schema => Path.Combine(folder, schema.Value)) ?? []];
        ImmutableArray<OwnSchemas> own = [.. schemas.DistinctBy(Path.GetFullPath, StringComparer.Ordinal).Select(schema => found.Take(ReadSchemas(schema, trace))!)];
        var settings = new ValidateSettings
        {
            Kubernetes = given.Kubernetes ?? configuration?.Kubernetes.Value.ToString() ?? KubernetesSchemas.All[^1],
            Release = (given.Release is { } tag ? KubePrometheusReleases.Find(tag).Value : configuration?.KubePrometheus.Release.Value) ?? KubePrometheusReleases.Newest,
            Projects = given.Projects.Over(configuration?.CustomResources ?? ProjectReleases.None),
            Schemas = own,
            Exclude = [.. Rules(".", given.Exclude), .. Rules(folder.Length == 0 ? "." : folder, configuration?.Validate.Exclude ?? [])],
            BuildsKustomizations = given.BuildsKustomizations,
            Milvus = configuration?.Milvus ?? [],
            Configuration = configuration,
            Namespace = configuration?.KubePrometheus.Namespace.Value ?? DefaultNamespace,
            Checks = configuration?.Checks ?? [],
            HasChecks = given.HasChecks,
            HasRelease = given.Release is not null || configuration is not null,
            Options = new()
            {
                UnknownKinds = given.IgnoresUnknown ? UnknownKinds.Ignore : configuration?.UnknownKinds.Value ?? UnknownKinds.Error,
                Skip = [.. given.Skip, .. configuration?.Validate.Skip ?? []],
                HasVariables = !given.IsLiteral && (configuration?.Validate.HasVariables ?? true),
            },
        };
        return found.With(found.HasErrors ? null : settings);
    }

    private static PathRules[] Rules(string folder, ImmutableArray<string> patterns) => patterns.IsEmpty ? [] : [PathRules.Of(folder, patterns)];

    private static ManifestsConfiguration? ReadConfiguration(string path, string? cluster, DiagnosticBag found, Trace? trace)
    {
        var shown = GivenPath.Shown(path);
        var read = SourceFile.Read(path, shown);
        trace?.Read(read);
        if (found.Take(read) is not { } text)
        {
            return null;
        }

        // Warnings are about what would be generated.
        var (configuration, diagnostics) = ConfigurationReader.ReadAny(text, cluster);
        found.AddRange(diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error));
        return configuration;
    }

    private static Result<OwnSchemas> ReadSchemas(string path, Trace? trace)
    {
        var read = OwnSchemas.Read(path, GivenPath.Shown(path), trace);
        trace?.Read(read.Value!, GivenPath.Shown(path));
        return read;
    }
}

/// <summary>What a command line of <c>validate</c> asks for.</summary>
internal sealed record GivenValidateOptions
{
    /// <summary>The version of the cluster; null where the configuration decides.</summary>
    public string? Kubernetes { get; init; }

    /// <summary>The release by its tag; null where the configuration decides.</summary>
    public string? Release { get; init; }

    /// <summary>The releases of other projects; those of the configuration come second.</summary>
    public ProjectReleases Projects { get; init; } = ProjectReleases.None;

    /// <summary>The configuration; null for the one in the current folder, if there is one.</summary>
    public string? Configuration { get; init; }

    /// <summary>The cluster, where the configuration has several; null for the first.</summary>
    public string? ClusterName { get; init; }

    /// <summary>Files and folders of schemas.</summary>
    public ImmutableArray<string> Schemas { get; init; } = [];

    /// <summary>Patterns of paths to leave out, relative to the current folder.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>Kinds to skip.</summary>
    public ImmutableArray<KindFilter> Skip { get; init; } = [];

    /// <summary>Whether objects of unknown kinds are skipped.</summary>
    public bool IgnoresUnknown { get; init; }

    /// <summary>Whether <c>${VAR}</c> is text.</summary>
    public bool IsLiteral { get; init; }

    /// <summary>Whether kustomizations are built.</summary>
    public bool BuildsKustomizations { get; init; }

    /// <summary>Whether it is checked what the objects do to each other.</summary>
    public bool HasChecks { get; init; }
}
