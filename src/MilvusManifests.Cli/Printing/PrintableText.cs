using System.Globalization;
using System.Text;

namespace MilvusManifests.Cli.Printing;

/// <summary>Untrusted text on a line of output: nothing in it can move the cursor, change the colour or reverse the line.</summary>
internal static class PrintableText
{
    /// <summary>The text, with a question mark for every character that a terminal would interpret.</summary>
    public static string Of(string text)
    {
        if (!text.Any(IsActive))
        {
            return text;
        }

        var printable = new StringBuilder(text);
        for (var i = 0; i < printable.Length; i++)
        {
            printable[i] = IsActive(printable[i]) ? '?' : printable[i];
        }

        return printable.ToString();
    }

    private static bool IsActive(char letter) => letter > '~'
        ? char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        : letter < ' ';
}
