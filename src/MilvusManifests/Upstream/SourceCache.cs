using System.Collections.Immutable;
using System.Security.Cryptography;
using MilvusManifests.Text;

namespace MilvusManifests.Upstream;

/// <summary>A folder that keeps what was fetched, each file under a name that ends in its SHA-256. Its contents are trusted only as far as they match.</summary>
internal sealed class SourceCache
{
    private const string Variable = "MILVUS_MANIFESTS_CACHE";
    private const string Name = "milvus-manifests";

    private readonly string? folder;

    /// <summary>The cache in a folder.</summary>
    /// <param name="folder">The folder; null for the one set in the environment, or else the user's.</param>
    public SourceCache(string? folder) => this.folder = folder ?? FindFolder();

    /// <summary>The bytes kept under a name; null if there are none, or if they no longer match.</summary>
    /// <param name="name">The name without the checksum.</param>
    /// <param name="sum">The SHA-256; null if the name alone identifies it.</param>
    public byte[]? Find(string name, string? sum = null)
    {
        try
        {
            if (folder is null || !Directory.Exists(folder))
            {
                return null;
            }

            var paths = sum is null ? Directory.GetFiles(folder, $"{name}-*") : [PathOf(name, sum)];
            foreach (var path in paths.Where(File.Exists).Order(StringComparer.Ordinal))
            {
                var content = File.ReadAllBytes(path);
                if (path.EndsWith(Sum(content), StringComparison.Ordinal))
                {
                    return content;
                }
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
        }

        return null;
    }

    /// <summary>Keeps bytes under a name: complete, or not at all. A warning if that is not possible.</summary>
    public ImmutableArray<Diagnostic> Keep(string name, byte[] content)
    {
        if (folder is null)
        {
            return [Diagnostic.Warning(UpstreamCodes.CacheFailed, null, $"no folder to keep the download in; set {Variable}")];
        }

        string? temporary = null;
        try
        {
            Directory.CreateDirectory(folder);
            temporary = Path.Combine(folder, $".{Path.GetRandomFileName()}");
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, PathOf(name, Sum(content)), overwrite: true);
            return [];
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Remove(temporary);
            return [Diagnostic.Warning(UpstreamCodes.CacheFailed, null, $"the download cannot be kept in '{folder}': {refused.Message.ReplaceLineEndings(" ")}")];
        }
    }

    /// <summary>The lower-case hexadecimal SHA-256 of bytes.</summary>
    public static string Sum(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private string PathOf(string name, string sum) => Path.Combine(folder!, $"{name}-{sum}");

    private static void Remove(string? temporary)
    {
        try
        {
            if (temporary is not null)
            {
                File.Delete(temporary);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
        }
    }

    // As the XDG base directory specification, Apple and Microsoft define it; the first says to ignore relative paths.
    internal static string? FindFolder()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return given;
        }

        if (OperatingSystem.IsWindows())
        {
            return Below(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "");
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        var xdg = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        return Path.IsPathRooted(xdg) ? Below(xdg, "") : Below(home, OperatingSystem.IsMacOS() ? "Library/Caches" : ".cache");
    }

    private static string? Below(string home, string folder) => home.Length == 0 ? null : Path.Combine(home, folder, Name);
}
