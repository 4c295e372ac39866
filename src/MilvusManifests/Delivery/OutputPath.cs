using System.Buffers;
using System.Globalization;
using System.Text;
using MilvusManifests.Delivery.Writing;

namespace MilvusManifests.Delivery;

/// <summary>The rules for a path below the output folder: it stays there, and means one and the same file on every file system.</summary>
internal static class OutputPath
{
    private const int MaximumLength = 1024;
    private const int MaximumSegmentBytes = 255;
    private const string ControlCharacter = "contains a control character";

    private static readonly SearchValues<char> Refused = SearchValues.Create("\\:*?\"<>|\u007f");
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL"];

    /// <summary>What is wrong with a path, as the end of a sentence that begins with it; null when nothing is.</summary>
    public static string? Fault(string path)
    {
        if (path.Length is 0 or > MaximumLength)
        {
            return path.Length == 0 ? "is empty" : "is longer than 1024 characters";
        }

        if (path.AsSpan().IndexOfAny(Refused) is >= 0 and var at)
        {
            return path[at] == '\u007f' ? ControlCharacter : $"contains '{path[at]}'; separate segments with '/'";
        }

        if (path.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0)
        {
            return ControlCharacter;
        }

        // macOS ignores invisible characters, so that such a name is another file's.
        if (!Ascii.IsValid(path) && path.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format))
        {
            return "contains an invisible or invalid character";
        }

        foreach (var range in path.AsSpan().Split('/'))
        {
            if (SegmentFault(path.AsSpan(range)) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>The folders above a path, the outermost first: <c>a</c> and <c>a/b</c> of <c>a/b/c.yaml</c>.</summary>
    public static IEnumerable<string> Ancestors(string path)
    {
        for (var at = path.IndexOf('/', StringComparison.Ordinal); at >= 0; at = path.IndexOf('/', at + 1))
        {
            yield return path[..at];
        }
    }

    /// <summary>A path below a folder in the file system's own form.</summary>
    public static string Combine(string folder, string path) =>
        Path.Combine(folder, Path.DirectorySeparatorChar == '/' ? path : path.Replace('/', Path.DirectorySeparatorChar));

    private static string? SegmentFault(ReadOnlySpan<char> segment)
    {
        if (segment.IsEmpty)
        {
            return "has an empty segment; write a path relative to the output folder";
        }

        if (segment is "." or "..")
        {
            return $"has a segment '{segment}'; write a path relative to the output folder";
        }

        if (segment[^1] is ' ' or '.')
        {
            return $"has a segment that ends with '{segment[^1]}', which Windows drops";
        }

        if (segment.StartsWith(".git", StringComparison.OrdinalIgnoreCase) || segment.Equals(WorkFolder.Name, StringComparison.OrdinalIgnoreCase))
        {
            return $"has a segment '{segment}', which is reserved for git or for milvus-manifests itself";
        }

        if (segment.Equals(Inventory.FileName, StringComparison.OrdinalIgnoreCase))
        {
            return $"has a segment '{segment}', which is the name of the lock that is written with every set";
        }

        if (segment.IndexOf('~') is >= 0 and var tilde && tilde + 1 < segment.Length && char.IsAsciiDigit(segment[tilde + 1]))
        {
            return $"has a segment '{segment}', which may be the short name of another file on Windows";
        }

        if (IsDevice(segment))
        {
            return $"has a segment '{segment}', which is a device on Windows";
        }

        return Encoding.UTF8.GetByteCount(segment) > MaximumSegmentBytes ? "has a segment of more than 255 bytes" : null;
    }

    private static bool IsDevice(ReadOnlySpan<char> segment)
    {
        var dot = segment.IndexOf('.');
        var name = dot < 0 ? segment : segment[..dot];
        if (name.Length == 4 && name[3] is >= '1' and <= '9')
        {
            return name[..3].Equals("COM", StringComparison.OrdinalIgnoreCase) || name[..3].Equals("LPT", StringComparison.OrdinalIgnoreCase);
        }

        foreach (var device in Devices)
        {
            if (name.Equals(device, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
