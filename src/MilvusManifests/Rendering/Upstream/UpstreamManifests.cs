using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Sources;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rendering.Upstream;

/// <summary>Upstream's files as files of the set: read as data, never rendered, and brought to what the configuration asks for.</summary>
public sealed class UpstreamManifests
{
    private const string NamespaceFile = "setup/namespace.yaml";
    private const string Published = "monitoring";

    private readonly KubePrometheusRelease release;
    private readonly NamespaceMove? move;
    private readonly PublishedFiles published;
    private ImmutableArray<Manifest> all = [];

    private UpstreamManifests(UpstreamFiles files, ManifestsConfiguration configuration, KubePrometheusRelease release)
    {
        this.release = release;
        published = PublishedFiles.Of(release.Tag);
        var from = NamespaceOf(files);
        var to = configuration.KubePrometheus.Namespace.Value;
        move = from == to ? null : new NamespaceMove(from, to);
    }

    /// <summary>The files beside those definitions.</summary>
    public IEnumerable<Manifest> Manifests => all.Where(manifest => manifest.Content is null && !manifest.Objects.IsEmpty);

    /// <summary>The CustomResourceDefinitions that are as the release published them, not yet patched.</summary>
    public IEnumerable<Manifest> Definitions => all.Where(manifest => manifest.Content is not null);

    /// <summary>Reads those of a source's files that a plan takes.</summary>
    /// <param name="files">The source.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="configuration">What the objects are brought to.</param>
    /// <param name="release">The release that the source is to be.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static Result<UpstreamManifests> Read(
        UpstreamFiles files, Plan plan, ManifestsConfiguration configuration, KubePrometheusRelease release, CancellationToken cancellation)
    {
        var stack = new UpstreamManifests(files, configuration, release);
        var wanted = plan.Upstream.ToHashSet(StringComparer.Ordinal);
        var taken = files.Files.Where(file => wanted.Contains(file.Path)).ToArray();
        var read = new Result<Manifest>[taken.Length];
        Parallel.For(0, taken.Length, new ParallelOptions { CancellationToken = cancellation }, i => read[i] = stack.Read(taken[i]));

        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var manifests = ImmutableArray.CreateBuilder<Manifest>(taken.Length);
        foreach (var (manifest, found) in read)
        {
            diagnostics.AddRange(found);
            if (manifest is not null)
            {
                manifests.Add(manifest.Content is null ? stack.Move(manifest) : manifest);
            }
        }

        stack.all = manifests.DrainToImmutable();
        if (stack.move?.FindLeft(configuration.KubePrometheus.Namespace.Location) is { } left)
        {
            diagnostics.Add(left);
        }

        return new(stack, diagnostics.DrainToImmutable());
    }

    private static string OutputPath(string path) => path.StartsWith("setup/", StringComparison.Ordinal) ? path : $"manifests/{path}";

    private Result<Manifest> Read(UpstreamFile file)
    {
        var comment = GeneratedComment.FromRelease($"upstream's manifests/{file.Path}");
        if (FindDefinition(file) is { } definition)
        {
            return new(new Manifest(OutputPath(file.Path), comment, [definition]) { Content = lead => [.. System.Text.Encoding.UTF8.GetBytes(lead), .. file.Content.Span] }, []);
        }

        var source = SourceFile.Decode(file.ShownPath, file.Content.Span);
        if (source.Value is null)
        {
            return new(null, source.Diagnostics);
        }

        var objects = ManifestReader.Read(source.Value);
        return new(new Manifest(OutputPath(file.Path), comment, objects.Value) { Template = source.Value.At(0, 0), IsOfStack = true }, [.. source.Diagnostics, .. objects.Diagnostics]);
    }

    // The catalogue knows what a published definition holds: there are megabytes of them, and only a patch needs to look inside.
    private ManifestObject? FindDefinition(UpstreamFile file)
    {
        const string setup = "setup/";
        if (!file.Path.StartsWith(setup, StringComparison.Ordinal) || published.Sums.GetValueOrDefault(file.Path) != file.Sum)
        {
            return null;
        }

        var known = release.CustomResources.FirstOrDefault(kind => kind.File == file.Path[setup.Length..]);
        return known is null ? null : new ManifestObject(
            new ObjectReference("apiextensions.k8s.io", "CustomResourceDefinition", "", known.DefinitionName),
            () => (YamlMapping)YamlReader.ReadSingle(SourceFile.Decode(file.ShownPath, file.Content.Span).Value!).Value!.Root);
    }

    private Manifest Move(Manifest manifest) => move is null ? manifest : manifest with
    {
        Objects = [.. manifest.Objects.Select(candidate => move.Apply(candidate.Node) is var node && ReferenceEquals(node, candidate.Node) ? candidate : candidate.With(node))],
    };

    // Upstream may have been built for another namespace than the published one; its Namespace object says which.
    private static string NamespaceOf(UpstreamFiles files) =>
        files.Files.FirstOrDefault(file => file.Path == NamespaceFile) is { } file
        && SourceFile.Decode(file.ShownPath, file.Content.Span).Value is { } source
        && ManifestReader.Read(source).Value is [{ Reference: { Kind: "Namespace", Name: var name } }, ..]
            ? name
            : Published;
}
