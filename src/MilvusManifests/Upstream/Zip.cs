using System.IO.Compression;

namespace MilvusManifests.Upstream;

/// <summary>Reads a <c>.zip</c>.</summary>
internal static class Zip
{
    private const int KindMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;
    private const int SymbolicLink = 0xA000;

    /// <summary>Takes every entry, until one ends it.</summary>
    /// <exception cref="Exception">The bytes are no such archive, or end too early: whatever the framework's reader throws then.</exception>
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

    // The upper half of the attributes is the mode of the system that packed it, where that is a Unix.
    private static bool TryTake(ZipArchiveEntry entry, ArchiveEntries entries) => ((entry.ExternalAttributes >> 16) & KindMask) switch
    {
        SymbolicLink => entries.RefuseKind(entry.FullName, "a symbolic link"),
        not (0 or RegularFile or Folder) => entries.RefuseKind(entry.FullName, "a device or a pipe"),
        _ when entry.FullName.EndsWith('/') => entries.TryTakeFolder(entry.FullName),
        _ when entry.IsEncrypted => entries.RefuseKind(entry.FullName, "encrypted"),
        _ => entries.TryTakeFile(entry.FullName, entry.Length, entry.Open),
    };
}
