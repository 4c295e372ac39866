using System.Collections.Immutable;
using System.Text;
using MilvusManifests.Configuration;
using MilvusManifests.Text;

namespace MilvusManifests.Upstream;

/// <summary>Reads upstream's manifests from the configured source.</summary>
internal static class UpstreamReader
{
    private const int KeyDigits = 16;

    /// <summary>The files of the stack's source, with the diagnostics about their release; null for the built-in source, which has none.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="folder">The folder of the configuration, to which paths are relative; empty for the current one.</param>
    /// <param name="output">The output folder, which must not overlap with that of the source.</param>
    /// <param name="options">What is needed to reach the source.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Result<UpstreamFiles> Read(
        KubePrometheusConfiguration stack, string folder, string output, SourceOptions options, CancellationToken cancellation)
    {
        var read = stack.Source switch
        {
            DirectorySource directory => UpstreamFolder.Read(directory, folder, options.Limits),
            ArchiveSource archive => ReadArchive(archive, folder, options, cancellation),
            GitSource git => ReadGit(git, folder, options, cancellation),
            _ => new(null, []),
        };
        return read.Value is not { } files || !read.Succeeded ? read
            : files.Folder is { } own && (IsWithin(own, output) || IsWithin(output, own)) ? new(null, [.. read.Diagnostics, Overlap(own, output, stack)])
            : read with { Diagnostics = [.. read.Diagnostics, SourceRecognition.Check(files, stack.Release.Value, stack.Source.Location)] };
    }

    private static Result<UpstreamFiles> ReadArchive(ArchiveSource source, string folder, SourceOptions options, CancellationToken cancellation)
    {
        const string name = "archive";
        var cache = new SourceCache(options.Cache);
        var sum = source.Sha256.Value;
        var kept = source.IsRemote ? cache.Find(name, sum) : null;
        if (source.IsRemote)
        {
            Report(options.Trace, kept);
        }

        var path = source.IsRemote ? source.Address.Value : Path.Combine(folder, source.Address.Value);
        var archive = kept is not null ? new(kept, [])
            : source.IsRemote ? new ArchiveDownload(options, source.Location).ReadAsync(new Uri(path), cancellation).GetAwaiter().GetResult()
            : ReadFile(path, source, options.Limits);
        if (archive.Value is not { } content)
        {
            return new(null, archive.Diagnostics);
        }

        var found = SourceCache.Sum(content);
        if (found != sum)
        {
            return new(null, [Diagnostic.Error(UpstreamCodes.ChecksumDiffers, source.Sha256.Location, $"'{path}' has the SHA-256 {found}, expected {sum}")]);
        }

        var files = UpstreamArchive.Read(content, path, options.Limits, cancellation);
        return Finish(files, $"archive sha256:{sum}", source.IsRemote ? null : path, kept is null && source.IsRemote ? () => cache.Keep(name, content) : null);
    }

    private static Result<UpstreamFiles> ReadGit(GitSource source, string folder, SourceOptions options, CancellationToken cancellation)
    {
        var cache = new SourceCache(options.Cache);
        var tag = new GitTag(source, folder, options);

        // The tag is part of the name: another tag with this commit has not been verified to point to it.
        var key = SourceCache.Sum(Encoding.UTF8.GetBytes($"{tag.Url}\n{source.Tag}"))[..KeyDigits];
        var name = $"git-{source.Commit}-{key}";
        var kept = cache.Find(name);
        Report(options.Trace, kept);
        var fetched = kept is not null ? new(kept, []) : tag.FetchAsync(cancellation).GetAwaiter().GetResult();
        if (fetched.Value is not { } content)
        {
            return new(null, fetched.Diagnostics);
        }

        var files = UpstreamArchive.Read(content, $"{source.Url}@{source.Tag}", options.Limits, cancellation);
        return Finish(files, $"git {source.Commit}", null, kept is null ? () => cache.Keep(name, content) : null);
    }

    private static void Report(Trace? trace, byte[]? kept) =>
        trace?.Write(kept is null ? "missed" : "found", kept is null ? "the source in the cache; it is fetched" : $"the source in the cache ({TraceText.Count(kept.Length, "byte")}); nothing is fetched");

    // Only complete reads are kept.
    private static Result<UpstreamFiles> Finish(
        Result<ImmutableArray<UpstreamFile>> files, string pin, string? archive, Func<ImmutableArray<Diagnostic>>? keep) =>
        files.Succeeded
            ? new(new UpstreamFiles(files.Value, pin) { Archive = archive }, [.. files.Diagnostics, .. keep?.Invoke() ?? []])
            : new(null, files.Diagnostics);

    private static Diagnostic Overlap(string source, string output, KubePrometheusConfiguration stack) => Diagnostic.Error(
        ConfigurationCodes.OverlappingFolders, stack.Source.Location, $"source '{source}' and output '{output}' overlap; use two separate folders");

    private static bool IsWithin(string folder, string outer) => Whole(folder).StartsWith(Whole(outer), StringComparison.Ordinal);

    private static string Whole(string folder) => Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;

    private static Result<byte[]> ReadFile(string path, ArchiveSource source, SourceLimits limits)
    {
        try
        {
            var file = new FileInfo(path);
            var fault = Directory.Exists(path) ? $"'{path}' is a folder; 'archive' must be an archive; use 'directory' for a folder"
                : !file.Exists ? $"archive '{path}' not found; the path is relative to the folder of the configuration"
                : file.Length == 0 ? $"'{path}' is empty or not a regular file"
                : file.Length > limits.ArchiveBytes ? FormattableString.Invariant($"'{path}' has {file.Length} bytes; the limit for an archive is {limits.ArchiveBytes}")
                : null;
            return fault is null ? new(File.ReadAllBytes(path), []) : new(null, [Diagnostic.Error(UpstreamCodes.Missing, source.Location, fault)]);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new(null, [Diagnostic.Error(UpstreamCodes.Unreadable, source.Location, $"'{path}' cannot be read: {refused.Message.ReplaceLineEndings(" ")}")]);
        }
    }
}
