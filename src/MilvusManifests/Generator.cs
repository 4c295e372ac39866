using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Checks;
using MilvusManifests.Configuration;
using MilvusManifests.Delivery;
using MilvusManifests.Rendering;
using MilvusManifests.Rendering.Upstream;
using MilvusManifests.Sources;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests;

/// <summary>The whole line: configuration, plan, render, parse, patch, check, write. Nothing is written when an error was found.</summary>
public sealed class Generator
{
    private const string Needs = "'kubernetes', 'kubePrometheus.version' and an entry of 'milvus' are all that a configuration needs";

    private readonly GenerateOptions options;
    private readonly ImmutableArray<Diagnostic>.Builder diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly HashSet<(string Code, string? Place, string Message)> said = [];
    private readonly string folder;
    private OutputFile[] definitionFiles = [];
    private bool isWritten = true;
    private TemplateSet? templates;
    private UpstreamFiles? source;
    private UpstreamManifests? upstream;
    private ImmutableDictionary<ImageReference, ImageReference> movedImages = ImmutableDictionary<ImageReference, ImageReference>.Empty;
    private ImmutableArray<OwnSchemas> ownSchemas = [];

    private Generator(GenerateOptions options)
    {
        this.options = options;
        folder = Path.GetDirectoryName(options.ConfigurationPath) ?? "";
    }

    /// <summary>Generates the set that a configuration asks for.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled; what stood in the output folder still stands there.</exception>
    public static GenerationResult Generate(GenerateOptions options, CancellationToken cancellation = default) =>
        new Generator(options).Run(cancellation);

    /// <summary>Finds every image of the set that a configuration asks for, and writes nothing.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Result<UsedImages> FindImages(GenerateOptions options, CancellationToken cancellation = default)
    {
        var generator = new Generator(options);
        var found = generator.FindImages(cancellation);
        return new(found, generator.diagnostics.DrainToImmutable());
    }

    /// <summary>Renders the set that a configuration asks for, and writes nothing.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Result<RenderedSet> Render(GenerateOptions options, CancellationToken cancellation = default)
    {
        var generator = new Generator(options) { isWritten = false };
        var rendered = generator.RenderSet(cancellation);
        return new(rendered, generator.diagnostics.DrainToImmutable());
    }

    private RenderedSet? RenderSet(CancellationToken cancellation)
    {
        if (ReadConfiguration() is not { } configuration)
        {
            return null;
        }

        var release = configuration.KubePrometheus.Release.Value;
        var output = options.Output ?? Path.Combine(folder, configuration.Output.Value);
        var manifests = Render(configuration, release, output, cancellation);
        return HasErrors ? null : new RenderedSet(manifests, release.Tag, configuration.Kubernetes.Value.ToString(), output);
    }

    private UsedImages? FindImages(CancellationToken cancellation)
    {
        if (ReadConfiguration() is not { } configuration)
        {
            return null;
        }

        var release = configuration.KubePrometheus.Release.Value;
        var manifests = Render(configuration, release, options.Output ?? Path.Combine(folder, configuration.Output.Value), cancellation);
        return HasErrors ? null : Images(configuration, release, manifests);
    }

    private GenerationResult Run(CancellationToken cancellation)
    {
        if (ReadConfiguration() is not { } configuration)
        {
            return new GenerationResult(diagnostics.DrainToImmutable());
        }

        var release = configuration.KubePrometheus.Release.Value;
        var output = options.Output ?? Path.Combine(folder, configuration.Output.Value);
        var manifests = Render(configuration, release, output, cancellation);
        var result = new GenerationResult([])
        {
            Output = output,
            Templates = options.Templates ?? Path.Combine(folder, configuration.Templates.Value),
            Title = Title(configuration),
            Objects = manifests.Sum(manifest => manifest.Objects.Length),
            Inputs =
            [
                options.ConfigurationPath,
                .. configuration.Patches.Select(patch => patch.File).OfType<Setting<string>>().Select(file => Path.Combine(folder, file.Value)),
                .. source?.Archive is { } archive ? new[] { archive } : [],
                .. ownSchemas.SelectMany(schemas => schemas.Files),
            ],
            SourceFolder = source?.Folder,
            SchemaFolders = [.. configuration.Schemas.Select(path => Path.Combine(folder, path.Value)).Where(Directory.Exists)],
        };
        var written = HasErrors ? null : Write(configuration, release, manifests, output, cancellation);
        return result with { Diagnostics = diagnostics.DrainToImmutable(), Written = written };
    }

    private bool HasErrors => diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    private ManifestsConfiguration? ReadConfiguration()
    {
        if (options.Configuration is { } given)
        {
            return Keep(ConfigurationReader.Read(given, options.KubePrometheus));
        }

        var read = SourceFile.Read(options.ConfigurationPath, options.ConfigurationPath);
        if (!Path.Exists(options.ConfigurationPath))
        {
            Keep([.. read.Diagnostics.Select(absent => absent with { Hint = Needs })]);
            return null;
        }

        var source = Keep(read);
        return source is null ? null : Keep(ConfigurationReader.Read(source, options.KubePrometheus));
    }

    private ImmutableArray<Manifest> Render(ManifestsConfiguration configuration, KubePrometheusRelease release, string output, CancellationToken cancellation)
    {
        var templatesFolder = options.Templates ?? Path.Combine(folder, configuration.Templates.Value);
        templates = new TemplateSet(templatesFolder, templatesFolder);
        Keep(FindTemplatesFolder(configuration, templatesFolder));
        Keep(templates.Diagnostics);
        source = Keep(UpstreamReader.Read(configuration.KubePrometheus, folder, output, options.Reach, cancellation));
        if (source is null && configuration.KubePrometheus.Source is not BuiltinSource)
        {
            return [];
        }

        var plan = Plan.Of(configuration, release, templates.OwnManifests, source?.Files.Select(file => file.Path).ToArray());
        Keep(plan.Diagnostics);
        upstream = source is null ? null : Keep(UpstreamManifests.Read(source, plan, configuration, release, cancellation));
        var patches = new ObjectPatches(KeepAll(PatchReader.Read(configuration, release, folder)));
        var provenance = new Provenance(options.ConfigurationPath);
        var renderer = new Renderer(templates, new TemplateModel(configuration, release), provenance, output);
        var published = plan.HasDefinitions ? CustomResourceManifests.Of(release) : upstream?.Definitions ?? [];
        var definitions = published.Select(patches.Apply).Select(Keep).OfType<Manifest>().ToArray();

        // The definitions are most of the bytes and wait for no template.
        var writing = Task.Run(() => isWritten ? definitions.Select(ManifestFile.Of).ToArray() : [], cancellation);
        var rendered = KeepAll(renderer.Render(plan, cancellation));
        definitionFiles = writing.GetAwaiter().GetResult();

        // From here on nothing knows whether a template wrote an object or upstream published it.
        var edited = (upstream?.Manifests ?? []).Concat(rendered).Select(manifest => SettingEdits.Apply(manifest, configuration.KubePrometheus, release)).ToArray();
        movedImages = edited.SelectMany(manifest => manifest.MovedImages).DistinctBy(moved => moved.Key).ToImmutableDictionary();
        var patched = edited.SelectMany(manifest => manifest.Manifests).Select(patches.Apply).ToArray();
        Keep([.. patched.SelectMany(result => result.Diagnostics).Select(provenance.Explain)]);
        var objects = Checksums.Fill([.. patched.Select(result => result.Value).OfType<Manifest>().Where(manifest => !manifest.Objects.IsEmpty)]);
        ImmutableArray<Manifest> manifests = [.. definitions, .. objects];
        Keep(UniqueObjects.Check(manifests, provenance));
        Keep(ObjectSchemas.Check(manifests, FindSchemas(configuration, release), provenance));
        if (rendered.Length == plan.Manifests.Length && source is null == upstream is null)
        {
            // A template or a file of the source that failed might have written the object that a patch looks for, or included the piece that seems unused.
            Keep(patches.FindUnused());
            Keep(templates.FindUnused());
            Keep([.. SettingEdits.FindUnused(
                configuration.KubePrometheus, edited.Aggregate(ImmutableHashSet<string>.Empty, (used, manifest) => used.Union(manifest.Used)), IsOwn)]);
        }

        bool IsOwn(string component) => templates.OwnManifests.Any(path => path.StartsWith($"manifests/{component}-", StringComparison.Ordinal));

        if (manifests.IsEmpty && !HasErrors)
        {
            Keep([Diagnostic.Warning(Codes.SetEmpty, configuration.Location, "every component is left out and there is no Milvus: the set has no object")]);
        }

        return manifests;
    }

    private UsedImages Images(ManifestsConfiguration configuration, KubePrometheusRelease release, ImmutableArray<Manifest> manifests) =>
        UsedImages.Of(manifests, release, configuration.KubePrometheus.Images, movedImages);

    private SchemaCatalogue FindSchemas(ManifestsConfiguration configuration, KubePrometheusRelease release)
    {
        ownSchemas = KeepAll(SchemaFiles.Read(configuration, folder));
        return new(configuration.Kubernetes.Value.ToString(), release.Tag, ownSchemas) { UnknownKinds = configuration.UnknownKinds.Value };
    }

    private ImmutableArray<Diagnostic> FindTemplatesFolder(ManifestsConfiguration configuration, string templatesFolder) =>
        Directory.Exists(templatesFolder) || (options.Templates is null && !configuration.Templates.IsWritten && !File.Exists(templatesFolder))
            ? []
            : [Diagnostic.Error(
                Codes.FileUnreadable,
                (options.Templates is null ? configuration.Templates.Location : null) ?? new SourceText(templatesFolder, "").At(0, 0),
                File.Exists(templatesFolder)
                    ? $"'{templatesFolder}' is a file; the templates have to be in a folder"
                    : $"there is no folder '{templatesFolder}'; name the one that holds your templates, or leave it out")];

    private WriteResult? Write(ManifestsConfiguration configuration, KubePrometheusRelease release, ImmutableArray<Manifest> manifests, string output, CancellationToken cancellation)
    {
        var set = new OutputSet([.. definitionFiles, .. manifests.Skip(definitionFiles.Length).Select(ManifestFile.Of), .. PatchFiles.Of(configuration, release)])
        {
            Pins = Pins.Of(configuration, release, source?.Pin, Images(configuration, release, manifests), templates!.Used),
        };
        set = set.Add(Kustomization.Write(set));
        if (options.Locked)
        {
            Keep(LockedSet.Check(set, output));
        }

        return HasErrors ? null : Keep(OutputWriter.Write(set, output, new WriteOptions { DryRun = options.DryRun }, cancellation));
    }

    private static string Title(ManifestsConfiguration configuration)
    {
        var milvus = configuration.Milvus.Select(entry => $"Milvus {entry.Release} {entry.Version} in {entry.Namespace}");
        return string.Join(", ", [$"kube-prometheus {configuration.KubePrometheus.Version} for Kubernetes {configuration.Kubernetes}", .. milvus]);
    }

    private T? Keep<T>(Result<T> result)
        where T : class
    {
        Keep(result.Diagnostics);
        return result.Succeeded ? result.Value : null;
    }

    private ImmutableArray<T> KeepAll<T>(Result<ImmutableArray<T>> result)
    {
        Keep(result.Diagnostics);
        return result.Value.IsDefault ? [] : result.Value;
    }

    // A piece that many templates include, or a template that is rendered for many Milvus, has its mistake once.
    private void Keep(ImmutableArray<Diagnostic> found) =>
        diagnostics.AddRange(found.Where(diagnostic => said.Add((diagnostic.Code.Id, diagnostic.Location?.ToString(), diagnostic.Message))));
}
