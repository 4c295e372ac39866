using System.Text;

namespace MilvusManifests.Text;

/// <summary>A piece of untrusted text as quoted in a message: short, and on one line.</summary>
internal static class Excerpt
{
    /// <summary>The text itself, or its start and "..."; line breaks and other control characters become spaces.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">How many characters it may have.</param>
    public static string Of(ReadOnlySpan<char> text, int longest = 60)
    {
        if (text.Length <= longest && !HasControl(text))
        {
            return text.ToString();
        }

        var shown = new StringBuilder(longest).Append(text.Length > longest ? Start(text, longest - 3) : text);
        for (var i = 0; i < shown.Length; i++)
        {
            shown[i] = char.IsControl(shown[i]) ? ' ' : shown[i];
        }

        return text.Length > longest ? shown.Append("...").ToString() : shown.ToString();
    }

    private static bool HasControl(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c))
            {
                return true;
            }
        }

        return false;
    }

    // Half of a surrogate pair is not a character.
    private static ReadOnlySpan<char> Start(ReadOnlySpan<char> text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
