using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Comparison;
using MilvusManifests.Comparison.Sides;
using MilvusManifests.Configuration;
using MilvusManifests.Delivery;
using MilvusManifests.Text;

namespace MilvusManifests;

/// <summary>Loads the two sides of a comparison, from folders, git or a render, and compares them. Nothing is written.</summary>
internal static class Differ
{
    private const string DefaultOutput = "output";

    /// <summary>Compares what the options name; null where one of the sides has an error.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Result<SetDifference> Compare(DiffOptions options, CancellationToken cancellation = default)
    {
        var found = new DiagnosticBag();
        var sides = Load(options, found, cancellation);
        var begin = options.Trace?.Now ?? 0;
        var difference = sides is null || found.HasErrors ? null : SetComparison.Compare(sides, cancellation);
        options.Trace?.Compared(difference, begin);
        options.Trace?.Finished(found.ToImmutable());
        return found.With(difference);
    }

    private static ComparedSides? Load(DiffOptions options, DiagnosticBag found, CancellationToken cancellation) =>
        options.Releases.Length > 0 ? LoadReleases(options, found, cancellation)
        : options.Revisions.Length > 0 ? LoadRevisions(options, found, cancellation)
        : options.Folders.Length == 2 ? LoadFolders(options, found, cancellation)
        : LoadRender(options, found, cancellation);

    private static ComparedSides? LoadReleases(DiffOptions options, DiagnosticBag found, CancellationToken cancellation)
    {
        var versions = ReadVersions(options);
        if (found.Take(KubePrometheusReleases.Find(options.Releases[^1])) is not { } fresh)
        {
            return null;
        }

        if (!File.Exists(options.ConfigurationPath))
        {
            options.Trace?.Write("skipped", $"{options.ConfigurationPath}: no such file, so each release is rendered with its defaults");
        }

        var old = Find(options.Releases is [var tag, _] ? tag : versions.KubePrometheus);
        var kubernetes = options.Kubernetes ?? versions.Kubernetes ?? fresh.SupportedKubernetes[^1];
        var (first, second) = (options.Trace?.Aside(), options.Trace?.Aside());
        var rendering = Task.Run(() => Render(options with { Trace = first?.Trace }, old, kubernetes, cancellation), cancellation);
        var later = Render(options with { Trace = second?.Trace }, fresh, kubernetes, cancellation);
        var earlier = rendering.GetAwaiter().GetResult();
        options.Trace?.Add(first!);
        options.Trace?.Add(second!);
        if (found.Take(earlier) is not { } before || found.Take(later) is not { } after)
        {
            return null;
        }

        found.AddRange(RenderedForAnother(before, kubernetes));
        found.AddRange(WithoutSource(versions));
        return new(Rendered($"kube-prometheus {before.Inputs.Release.Tag}", before), Rendered($"kube-prometheus {after.Inputs.Release.Tag}", after), kubernetes, after.Inputs.Release)
        {
            Projects = versions.Projects,
        };
    }

    // A configuration that names no release, or an unknown one, is an error when it is rendered.
    private static KubePrometheusRelease? Find(string? tag) => tag is null ? null : KubePrometheusReleases.Find(tag).Value;

    private static ComparedSides? LoadRevisions(DiffOptions options, DiagnosticBag found, CancellationToken cancellation)
    {
        var folder = OutputFolder(options);
        var old = Load(LoadRevision(options.Revisions[0]), $"{options.Revisions[0]}:{folder}", _ => null, found, options.Trace, cancellation);
        var fresh = old is null ? null
            : options.Revisions is [_, var revision] ? Load(LoadRevision(revision), $"{revision}:{folder}", old.Find, found, options.Trace, cancellation)
            : Load(ManifestFolder.Read(folder, options.Trace), folder, old.Find, found, options.Trace, cancellation);
        return Sides(old, fresh, options);

        Result<ImmutableArray<SetFile>> LoadRevision(string revision) => GitRevision.Read(folder, revision, options.Trace, cancellation);
    }

    private static ComparedSides? LoadFolders(DiffOptions options, DiagnosticBag found, CancellationToken cancellation)
    {
        var (left, right) = (ManifestFolder.Read(options.Folders[0], options.Trace), ManifestFolder.Read(options.Folders[1], options.Trace));
        var old = Load(left, options.Folders[0], _ => null, found, options.Trace, cancellation);
        var fresh = Load(right, options.Folders[1], file => old?.Find(file), found, options.Trace, cancellation);
        return Sides(old, fresh, options);
    }

    private static ComparedSides? LoadRender(DiffOptions options, DiagnosticBag found, CancellationToken cancellation)
    {
        if (found.Take(Generator.Render(new GenerateOptions(options.ConfigurationPath) { Cluster = options.Cluster, Cache = options.Cache, Trace = options.Trace }, withContents: true, cancellation)) is not { } rendered || found.HasErrors)
        {
            return null;
        }

        // Templates and the rest of the inputs are let go of before the folder is read.
        var (fresh, release, projects) = (Rendered($"{options.ConfigurationPath} rendered", rendered), rendered.Inputs.Release, rendered.Inputs.Configuration.CustomResources);
        var kubernetes = options.Kubernetes ?? rendered.Inputs.Configuration.Kubernetes.ToString();
        var folder = options.Folders is [var only] ? only : rendered.Inputs.Output;
        var manifests = rendered.Set.Manifests.ToDictionary(manifest => manifest.Path, StringComparer.Ordinal);
        return Load(ManifestFolder.Read(folder, options.Trace), folder, Find, found, options.Trace, cancellation) is { } old ? new(old.Set, fresh, kubernetes, release) { Projects = projects } : null;

        // A file with the bytes that would be written contains the objects that were rendered.
        ImmutableArray<ManifestObject>? Find(SetFile file) =>
            manifests.TryGetValue(file.Path, out var manifest) && ManifestFile.Write(manifest).Content.Span.SequenceEqual(file.Content) ? manifest.Objects : null;
    }

    private static SetFiles? Load(
        Result<ImmutableArray<SetFile>> files, string name, Func<SetFile, ImmutableArray<ManifestObject>?> known, DiagnosticBag found, Trace? trace, CancellationToken cancellation)
    {
        found.AddRange(files.Diagnostics);
        if (!files.Succeeded)
        {
            return null;
        }

        var begin = trace?.Now ?? 0;
        var read = found.Take(SetFiles.Read(name, files.Value, known, cancellation));
        trace?.Read(files.Value, read?.Set, name, begin);
        return read;
    }

    private static ComparedSides? Sides(SetFiles? old, SetFiles? fresh, DiffOptions options)
    {
        var versions = ReadVersions(options);
        return old is null || fresh is null ? null
            : new(old.Set, fresh.Set, options.Kubernetes ?? versions.Kubernetes ?? KubernetesSchemas.All[^1], Find(versions.KubePrometheus)) { Projects = versions.Projects };
    }

    private static ComparedSet Rendered(string name, RenderedSet set) => new(name, [.. set.Set.Objects]) { Release = set.Inputs.Release.Tag };

    private static Result<RenderedSet> Render(DiffOptions options, KubePrometheusRelease? release, string kubernetes, CancellationToken cancellation) => Generator.Render(
        new GenerateOptions(options.ConfigurationPath)
        {
            KubePrometheus = release,
            Cluster = options.Cluster,
            Cache = options.Cache,
            Trace = options.Trace,
            Configuration = File.Exists(options.ConfigurationPath) ? null : new SourceText(
                options.ConfigurationPath,
                $"apiVersion: milvusmanifests/v1\nkubernetes: \"{kubernetes}\"\nkubePrometheus: {{version: {release?.Tag}}}\n"),
        },
        cancellation: cancellation);

    private static IEnumerable<Diagnostic> RenderedForAnother(RenderedSet old, string kubernetes) => old.Inputs.Configuration.Kubernetes.ToString() == kubernetes ? [] :
    [
        new Diagnostic(
            ConfigurationCodes.UnsupportedKubernetes,
            Severity.Information,
            null,
            $"kube-prometheus {old.Inputs.Release.Tag} does not support Kubernetes {kubernetes}; it is rendered for {old.Inputs.Configuration.Kubernetes.ToString()} and compared for {kubernetes}"),
    ];

    private static IEnumerable<Diagnostic> WithoutSource(ConfiguredVersions versions) => !versions.HasSource ? [] :
    [
        new Diagnostic(
            ComparisonCodes.SourceIgnored,
            Severity.Information,
            null,
            "'kubePrometheus.source' is ignored, since it contains the files of one release: both sides are rendered from the built-in templates; to compare files of releases, pass two folders"),
    ];

    // Other errors of the configuration are reported when it is rendered.
    private static ConfiguredVersions ReadVersions(DiffOptions options) =>
        File.Exists(options.ConfigurationPath) && SourceFile.Read(options.ConfigurationPath).Value is { } source
            ? ConfiguredVersions.Read(source, options.Cluster).Value ?? ConfiguredVersions.None
            : ConfiguredVersions.None;

    private static string OutputFolder(DiffOptions options)
    {
        if (options.Folders is [var folder])
        {
            return folder;
        }

        var configured = File.Exists(options.ConfigurationPath) && SourceFile.Read(options.ConfigurationPath).Value is { } source
            ? ConfigurationReader.Read(source, cluster: options.Cluster).Value?.Output.Value
            : null;
        return Path.Combine(Path.GetDirectoryName(options.ConfigurationPath) ?? "", configured ?? DefaultOutput);
    }
}
