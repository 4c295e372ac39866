using System.Buffers;
using System.Globalization;
using System.Text;

namespace MilvusManifests.Text;

/// <summary>
/// Untrusted text on a line of output: nothing in it can move the cursor, change the colour, reverse the line, begin another one, or be taken for a command
/// by what reads the log.
/// </summary>
internal static class PrintableText
{
    private const int LongestPath = 400;

    private static readonly SearchValues<char> Plain = SearchValues.Create(" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>The text on one line, with a question mark for every character that a terminal would interpret.</summary>
    public static string Of(string text) => Disarm(text.AsSpan().ContainsAnyExcept(Plain) ? WithoutActive(text) : text);

    /// <summary>A path, its middle left out where it is very long.</summary>
    public static string OfPath(string path) =>
        Of(path.Length > LongestPath ? string.Concat(path.AsSpan(0, LongestPath / 4), "...", path.AsSpan(path.Length - LongestPath / 2)) : path);

    private static string WithoutActive(string text)
    {
        var printable = new StringBuilder(text);
        for (var i = 0; i < printable.Length; i++)
        {
            printable[i] = printable[i] is '\n' or '\r' or '\t' ? ' ' : IsActive(printable[i]) ? '?' : printable[i];
        }

        return printable.ToString();
    }

    // A line that begins so is a command to GitHub's and Azure's runners.
    private static string Disarm(string text)
    {
        var start = text.AsSpan().TrimStart();
        var at = text.Length - start.Length;
        return start.StartsWith("::", StringComparison.Ordinal) || start.StartsWith("##[", StringComparison.Ordinal) ? text.Insert(at + 1, " ") : text;
    }

    private static bool IsActive(char letter) => letter > '~'
        ? char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        : letter < ' ';
}
