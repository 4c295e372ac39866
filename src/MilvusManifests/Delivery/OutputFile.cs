using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.Delivery;

/// <summary>One file of a set: where it goes and every byte of it.</summary>
/// <param name="Path">The path below the output folder, its segments divided by <c>/</c>.</param>
/// <param name="Content">The bytes; text is UTF-8 without a byte order mark, its lines ended by <c>\n</c>.</param>
public sealed record OutputFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>What made the file, for a diagnostic about its name; null when nobody can be asked to change it.</summary>
    public Location? Origin { get; init; }

    /// <summary>A file of text.</summary>
    public static OutputFile FromText(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
