using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.Catalogue;

/// <summary>A file that is part of the library.</summary>
internal static class EmbeddedFile
{
    /// <summary>The names, without folder and extension, of the files in a folder.</summary>
    /// <param name="folder">The folder, with <c>/</c> at its end.</param>
    /// <param name="extension">The extension of their names.</param>
    public static IEnumerable<string> Names(string folder, string extension) =>
        from name in typeof(EmbeddedFile).Assembly.GetManifestResourceNames()
        where name.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(extension, StringComparison.Ordinal)
        select name[folder.Length..^extension.Length];

    /// <summary>The names of the schema packs in a folder.</summary>
    /// <param name="folder">The folder, with <c>/</c> at its end.</param>
    public static IEnumerable<string> PackNames(string folder) => Names(folder, ".pack.gz");

    /// <summary>Whether a file is part of the library.</summary>
    public static bool Exists(string name) => typeof(EmbeddedFile).Assembly.GetManifestResourceInfo(name) is not null;

    /// <summary>The text of a file that must exist.</summary>
    public static SourceText Read(string name)
    {
        using var stream = Open(name) ?? throw Missing(name);
        return Text(name, ReadAll(stream, (int)stream.Length));
    }

    /// <summary>The text of a schema pack that must exist; it is stored compressed.</summary>
    public static SourceText ReadPack(string name)
    {
        using var stream = Open(name + ".gz") ?? throw Missing(name);

        // A gzip file ends with the length of its content (RFC 1952, section 2.3.1).
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

    private static InvalidOperationException Missing(string name) => new($"The library does not contain '{name}'.");
}
