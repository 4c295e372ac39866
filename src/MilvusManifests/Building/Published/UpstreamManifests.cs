using System.Collections.Immutable;
using System.Text;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Text;
using MilvusManifests.Upstream;
using MilvusManifests.Yaml;

namespace MilvusManifests.Building.Published;

/// <summary>Upstream's files as files of the set: read as data, never rendered, and moved to the namespace of the configuration.</summary>
internal static class UpstreamManifests
{
    private const string SetupFolder = "setup/";
    private const string NamespaceFile = SetupFolder + "namespace.yaml";
    private const string PublishedNamespace = "monitoring";

    /// <summary>The files of the source that a plan takes, in its order; CustomResourceDefinitions as they were published keep their bytes.</summary>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Result<ImmutableArray<Manifest>> Read(Inputs inputs, Plan plan, CancellationToken cancellation)
    {
        if (inputs.Source is not { } source)
        {
            return new([], []);
        }

        var found = new DiagnosticBag();
        var wanted = plan.Upstream.ToHashSet(StringComparer.Ordinal);
        var files = source.Files.Where(file => wanted.Contains(file.Path)).ToArray();
        var published = inputs.Release.Published;
        var read = new Result<Manifest>[files.Length];
        Parallel.For(0, files.Length, new ParallelOptions { CancellationToken = cancellation }, i => read[i] = Read(files[i], inputs.Release, published));

        ImmutableArray<Manifest> manifests = [.. read.Select(found.Take).OfType<Manifest>()];
        return found.With(Move(manifests, NamespaceOf(source), inputs.Configuration.KubePrometheus.Namespace, found));
    }

    /// <summary>The path of one of upstream's files in the set.</summary>
    public static string PathOf(string file) => file.StartsWith(SetupFolder, StringComparison.Ordinal) ? file : $"manifests/{file}";

    private static Result<Manifest> Read(UpstreamFile file, KubePrometheusRelease release, PublishedFiles published)
    {
        var (path, comment) = (PathOf(file.Path), GeneratedComment.FromRelease($"upstream's manifests/{file.Path}"));
        if (FindDefinition(file, release, published) is { } definition)
        {
            return new(new Manifest(path, comment, [definition]) { Content = new(() => new ManifestContent((byte[])[.. Encoding.UTF8.GetBytes(comment), .. file.Content.Span])) }, []);
        }

        var source = SourceFile.Decode(file.ShownPath, file.Content.Span);
        if (source.Value is null)
        {
            return new(null, source.Diagnostics);
        }

        var objects = ManifestReader.Read(source.Value, YamlReaderOptions.Kubectl);
        return new(new Manifest(path, comment, objects.Value) { Template = source.Value.At(0, 0), IsOfStack = true }, [.. source.Diagnostics, .. objects.Diagnostics]);
    }

    // The catalogue has the content of published definitions: there are megabytes of them, and only a patch needs to parse them.
    private static ManifestObject? FindDefinition(UpstreamFile file, KubePrometheusRelease release, PublishedFiles published)
    {
        if (!file.Path.StartsWith(SetupFolder, StringComparison.Ordinal) || published.Sums.GetValueOrDefault(file.Path) != file.Sum)
        {
            return null;
        }

        var known = release.CustomResources.FirstOrDefault(kind => kind.File == file.Path[SetupFolder.Length..]);
        return known is null ? null : new ManifestObject(
            new ObjectReference("apiextensions.k8s.io", "CustomResourceDefinition", "", known.DefinitionName),
            () => (YamlMapping)YamlReader.ReadSingle(SourceFile.Decode(file.ShownPath, file.Content.Span).Value!, YamlReaderOptions.Kubectl).Value!.Root);
    }

    private static ImmutableArray<Manifest> Move(ImmutableArray<Manifest> manifests, string from, Setting<string> to, DiagnosticBag found)
    {
        if (from == to.Value)
        {
            return manifests;
        }

        var move = new NamespaceMove(from, to.Value);
        var left = ImmutableArray.CreateBuilder<Location>();
        ImmutableArray<Manifest> moved = [.. manifests.Select(manifest => manifest.Content is null ? manifest with { Objects = [.. manifest.Objects.Select(Moved)] } : manifest)];
        if (left.Count > 0)
        {
            found.Add(move.Refuse(left, to.Location));
        }

        return moved;

        ManifestObject Moved(ManifestObject candidate)
        {
            var (node, places) = move.Apply(candidate.Node);
            left.AddRange(places);
            return ReferenceEquals(node, candidate.Node) ? candidate : candidate.With(node);
        }
    }

    // Upstream may have been built for another namespace than the published one; its Namespace object says which.
    private static string NamespaceOf(UpstreamFiles files) =>
        files.Files.FirstOrDefault(file => file.Path == NamespaceFile) is { } file
        && SourceFile.Decode(file.ShownPath, file.Content.Span).Value is { } source
        && ManifestReader.Read(source).Value is [{ Reference: { Kind: "Namespace", Name: var name } }, ..]
            ? name
            : PublishedNamespace;
}
