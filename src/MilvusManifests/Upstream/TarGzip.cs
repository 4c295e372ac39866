using System.Formats.Tar;
using System.IO.Compression;

namespace MilvusManifests.Upstream;

/// <summary>Reads a <c>.tar.gz</c>, and the tar that git writes.</summary>
internal static class TarGzip
{
    /// <summary>Adds every entry until one is rejected.</summary>
    /// <exception cref="Exception">The bytes are not such an archive, or are truncated: whatever the framework's reader throws.</exception>
    public static void Read(Stream archive, bool isCompressed, long most, ArchiveEntries entries, CancellationToken cancellation)
    {
        using var unpacked = isCompressed ? new GZipStream(archive, CompressionMode.Decompress) : archive;
        using var bounded = new BoundedStream(unpacked, most);
        try
        {
            using var tar = new TarReader(bounded);
            while (tar.GetNextEntry() is { } entry)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!TryTake(entry, entries))
                {
                    return;
                }
            }

            // What follows the last entry is unpacked as well, or its size would not count.
            bounded.CopyTo(Stream.Null);
        }
        catch (Exception ended) when (bounded.IsExceeded && ended is not OperationCanceledException)
        {
        }

        if (bounded.IsExceeded && entries.Fault is null)
        {
            entries.Refuse(FormattableString.Invariant($"the archive unpacks to more than {most} bytes"));
        }
    }

    private static bool TryTake(TarEntry entry, ArchiveEntries entries) => entry.EntryType switch
    {
        TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile =>
            entries.TryTakeFile(entry.Name, entry.Length, () => entry.DataStream ?? Stream.Null),
        TarEntryType.Directory or TarEntryType.DirectoryList => entries.TryTakeFolder(entry.Name),
        TarEntryType.GlobalExtendedAttributes => true,
        TarEntryType.SymbolicLink => entries.RefuseKind(entry.Name, "a symbolic link"),
        TarEntryType.HardLink => entries.RefuseKind(entry.Name, "a hard link"),
        TarEntryType.CharacterDevice or TarEntryType.BlockDevice => entries.RefuseKind(entry.Name, "a device"),
        TarEntryType.Fifo => entries.RefuseKind(entry.Name, "a pipe"),
        _ => entries.RefuseKind(entry.Name, "of an unknown kind"),
    };
}
