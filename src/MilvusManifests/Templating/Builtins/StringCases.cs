using System.Text;

namespace MilvusManifests.Templating.Builtins;

/// <summary>Letter cases and what is made of words.</summary>
internal static class StringCases
{
    public static string Capitalize(string text) =>
        text.Length == 0 || char.IsUpper(text[0]) ? text : string.Concat(char.ToUpperInvariant(text[0]).ToString(), text.AsSpan(1));

    public static string CapitalizeWords(string text) => string.Create(text.Length, text, static (made, text) =>
    {
        var startsWord = true;
        for (var i = 0; i < text.Length; i++)
        {
            made[i] = startsWord ? char.ToUpperInvariant(text[i]) : text[i];
            startsWord = char.IsWhiteSpace(text[i]);
        }
    });

    /// <summary>Lower-case letters and digits, everything between them a single <c>-</c>: <c>100% M &amp; Ms!!!</c> becomes <c>100-m-ms</c>.</summary>
    public static string Handleize(string text)
    {
        var made = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                gap = made.Length > 0;
                continue;
            }

            if (gap)
            {
                made.Append('-');
                gap = false;
            }

            made.Append(char.ToLowerInvariant(c));
        }

        return made.ToString();
    }
}
