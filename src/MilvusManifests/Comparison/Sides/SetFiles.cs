using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Sides;

/// <summary>The files of one side and the objects in them.</summary>
internal sealed class SetFiles
{
    private readonly Dictionary<string, (SetFile File, ImmutableArray<ManifestObject> Objects)> files;

    private SetFiles(ComparedSet set, Dictionary<string, (SetFile File, ImmutableArray<ManifestObject> Objects)> files) => (Set, this.files) = (set, files);

    /// <summary>All objects.</summary>
    public ComparedSet Set { get; }

    /// <summary>Reads the objects of files.</summary>
    /// <param name="name">What the user calls the set.</param>
    /// <param name="files">The files.</param>
    /// <param name="known">The objects of a file that was read before; null for any other file.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Result<SetFiles> Read(
        string name, ImmutableArray<SetFile> files, Func<SetFile, ImmutableArray<ManifestObject>?> known, CancellationToken cancellation)
    {
        var read = new Result<ImmutableArray<ManifestObject>>[files.Length];
        Parallel.For(0, files.Length, new ParallelOptions { CancellationToken = cancellation }, i => read[i] = known(files[i]) is { } objects ? new(objects, []) : Read(files[i]));
        ImmutableArray<ManifestObject> all = [.. read.SelectMany(file => file.Value)];
        var byPath = new Dictionary<string, (SetFile, ImmutableArray<ManifestObject>)>(StringComparer.Ordinal);
        for (var i = 0; i < read.Length; i++)
        {
            byPath[files[i].Path] = (files[i], read[i].Value);
        }

        var isEmpty = all.IsEmpty && read.All(file => file.Succeeded);
        return new(
            new SetFiles(new ComparedSet(name, all), byPath),
            [.. read.SelectMany(file => file.Diagnostics), .. FindDuplicates(all), .. isEmpty ? [Diagnostic.Warning(ComparisonCodes.Missing, null, $"'{name}' contains no Kubernetes objects")] : Array.Empty<Diagnostic>()]);
    }

    /// <summary>The objects of a file with the same path and content; null where there is none.</summary>
    public ImmutableArray<ManifestObject>? Find(SetFile file) =>
        files.TryGetValue(file.Path, out var known) && known.File.Content.AsSpan().SequenceEqual(file.Content) ? known.Objects : null;

    private static Result<ImmutableArray<ManifestObject>> Read(SetFile file)
    {
        if (PublishedDefinitions.Find(file.Content) is { } definition)
        {
            return new([definition], []);
        }

        var source = SourceFile.Decode(file.Shown, file.Content);
        if (source.Value is null)
        {
            return new([], source.Diagnostics);
        }

        var documents = KubectlReader.Read(source.Value);
        var diagnostics = documents.Diagnostics.ToBuilder();
        var objects = ImmutableArray.CreateBuilder<ManifestObject>();
        foreach (var document in documents.Value)
        {
            if (document.Root is YamlMapping root && IsObject(root))
            {
                if (!GroupVersionKind.Of(root).IsLocal)
                {
                    var read = ManifestReader.Read(root);
                    objects.AddRange(read.Value);
                    diagnostics.AddRange(read.Diagnostics);
                }
            }
            else if (document.Root is not YamlScalar { Kind: YamlScalarKind.Null } && !IsPatch(document.Root) && !IsKustomization(file.Path))
            {
                diagnostics.Add(Diagnostic.Warning(ComparisonCodes.Skipped, document.Root.Location, "not a Kubernetes object (no apiVersion and no kind); skipped"));
            }
        }

        return new(objects.DrainToImmutable(), diagnostics.DrainToImmutable());
    }

    private static bool IsObject(YamlMapping root) => root["apiVersion"] is not null || root["kind"] is not null;

    private static bool IsPatch(YamlNode root) => root is YamlSequence { Items: [YamlMapping first, ..] } && first["op"] is YamlScalar && first["path"] is YamlScalar;

    // A kustomization may omit its apiVersion and kind.
    private static bool IsKustomization(string path) => Path.GetFileName(path) is "kustomization.yaml" or "kustomization.yml";

    private static IEnumerable<Diagnostic> FindDuplicates(ImmutableArray<ManifestObject> objects)
    {
        var seen = new HashSet<ObjectReference>();
        foreach (var candidate in objects.Where(candidate => !seen.Add(candidate.Reference)))
        {
            yield return Diagnostic.Warning(ComparisonCodes.Duplicate, (candidate.Node["metadata"] as YamlMapping)?["name"]?.Location, $"duplicate object {candidate.Reference}; the last one is used");
        }
    }
}
