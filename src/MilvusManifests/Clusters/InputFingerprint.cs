using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using MilvusManifests.Configuration.Clusters;
using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Clusters;

/// <summary>A checksum of everything that the set of a cluster is made from, so that a set whose inputs are as they were need not be made again.</summary>
/// <param name="folder">The folder of the configuration; empty for the current one.</param>
/// <param name="templates">The folder of the user's templates; null for the one that the configuration names.</param>
internal sealed class InputFingerprint(string folder, string? templates)
{
    // Another build of the program may make another set of the same inputs.
    private static readonly string Program = typeof(InputFingerprint).Assembly.ManifestModule.ModuleVersionId.ToString();

    private readonly ConcurrentDictionary<string, Lazy<string>> contents = new(StringComparer.Ordinal);

    /// <summary>The SHA-256 of a cluster's inputs, in lower-case hexadecimal digits; null where some cannot be read, which the run reports.</summary>
    public string? Of(ConfiguredCluster cluster)
    {
        try
        {
            var text = new StringBuilder(Program).Append('\n').Append(JsonWriter.Write(cluster.Document)).Append('\n');
            foreach (var path in Files(cluster.Document))
            {
                text.Append(path).Append(' ').Append(contents.GetOrAdd(path, _ => new(() => ContentOf(path))).Value).Append('\n');
            }

            return Hash(Encoding.UTF8.GetBytes(text.ToString()));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private IEnumerable<string> Files(YamlMapping document)
    {
        yield return templates ?? Below(Text(document["templates"]) ?? "templates");
        foreach (var patch in (document["patches"] as YamlSequence)?.Items.OfType<YamlMapping>() ?? [])
        {
            if (Text(patch["file"]) is { } file)
            {
                yield return Below(file);
            }
        }

        foreach (var schema in (document["schemas"] as YamlSequence)?.Items ?? [])
        {
            yield return Below(Text(schema) ?? "");
        }

        foreach (var node in new[] { document.At("kubePrometheus", "source", "directory"), document.At("kubePrometheus", "source", "archive"), document.At("kubePrometheus", "grafana", "dashboards", "folder") })
        {
            if (Text(node) is { } path && !path.Contains("://", StringComparison.Ordinal))
            {
                yield return Below(path);
            }
        }
    }

    private string Below(string path) => Path.Combine(folder, path);

    private static string? Text(YamlNode? node) => (node as YamlScalar)?.Value;

    // Opening a pipe waits for somebody to write into it. A link in a folder is not followed here either, so what it leads to is not known.
    private static string ContentOf(string path)
    {
        if (FileEntry.TargetKindAt(path) is not EntryKind.Folder and var kind)
        {
            return kind == EntryKind.None ? "" : HashOf(path, kind);
        }

        var text = new StringBuilder();
        foreach (var file in new DirectoryInfo(path).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Select(entry => (Path: entry.FullName, Kind: FileEntry.Kind(entry)))
            .Where(entry => entry.Kind != EntryKind.Folder).OrderBy(entry => entry.Path, StringComparer.Ordinal))
        {
            text.Append(file.Path).Append(' ').Append(HashOf(file.Path, file.Kind)).Append('\n');
        }

        return Hash(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string HashOf(string path, EntryKind kind)
    {
        if (kind != EntryKind.File)
        {
            throw new IOException($"'{path}' is not a regular file");
        }

        using var content = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
