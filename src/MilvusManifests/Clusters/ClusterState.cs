using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MilvusManifests.Delivery.Writing;
using MilvusManifests.Upstream;

namespace MilvusManifests.Clusters;

/// <summary>What a run for several clusters found and left, kept on this machine beside the downloads: without it, everything is made again.</summary>
/// <param name="Clusters">The clusters whose sets were written without a warning, by their names.</param>
internal sealed record ClusterState(ImmutableDictionary<string, WrittenCluster> Clusters)
{
    private const string FirstLine = "milvus-manifests clusters 2";
    private const string Files = "/files";
    private const int MostBytes = 16 * 1024 * 1024;

    /// <summary>When it was kept: what is newer was changed since.</summary>
    public DateTime WrittenAt { get; private init; }

    /// <summary>Nothing is known.</summary>
    public static ClusterState Empty { get; } = new(ImmutableDictionary.Create<string, WrittenCluster>(StringComparer.Ordinal));

    /// <summary>What the last run for an output folder left; nothing where that cannot be read.</summary>
    /// <param name="output">The output folder.</param>
    /// <param name="cache">The folder of downloads; null for the one that the environment names.</param>
    public static ClusterState Read(string output, string? cache)
    {
        try
        {
            var path = PathOf(output, cache);
            return path is null || !File.Exists(path) || new FileInfo(path).Length > MostBytes ? Empty : Parse(File.ReadAllLines(path)) with { WrittenAt = File.GetLastWriteTimeUtc(path) };
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Empty;
        }
    }

    /// <summary>Keeps it for the next run, if the machine lets it.</summary>
    public void Write(string output, string? cache)
    {
        if (PathOf(output, cache) is not { } path)
        {
            return;
        }

        // Clusters with as many Milvus have files of the same names.
        var lists = new Dictionary<string, int>(StringComparer.Ordinal);
        var text = new StringBuilder(FirstLine).Append('\n');
        foreach (var (name, cluster) in Clusters.OrderBy(cluster => cluster.Key, StringComparer.Ordinal))
        {
            var files = string.Join('\t', cluster.Files);
            if (lists.TryAdd(files, lists.Count))
            {
                text.Append(Files).Append('\t').Append(files).Append('\n');
            }

            text.Append(CultureInfo.InvariantCulture, $"{name}\t{cluster.Inputs}\t{cluster.Objects}\t{lists[files]}\n");
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var draft = $"{path}.{Guid.NewGuid():N}";
            File.WriteAllText(draft, text.ToString());
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>The set of a cluster, if it is still the one that was written of the same inputs: none of its files is missing, or newer.</summary>
    /// <param name="name">The cluster.</param>
    /// <param name="inputs">The checksum of its inputs.</param>
    /// <param name="folder">Its output folder.</param>
    public WrittenCluster? Find(string name, string? inputs, string folder) =>
        Clusters.TryGetValue(name, out var known) && known.Inputs == inputs && !Directory.Exists(Path.Combine(folder, WorkFolder.Name)) && known.Files.All(path => IsAsWritten($"{folder}/{path}"))
            ? known
            : null;

    private bool IsAsWritten(string path)
    {
        var file = new FileInfo(path);
        return file.Exists && !file.Attributes.HasFlag(FileAttributes.ReparsePoint) && file.LastWriteTimeUtc <= WrittenAt;
    }

    private static ClusterState Parse(string[] lines)
    {
        if (lines is not [FirstLine, ..])
        {
            return Empty;
        }

        var clusters = ImmutableDictionary.CreateBuilder<string, WrittenCluster>(StringComparer.Ordinal);
        var lists = new List<ImmutableArray<string>>();
        foreach (var line in lines.Skip(1))
        {
            var fields = line.Split('\t');
            if (fields is [Files, .. var files])
            {
                lists.Add([.. files]);
            }
            else if (fields is [var name, var inputs, var objects, var list] && TryRead(objects, out var count) && TryRead(list, out var at) && at < lists.Count)
            {
                clusters[name] = new(inputs, count, lists[at]);
            }
        }

        return new(clusters.ToImmutable());
    }

    private static bool TryRead(string field, out int number) => int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string? PathOf(string output, string? cache) => (cache ?? SourceCache.FindFolder()) is { } folder
        ? Path.Combine(folder, "clusters", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(output))))[..32])
        : null;
}

/// <summary>A set that was written for a cluster.</summary>
/// <param name="Inputs">The checksum of its inputs.</param>
/// <param name="Objects">The number of its objects.</param>
/// <param name="Files">Its files below its folder, the lock among them, in ordinal order.</param>
internal sealed record WrittenCluster(string Inputs, int Objects, ImmutableArray<string> Files);
