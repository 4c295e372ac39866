using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Cli.Commands.Validate;
using MilvusManifests.Cluster;
using MilvusManifests.Configuration;
using MilvusManifests.Json;
using MilvusManifests.ScrapePath;
using MilvusManifests.ScrapePath.Servers;
using MilvusManifests.Text;
using MilvusManifests.Validation;
using MilvusManifests.Validation.Selection;
using MilvusManifests.Yaml;

namespace MilvusManifests.Cli.Commands.Explain;

/// <summary>The set that <c>explain</c> is asked about.</summary>
/// <param name="Cluster">The set.</param>
/// <param name="Files">The files that it was read from, as diagnostics show them.</param>
/// <param name="Provenance">Finds the places that a person wrote; null for files that are read as they are.</param>
internal sealed record ExplainedSet(ScrapedCluster Cluster, ImmutableArray<string> Files, Provenance? Provenance = null)
{
    /// <summary>The configuration that the set is made from or belongs to; null where there is none.</summary>
    public ManifestsConfiguration? Configuration { get; init; }

    /// <summary>Finds the place that a person wrote of a place in the set.</summary>
    public Func<Location?, Location?> PlaceOf => place => Provenance is null ? place : Provenance.Explain(place);

    /// <summary>A diagnostic at the place that a person wrote.</summary>
    public Diagnostic Explain(Diagnostic diagnostic) => Provenance?.Explain(diagnostic) ?? diagnostic;

    /// <summary>The set of a command line; null if it cannot be read.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="trace">Records what is read; null for no trace.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Result<ExplainedSet> Resolve(GivenExplainOptions given, Trace? trace, CancellationToken cancellation) =>
        given.Paths.Length == 0 ? Render(given, trace, cancellation) : Find(given, trace, cancellation);

    private static Result<ExplainedSet> Render(GivenExplainOptions given, Trace? trace, CancellationToken cancellation)
    {
        if ((given.Configuration ?? DefaultConfigurationFile.Path) is not { } path)
        {
            return new(null, [.. DefaultConfigurationFile.Warnings(), Diagnostic.Error(CommandLineCodes.NoSet, null, $"there is no {ConfigurationShape.FileName} here; name files or folders of manifests, or a configuration with --config")]);
        }

        var (rendered, diagnostics) = Generator.Render(new GenerateOptions(GivenPath.Shown(path)) { Cluster = given.ClusterName, Trace = trace }, cancellation: cancellation);
        if (rendered is null)
        {
            return new(null, diagnostics);
        }

        var inputs = rendered.Inputs;
        var release = given.Release is { } tag ? KubePrometheusReleases.Find(tag).Value : null;
        return new(new ExplainedSet(ScrapedCluster.Of(rendered.Set, inputs, release), [inputs.ConfigurationPath], inputs.Provenance) { Configuration = inputs.Configuration }, diagnostics);
    }

    private static Result<ExplainedSet> Find(GivenExplainOptions given, Trace? trace, CancellationToken cancellation)
    {
        var (settings, before) = ValidateSettings.Resolve(new GivenValidateOptions { Release = given.Release, Kubernetes = given.Kubernetes, Configuration = given.Configuration, ClusterName = given.ClusterName }, trace);
        if (settings is null)
        {
            return new(null, before);
        }

        var (set, diagnostics) = Read(given.Paths, settings, trace, cancellation);
        return new(set, [.. before, .. diagnostics]);
    }

    private static Result<ExplainedSet> Read(string[] paths, ValidateSettings settings, Trace? trace, CancellationToken cancellation)
    {
        var bag = new DiagnosticBag();
        var found = FoundFiles.Find(paths, (folder, shown) => RepositoryFolder.Select(folder, shown, settings.Exclude, trace), trace);
        bag.AddRange(found.Diagnostics);
        var texts = ImmutableArray.CreateBuilder<(SelectedFile File, SourceText Text)>();
        foreach (var file in found.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = FoundFiles.Read(file.Path);
            trace?.Read(read);
            if (bag.Take(read) is { } text)
            {
                texts.Add((file, text));
            }
        }

        var (set, diagnostics) = Of(texts.DrainToImmutable(), [], settings, cancellation);
        bag.AddRange(diagnostics);
        return bag.With(bag.HasErrors ? null : set! with { Configuration = settings.Configuration, Files = [.. found.Files.Select(file => GivenPath.Shown(file.Path))] });
    }

    /// <summary>The set of the objects in files; null if they cannot be read.</summary>
    /// <param name="texts">The files and their texts.</param>
    /// <param name="known">The definitions of other files, which have nothing else.</param>
    /// <param name="settings">What decides about them.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Result<ExplainedSet> Of(
        ImmutableArray<(SelectedFile File, SourceText Text)> texts, IEnumerable<OwnSchemas> known, ValidateSettings settings, CancellationToken cancellation)
    {
        var bag = new DiagnosticBag();
        var nodes = new List<YamlMapping>();
        var definitions = ImmutableArray.CreateBuilder<OwnSchemas>();
        definitions.AddRange(known);
        var patches = texts.Where(text => KustomizeInputs.IsKustomization(text.File.Path)).SelectMany(text => KustomizeInputs.InputsOf(text.Text, text.File.Path)).ToImmutableHashSet(StringComparer.Ordinal);
        foreach (var (file, text) in texts)
        {
            cancellation.ThrowIfCancellationRequested();
            if (file.IsNamed || !KustomizeInputs.Contain(patches, file.Path))
            {
                AddObjects(text, file, settings.Options.HasVariables, nodes, definitions, bag);
            }
        }

        if (bag.HasErrors)
        {
            return bag.With<ExplainedSet>(null);
        }

        var replaced = new HashSet<Location>();
        foreach (var node in texts.Any(text => Placeholders.MayHave(text.Text)) ? nodes : [])
        {
            YamlPlaceholders.AddPlaces(node, replaced);
        }

        var objects = new ClusterObjects(nodes) { Placeholders = [.. replaced] };
        var release = settings.HasRelease ? settings.Release : ShownRelease.Find(objects) ?? settings.Release;
        var schemas = new SchemaCatalogue(settings.Kubernetes, release, settings.Schemas).With(definitions.ToImmutable());
        return bag.With(new ExplainedSet(new ScrapedCluster(objects, schemas, release, settings.Milvus), [.. texts.Select(text => GivenPath.Shown(text.File.Path))]));
    }

    private static void AddObjects(SourceText text, SelectedFile file, bool hasVariables, List<YamlMapping> nodes, ImmutableArray<OwnSchemas>.Builder definitions, DiagnosticBag bag)
    {
        var read = KubectlReader.Read(text);
        if (!file.IsNamed && (GoTemplate.Find(text) >= 0 || FileContent.ReasonToSkip(text, read) is not null))
        {
            return;
        }

        var mayHavePlaceholders = Placeholders.MayHave(text);
        foreach (var document in bag.Take(read))
        {
            var objects = FileContent.IsManifest(document, text.Path) ? ObjectStream.ObjectsOf(document.Root, bag) : [];
            nodes.AddRange(mayHavePlaceholders ? objects.Select(node => Placeholders.Mark(node, hasVariables)) : objects);
        }

        if (InputDefinitions.MayBeIn(text) && InputDefinitions.Find(text, read.Value).Value is { } own)
        {
            definitions.Add(own);
        }
    }
}
