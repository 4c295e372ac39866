using System.Buffers;

namespace MilvusManifests.Delivery.Writing;

/// <summary>Compares the content of a regular file with what it should be.</summary>
internal static class FileContent
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Whether a file has exactly these bytes.</summary>
    public static bool Equals(string path, ReadOnlySpan<byte> content)
    {
        if (new FileInfo(path).Length != content.Length)
        {
            return false;
        }

        using var file = File.OpenHandle(path);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var at = 0;
            for (int read; at < content.Length && (read = RandomAccess.Read(file, buffer, at)) > 0; at += read)
            {
                if (read > content.Length - at || !content.Slice(at, read).SequenceEqual(buffer.AsSpan(0, read)))
                {
                    return false;
                }
            }

            return at == content.Length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The content of a file; null when it is longer than any of a set.</summary>
    public static byte[]? Read(string path) => new FileInfo(path).Length <= OutputFile.MaxLength ? File.ReadAllBytes(path) : null;

    /// <summary>Judges the content of a file. One that is longer than any of a set, or that somebody writes meanwhile, is not what anyone expects.</summary>
    public static EntryState StateOf(string path, Func<byte[], EntryState> judge)
    {
        var before = Stamp(path);
        var state = Read(path) is { } content ? judge(content) : EntryState.Blocked;

        // This comes last: what follows replaces the file.
        return Stamp(path) == before ? state : EntryState.Blocked;
    }

    /// <summary>Whether some content is what a SHA-256 stands for, line ends aside: git may check a text out with those of another system.</summary>
    public static bool IsRecordedAs(byte[] content, string hash) =>
        Inventory.Hash(content) == hash || (content.AsSpan().Contains((byte)'\r') && Inventory.Hash(WithoutReturns(content)) == hash);

    private static (long Length, DateTime Written) Stamp(string path)
    {
        var file = new FileInfo(path);
        return (file.Length, file.LastWriteTimeUtc);
    }

    private static byte[] WithoutReturns(byte[] content) =>
        [.. content.Where((value, at) => value != '\r' || at + 1 == content.Length || content[at + 1] != '\n')];
}
