using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.Catalogue;

/// <summary>A file that is part of the library.</summary>
internal static class EmbeddedFile
{
    /// <summary>The text of a file that must be there.</summary>
    public static SourceText Read(string name)
    {
        using var stream = Open(name) ?? throw Lacks(name);
        return Text(name, ReadAll(stream, (int)stream.Length));
    }

    /// <summary>The text of a schema pack that must be there.</summary>
    public static SourceText ReadPack(string name) => FindPack(name) ?? throw Lacks(name);

    /// <summary>The text of a schema pack, which the library holds compressed; null when it has none of that name.</summary>
    public static SourceText? FindPack(string name)
    {
        using var stream = Open(name + ".gz");
        if (stream is null)
        {
            return null;
        }

        // A gzip file ends with the length of what it holds (RFC 1952, section 2.3.1).
        Span<byte> length = stackalloc byte[sizeof(int)];
        stream.Seek(-length.Length, SeekOrigin.End);
        stream.ReadExactly(length);
        stream.Position = 0;
        using var content = new GZipStream(stream, CompressionMode.Decompress);
        return Text(name, ReadAll(content, BinaryPrimitives.ReadInt32LittleEndian(length)));
    }

    private static Stream? Open(string name) => typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name);

    private static byte[] ReadAll(Stream stream, int length)
    {
        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static SourceText Text(string name, byte[] bytes) => new(name, Encoding.UTF8.GetString(bytes));

    private static InvalidOperationException Lacks(string name) => new($"The library lacks its file '{name}'.");
}
