using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Formats.Tar;
using System.Text;
using MilvusManifests.Delivery;

namespace MilvusManifests.Artifacts;

/// <summary>The files of a set as one archive, the same bytes on every machine and at any time.</summary>
/// <param name="Tar">The archive.</param>
/// <param name="Compressed">It, as gzip.</param>
internal sealed record ArtifactLayer(byte[] Tar, byte[] Compressed)
{
    /// <summary>The most bytes of all files: Argo CD unpacks no more, unless it is configured to.</summary>
    // argo-cd cmd/argocd-repo-server: --oci-manifest-max-extracted-size is 1G.
    public const long MaxBytes = 1 << 30;

    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const int LongestUstarName = 100;
    private const uint Polynomial = 0xEDB88320;

    private static readonly byte[] GzipHeader = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

    /// <summary>Packs files. The lock is left out: it is for who writes the files, and no engine reads it.</summary>
    public static ArtifactLayer Of(ImmutableArray<OutputFile> files)
    {
        var tar = Pack(files);
        return new(tar, Compress(tar));
    }

    private static byte[] Pack(ImmutableArray<OutputFile> files)
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
            {
                using var content = new MemoryStream(file.Content.ToArray(), writable: false);
                var entry = EntryOf(file.Path);
                entry.DataStream = content;
                writer.WriteEntry(entry);
            }
        }

        return archive.ToArray();
    }

    // A name that does not fit is written as GNU's tar does; the other way, pax, has the number of the process in it.
    private static PosixTarEntry EntryOf(string path)
    {
        PosixTarEntry entry = Encoding.UTF8.GetByteCount(path) <= LongestUstarName
            ? new UstarTarEntry(TarEntryType.RegularFile, path)
            : new GnuTarEntry(TarEntryType.RegularFile, path) { AccessTime = DateTimeOffset.UnixEpoch, ChangeTime = DateTimeOffset.UnixEpoch };
        entry.Mode = Mode;
        entry.ModificationTime = DateTimeOffset.UnixEpoch;
        return entry;
    }

    private static byte[] Compress(byte[] content)
    {
        using var output = new MemoryStream();
        output.Write(GzipHeader);
        Deflate.Compress(content, output);
        Span<byte> trailer = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, Crc32(content));
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], (uint)content.Length);
        output.Write(trailer);
        return output.ToArray();
    }

    private static uint Crc32(ReadOnlySpan<byte> content)
    {
        Span<uint> table = stackalloc uint[256];
        for (var i = 0; i < table.Length; i++)
        {
            var value = (uint)i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value >> 1) ^ ((value & 1) * Polynomial);
            }

            table[i] = value;
        }

        var sum = uint.MaxValue;
        foreach (var one in content)
        {
            sum = table[(byte)(sum ^ one)] ^ (sum >> 8);
        }

        return ~sum;
    }
}
