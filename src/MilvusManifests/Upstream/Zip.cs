using System.IO.Compression;

namespace MilvusManifests.Upstream;

/// <summary>Reads a <c>.zip</c>.</summary>
internal static class Zip
{
    private const int KindMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;
    private const int SymbolicLink = 0xA000;

    /// <summary>Adds every entry until one is rejected.</summary>
    /// <exception cref="Exception">The bytes are not such an archive, or are truncated: whatever the framework's reader throws.</exception>
    public static void Read(Stream archive, long most, ArchiveEntries entries, CancellationToken cancellation)
    {
        using var zip = new ZipArchive(archive, ZipArchiveMode.Read);
        var left = most;
        foreach (var entry in zip.Entries)
        {
            cancellation.ThrowIfCancellationRequested();
            left -= entry.Length;
            if (left < 0)
            {
                entries.Refuse(FormattableString.Invariant($"the archive unpacks to more than {most} bytes"));
                return;
            }

            if (!TryTake(entry, entries))
            {
                return;
            }
        }
    }

    // The upper half of the attributes is the Unix mode, if it was packed on Unix.
    private static bool TryTake(ZipArchiveEntry entry, ArchiveEntries entries) => ((entry.ExternalAttributes >> 16) & KindMask) switch
    {
        SymbolicLink => entries.RefuseKind(entry.FullName, "a symbolic link"),
        not (0 or RegularFile or Folder) => entries.RefuseKind(entry.FullName, "a device or a pipe"),
        _ when entry.FullName.EndsWith('/') => entries.TryTakeFolder(entry.FullName),
        _ when entry.IsEncrypted => entries.RefuseKind(entry.FullName, "encrypted"),
        _ => entries.TryTakeFile(entry.FullName, entry.Length, entry.Open),
    };
}
