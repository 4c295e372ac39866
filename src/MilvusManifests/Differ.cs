using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Comparison;
using MilvusManifests.Configuration;
using MilvusManifests.Delivery;
using MilvusManifests.Rendering;
using MilvusManifests.Text;

namespace MilvusManifests;

/// <summary>Gets the two sides of a comparison, from folders, git or a render, and compares them. Nothing is written.</summary>
public sealed class Differ
{
    private const string DefaultOutput = "output";

    private readonly DiffOptions options;
    private readonly CancellationToken cancellation;
    private readonly DiagnosticBag found;
    private readonly bool hasConfiguration;

    private Differ(DiffOptions options, DiagnosticBag found, CancellationToken cancellation)
    {
        this.options = options;
        this.found = found;
        this.cancellation = cancellation;
        hasConfiguration = File.Exists(options.ConfigurationPath);
    }

    /// <summary>Compares what the options name; null where an error was found on one of the sides.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Result<SetDifference> Compare(DiffOptions options, CancellationToken cancellation = default)
    {
        // Both sides may be rendered from one configuration, and what is wrong with it is said once.
        var found = new DiagnosticBag();
        return found.With(new Differ(options, found, cancellation).Compare());
    }

    private SetDifference? Compare() =>
        options.Releases.Length > 0 ? CompareReleases()
        : options.Revisions.Length > 0 ? CompareRevisions()
        : options.Folders.Length == 2 ? CompareFolders()
        : CompareWithRender();

    private SetDifference? CompareReleases()
    {
        var versions = ReadVersions();
        var (old, fresh) = options.Releases is [var first, var second] ? (first, second) : (versions.KubePrometheus, options.Releases[0]);
        var kubernetes = options.Kubernetes ?? versions.Kubernetes ?? KubePrometheusReleases.Find(fresh).Value?.SupportedKubernetes[^1] ?? KubernetesSchemas.All[^1];
        var rendering = Task.Run(() => Render(old, kubernetes), cancellation);
        var later = Render(fresh, kubernetes);
        if (Keep(rendering.GetAwaiter().GetResult()) is not { } before || Keep(later) is not { } after)
        {
            return null;
        }

        TellOtherKubernetes(before, kubernetes);
        if (versions.HasSource)
        {
            found.Add(new Diagnostic(
                Codes.SourceLeftAside,
                Severity.Information,
                null,
                "'kubePrometheus.source' holds the files of one release and is left aside: both are rendered from the built-in templates; to compare files of releases, give two folders"));
        }

        var difference = Compare(Named(before), Named(after), kubernetes, after.Inputs.Release.Tag);
        return after.Inputs.Release.Supports(kubernetes)
            ? difference
            : difference with { Risks = difference.Risks.Insert(0, Unsupported(after.Inputs.Release, kubernetes)) };
    }

    private static ComparedSet Named(RenderedSet set) => new($"kube-prometheus {set.Inputs.Release.Tag}", [.. set.Set.Objects]);

    private static Risk Unsupported(KubePrometheusRelease release, string kubernetes) => new(
        RiskKind.KubernetesUnsupported,
        [],
        [$"kube-prometheus {release.Tag} does not support Kubernetes {kubernetes}; it supports {release.SupportedKubernetes[0]} to {release.SupportedKubernetes[^1]}"]);

    private void TellOtherKubernetes(RenderedSet set, string kubernetes)
    {
        var inputs = set.Inputs;
        if (inputs.Configuration.Kubernetes.ToString() != kubernetes)
        {
            found.Add(new Diagnostic(
                Codes.UnsupportedKubernetes,
                Severity.Information,
                null,
                $"kube-prometheus {inputs.Release.Tag} does not support Kubernetes {kubernetes}: its set is rendered for {inputs.Configuration.Kubernetes}, and judged for {kubernetes}"));
        }
    }

    private SetDifference? CompareRevisions()
    {
        var versions = ReadVersions();
        var folder = OutputFolder();
        var old = ReadRevision(folder, options.Revisions[0]);
        if (old is null || Read(old, $"{options.Revisions[0]}:{folder}", (_, _) => null) is not { } before)
        {
            return null;
        }

        var fresh = options.Revisions is [_, var second] ? ReadRevision(folder, second) : Keep(ManifestFolder.Read(folder, folder));
        var name = options.Revisions is [_, var later] ? $"{later}:{folder}" : folder;
        return fresh is null || Read(fresh, name, old.Find) is not { } after
            ? null
            : Compare(before, after, options.Kubernetes ?? versions.Kubernetes ?? KubernetesSchemas.All[^1], versions.KubePrometheus);
    }

    private SetFiles? ReadRevision(string folder, string revision) => Keep(GitRevision.Read(folder, revision, cancellation));

    private SetDifference? CompareFolders()
    {
        var versions = ReadVersions();
        var (left, right) = (Keep(ManifestFolder.Read(options.Folders[0], options.Folders[0])), Keep(ManifestFolder.Read(options.Folders[1], options.Folders[1])));
        if (left is null || right is null)
        {
            return null;
        }

        var (before, after) = (Read(left, options.Folders[0], (_, _) => null), Read(right, options.Folders[1], left.Find));
        return before is null || after is null
            ? null
            : Compare(before, after, options.Kubernetes ?? versions.Kubernetes ?? KubernetesSchemas.All[^1], versions.KubePrometheus);
    }

    private SetDifference? CompareWithRender()
    {
        if (Keep(Generator.Render(new GenerateOptions(options.ConfigurationPath) { Cache = options.Cache }, cancellation)) is not { } rendered)
        {
            return null;
        }

        var folder = options.Folders is [var only] ? only : rendered.Inputs.Output;
        var files = rendered.Set.Manifests.ToDictionary(manifest => manifest.Path, StringComparer.Ordinal);
        return Keep(ManifestFolder.Read(folder, folder)) is { } read && Read(read, folder, Known) is { } before
            ? Compare(before, new ComparedSet($"{options.ConfigurationPath} rendered", [.. rendered.Set.Objects]), options.Kubernetes ?? rendered.Inputs.Configuration.Kubernetes.ToString(), rendered.Inputs.Release.Tag)
            : null;

        // What stands there byte by byte need not be read.
        ImmutableArray<ManifestObject>? Known(string path, byte[] content) =>
            files.TryGetValue(path, out var manifest) && ManifestFile.Of(manifest).Content.Span.SequenceEqual(content) ? manifest.Objects : null;
    }

    private SetDifference Compare(ComparedSet old, ComparedSet fresh, string kubernetes, string? release) =>
        SetComparison.Compare(old, fresh, kubernetes, release, cancellation);

    private ComparedSet? Read(SetFiles files, string name, Func<string, byte[], ImmutableArray<ManifestObject>?> known)
    {
        var set = Keep(files.Read(name, known, cancellation));
        if (set is { Objects.IsEmpty: true })
        {
            found.Add(Diagnostic.Warning(Codes.ComparedMissing, null, $"'{name}' holds no Kubernetes object"));
        }

        return set;
    }

    private Result<RenderedSet> Render(string? release, string kubernetes) => Generator.Render(
        new GenerateOptions(options.ConfigurationPath)
        {
            KubePrometheus = release,
            Cache = options.Cache,
            Configuration = hasConfiguration ? null : new SourceText(
                options.ConfigurationPath,
                $"apiVersion: milvusmanifests/v1\nkubernetes: \"{kubernetes}\"\nkubePrometheus: {{version: {release}}}\n"),
        },
        cancellation);

    // What else is wrong with the configuration is said by those who render it.
    private ConfiguredVersions ReadVersions() =>
        hasConfiguration && SourceFile.Read(options.ConfigurationPath).Value is { } source ? ConfiguredVersions.Read(source).Value ?? ConfiguredVersions.None : ConfiguredVersions.None;

    private string OutputFolder()
    {
        if (options.Folders is [var folder])
        {
            return folder;
        }

        var configured = hasConfiguration && SourceFile.Read(options.ConfigurationPath).Value is { } source ? ConfigurationReader.Read(source).Value?.Output.Value : null;
        return Path.Combine(Path.GetDirectoryName(options.ConfigurationPath) ?? "", configured ?? DefaultOutput);
    }

    private T? Keep<T>(Result<T> result)
        where T : class
    {
        found.AddRange(result.Diagnostics);
        return result.Succeeded ? result.Value : null;
    }
}
