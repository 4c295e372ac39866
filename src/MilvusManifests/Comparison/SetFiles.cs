using System.Collections.Immutable;
using MilvusManifests.Rendering;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison;

/// <summary>The files of a folder of manifests as they stand, with the bounds of reading them.</summary>
public sealed class SetFiles
{
    /// <summary>How many files a folder may have.</summary>
    internal const int MostFiles = 20_000;

    /// <summary>How many bytes they may have together: 512 MiB.</summary>
    internal const long MostBytes = 512L * 1024 * 1024;

    private readonly Dictionary<string, (byte[] Content, ImmutableArray<ManifestObject> Objects)> readBefore = new(StringComparer.Ordinal);

    internal SetFiles(ImmutableArray<SetFile> files) => Files = files;

    internal ImmutableArray<SetFile> Files { get; }

    /// <summary>Whether a file of this name is read.</summary>
    internal static bool IsManifest(string path) => Path.GetExtension(path) is ".yaml" or ".yml" or ".json";

    /// <summary>Reads the objects of the files.</summary>
    /// <param name="name">What a person calls the set.</param>
    /// <param name="known">Gives the objects of a file, by its path and content, that somebody has already; null for none that has.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public Result<ComparedSet> Read(string name, Func<string, byte[], ImmutableArray<ManifestObject>?> known, CancellationToken cancellation = default)
    {
        var read = new Result<ImmutableArray<ManifestObject>>[Files.Length];
        Parallel.For(0, Files.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
            read[i] = known(Files[i].Path, Files[i].Content) is { } objects ? new(objects, []) : Read(Files[i]));
        for (var i = 0; i < read.Length; i++)
        {
            readBefore[Files[i].Path] = (Files[i].Content, read[i].Value);
        }

        ImmutableArray<ManifestObject> all = [.. read.SelectMany(file => file.Value)];
        return new(new ComparedSet(name, all), [.. read.SelectMany(file => file.Diagnostics), .. FindTwins(all)]);
    }

    /// <summary>The objects that were read of a file of this path and content; null where there is none.</summary>
    public ImmutableArray<ManifestObject>? Find(string path, byte[] content) =>
        readBefore.TryGetValue(path, out var before) && before.Content.AsSpan().SequenceEqual(content) ? before.Objects : null;

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

        var documents = YamlReader.Read(source.Value);
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
                diagnostics.Add(Diagnostic.Warning(Codes.ComparedPassedOver, document.Root.Location, "this is no Kubernetes object, for it has neither apiVersion nor kind; it is passed over"));
            }
        }

        return new(objects.DrainToImmutable(), diagnostics.DrainToImmutable());
    }

    private static bool IsObject(YamlMapping root) => root["apiVersion"] is not null || root["kind"] is not null;

    private static bool IsPatch(YamlNode root) => root is YamlSequence { Items: [YamlMapping first, ..] } && first["op"] is YamlScalar && first["path"] is YamlScalar;

    // A kustomization may leave out what it is.
    private static bool IsKustomization(string path) => Path.GetFileName(path) is "kustomization.yaml" or "kustomization.yml";

    private static IEnumerable<Diagnostic> FindTwins(ImmutableArray<ManifestObject> objects)
    {
        var seen = new HashSet<ObjectReference>();
        foreach (var candidate in objects.Where(candidate => !seen.Add(candidate.Reference)))
        {
            yield return Diagnostic.Warning(Codes.ComparedTwice, (candidate.Node["metadata"] as YamlMapping)?["name"]?.Location, $"{candidate.Reference} is in this set twice; the last one counts");
        }
    }
}
