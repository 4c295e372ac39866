using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MilvusManifests.Delivery;
using MilvusManifests.Delivery.Writing;
using MilvusManifests.Upstream;

namespace MilvusManifests.Clusters;

/// <summary>What a run for several clusters found and left, kept on this machine beside the downloads: without it, everything is made again.</summary>
/// <param name="Clusters">The clusters whose sets were written without a warning, by their names.</param>
internal sealed record ClusterState(ImmutableDictionary<string, WrittenCluster> Clusters)
{
    private const string FirstLine = "milvus-manifests clusters 1";
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

        var text = new StringBuilder(FirstLine).Append('\n');
        foreach (var (name, cluster) in Clusters.OrderBy(cluster => cluster.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{name} {cluster.Inputs} {cluster.Lock} {cluster.Objects}\n");
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

    /// <summary>The files of the set of a cluster, if it is still the one that was written of the same inputs: none of them is missing, or newer.</summary>
    /// <param name="name">The cluster.</param>
    /// <param name="inputs">The checksum of its inputs.</param>
    /// <param name="folder">Its output folder.</param>
    public (WrittenCluster Cluster, ImmutableArray<string> Files)? Find(string name, string? inputs, string folder) =>
        Clusters.TryGetValue(name, out var known) && known.Inputs == inputs && !Directory.Exists(Path.Combine(folder, WorkFolder.Name)) && LockOf(folder) == known.Lock
        && ClusterFolders.FilesOf(folder) is { } files && files.All(path => IsAsWritten(Path.Combine(folder, path)))
            ? (known, files)
            : null;

    private bool IsAsWritten(string path)
    {
        var file = new FileInfo(path);
        return file.Exists && file.LinkTarget is null && file.LastWriteTimeUtc <= WrittenAt;
    }

    /// <summary>The SHA-256 of the lock of an output folder, in lower-case hexadecimal digits; null where there is none to read.</summary>
    public static string? LockOf(string folder)
    {
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, Inventory.FileName))));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ClusterState Parse(string[] lines)
    {
        if (lines is not [FirstLine, ..])
        {
            return Empty;
        }

        var clusters = ImmutableDictionary.CreateBuilder<string, WrittenCluster>(StringComparer.Ordinal);
        foreach (var line in lines.Skip(1))
        {
            if (line.Split(' ') is [var name, var inputs, var hash, var objects] && int.TryParse(objects, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                clusters[name] = new(inputs, hash, count);
            }
        }

        return new(clusters.ToImmutable());
    }

    private static string? PathOf(string output, string? cache) => (cache ?? SourceCache.FindFolder()) is { } folder
        ? Path.Combine(folder, "clusters", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(output))))[..32])
        : null;
}

/// <summary>A set that was written for a cluster.</summary>
/// <param name="Inputs">The checksum of its inputs.</param>
/// <param name="Lock">The checksum of its lock.</param>
/// <param name="Objects">The number of its objects.</param>
internal sealed record WrittenCluster(string Inputs, string Lock, int Objects);
