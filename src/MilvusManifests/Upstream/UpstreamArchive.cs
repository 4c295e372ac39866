using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Upstream;

/// <summary>Finds upstream's manifests in an archive. Nothing is unpacked to disk: everything stays in memory.</summary>
internal static class UpstreamArchive
{
    /// <summary>The YAML files of <c>manifests/</c>, in ordinal order.</summary>
    /// <param name="archive">Every byte of a <c>.tar.gz</c>, a <c>.zip</c> or a <c>.tar</c>.</param>
    /// <param name="shown">The archive as diagnostics show it.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public static Result<ImmutableArray<UpstreamFile>> Read(byte[] archive, string shown, SourceLimits limits, CancellationToken cancellation)
    {
        var entries = new ArchiveEntries(shown, limits);
        try
        {
            using var stream = new MemoryStream(archive, writable: false);
            var most = limits.UnpackedBytesOf(archive.Length);
            if (archive is [(byte)'P', (byte)'K', ..])
            {
                Zip.Read(stream, most, entries, cancellation);
            }
            else if (archive is [0x1F, 0x8B, ..])
            {
                TarGzip.Read(stream, isCompressed: true, most, entries, cancellation);
            }
            else if (IsTar(archive))
            {
                TarGzip.Read(stream, isCompressed: false, most, entries, cancellation);
            }
            else
            {
                return Fail(shown, UpstreamCodes.ArchiveUnreadable, $"'{shown}' is not a .tar.gz or .zip archive");
            }
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or OutOfMemoryException))
        {
            // The framework's readers throw many kinds of exceptions for malformed bytes.
            return Fail(shown, UpstreamCodes.ArchiveUnreadable, $"'{shown}' is damaged or truncated: {broken.Message.ReplaceLineEndings(" ")}");
        }

        return entries.Fault is { } fault ? new([], [fault]) : Select(entries, shown, limits);
    }

    private static Result<ImmutableArray<UpstreamFile>> Select(ArchiveEntries entries, string shown, SourceLimits limits)
    {
        if (ManifestsFolder.Find([.. entries.Files.Select(file => file.Path)]) is not { } start)
        {
            return Fail(shown, UpstreamCodes.Missing, $"'{shown}' has no {ManifestsFolder.Name}/{ManifestsFolder.Setup}; use an archive of kube-prometheus");
        }

        var inside = entries.Files.Where(file => file.Path.StartsWith(start, StringComparison.Ordinal)).Select(file => (Path: file.Path[start.Length..], file.Content)).ToArray();
        var files = inside.Where(file => ManifestsFolder.IsRead(file.Path)).OrderBy(file => file.Path, StringComparer.Ordinal).ToArray();
        return files.Length > limits.Files ? Fail(shown, UpstreamCodes.Refused, FormattableString.Invariant($"the source has more than {limits.Files} files"))
            : files.Sum(file => (long)file.Content.Length) > limits.AllBytes ? Fail(shown, UpstreamCodes.Refused, FormattableString.Invariant($"the files of the source have more than {limits.AllBytes} bytes in total"))
            : new(
                [.. files.Select(file => new UpstreamFile(file.Path, $"{shown}/{start}{file.Path}", file.Content))],
                [.. inside.Where(file => file.Path.Contains('/', StringComparison.Ordinal) && !ManifestsFolder.IsRead(file.Path))
                    .Select(file => file.Path[..file.Path.LastIndexOf('/')])
                    .Where(folder => folder != ManifestsFolder.Setup && start.Length > 0)
                    .Distinct(StringComparer.Ordinal)
                    .Select(folder => Ignored(shown, folder))]);
    }

    private static Diagnostic Ignored(string shown, string folder) => Diagnostic.Warning(
        UpstreamCodes.Ignored, Place(shown), $"folder '{folder}' of the source is ignored: upstream's manifests are in {ManifestsFolder.Name}/ and {ManifestsFolder.Name}/{ManifestsFolder.Setup}/");

    private static bool IsTar(ReadOnlySpan<byte> archive) => archive.Length > 512 && archive[257..].StartsWith("ustar"u8);

    private static Result<ImmutableArray<UpstreamFile>> Fail(string shown, DiagnosticCode code, string message) =>
        new([], [Diagnostic.Error(code, Place(shown), message)]);

    private static Location Place(string shown) => new SourceText(shown, "").At(0, 0);
}
