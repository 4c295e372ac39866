using System.Globalization;
using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Printing;

/// <summary>Untrusted text in Markdown: characters that Markdown, HTML or GitHub would interpret become entities.</summary>
internal static class MarkdownText
{
    /// <summary>The text on one line, shown as it is.</summary>
    public static string Of(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var letter in PrintableText.Of(text))
        {
            if (letter is '&' or '<' or '>' or '|' or '`' or '*' or '_' or '[' or ']' or '\\' or '~' or '@' or '#' or '$' or '"' or '\'')
            {
                escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)letter};");
            }
            else if (letter == ':' && escaped.Length > 0)
            {
                // URLs would become links, and names between colons emoji.
                escaped.Append("&#58;");
            }
            else
            {
                escaped.Append(letter);
            }
        }

        // At the start of an item these would start a nested list.
        return escaped.Length > 0 && escaped[0] is '+' or '-' ? $"&#{(int)escaped[0]};{escaped.ToString(1, escaped.Length - 1)}" : escaped.ToString();
    }
}
