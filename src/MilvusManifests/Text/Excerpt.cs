using System.Text;

namespace MilvusManifests.Text;

/// <summary>A piece of somebody's text as a message quotes it: short, and on one line.</summary>
internal static class Excerpt
{
    private const int Longest = 60;

    /// <summary>The text itself, or its beginning; line breaks and other control characters are blanks.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var shown = text.Length > Longest ? string.Concat(text[..(Longest - 3)], "...") : text.ToString();
        if (!shown.AsSpan().ContainsAnyInRange('\0', '\u001F'))
        {
            return shown;
        }

        var oneLine = new StringBuilder(shown);
        for (var i = 0; i < oneLine.Length; i++)
        {
            oneLine[i] = oneLine[i] < ' ' ? ' ' : oneLine[i];
        }

        return oneLine.ToString();
    }
}
