using System.Text;
using MilvusManifests.Building;
using MilvusManifests.Text;

namespace MilvusManifests.Delivery;

/// <summary>One file of a set: where it goes and every byte of it.</summary>
internal sealed class OutputFile
{
    /// <summary>The most bytes a file may have: 64 MiB.</summary>
    public const int MaxLength = 64 * 1024 * 1024;

    /// <summary>A file.</summary>
    /// <param name="path">The path below the output folder, its segments separated by <c>/</c>.</param>
    /// <param name="content">The bytes; text is UTF-8 without a byte order mark, and its lines end with <c>\n</c>.</param>
    public OutputFile(string path, ReadOnlyMemory<byte> content)
        : this(path, new ManifestContent(content))
    {
    }

    internal OutputFile(string path, ManifestContent content)
    {
        Path = path;
        Content = content.Bytes;
        Hash = content.Sha256;
    }

    /// <summary>The path below the output folder, its segments separated by <c>/</c>.</summary>
    public string Path { get; }

    /// <summary>Every byte.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>What made the file, for a diagnostic about its name; null where no file of the user did.</summary>
    public Location? Origin { get; init; }

    /// <summary>The SHA-256 of the content in lower-case hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>A file of text.</summary>
    public static OutputFile FromText(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
