using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Printing;

/// <summary>The explanation of a code: for a terminal, for reports and for docs/codes.md, which have the same words.</summary>
internal static class CodeText
{
    private const int Width = 80;
    private const string Indentation = "    ";

    /// <summary>The explanation as plain text.</summary>
    /// <param name="code">The code.</param>
    /// <param name="width">The length of the longest line; what it is made of that cannot be wrapped can be longer.</param>
    public static string Of(DiagnosticCode code, int width = Width)
    {
        var text = new StringBuilder();
        Wrap(text, code.Meaning, width);
        text.Append("\nExample:\n\n");
        if (code.Example.Input is { } input)
        {
            text.Append(Indentation).Append(input.Replace("\n", "\n" + Indentation, StringComparison.Ordinal)).Append("\n\n");
        }

        text.Append(Indentation).Append(code.Id).Append(": ").Append(code.Example.Message).Append("\n\nMend:\n\n");
        Wrap(text, code.Mend, width);
        return text.ToString();
    }

    /// <summary>The explanation as Markdown, without a heading.</summary>
    public static string ToMarkdown(DiagnosticCode code)
    {
        var input = code.Example.Input is { } lines ? $"{lines}\n\n" : "";
        return $"{Escape(code.Meaning)}\n\n```text\n{input}{code.Id}: {code.Example.Message}\n```\n\n**Mend:** {Escape(code.Mend)}\n";
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var letter in text)
        {
            escaped.Append(letter is '\\' or '*' or '_' or '`' or '<' or '>' or '[' or ']' or '|' or '#' ? "\\" : "").Append(letter);
        }

        return escaped.ToString();
    }

    private static void Wrap(StringBuilder text, string paragraph, int width)
    {
        var column = 0;
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > width)
            {
                text.Append('\n');
                column = 0;
            }

            text.Append(column == 0 ? "" : " ").Append(word);
            column += (column == 0 ? 0 : 1) + word.Length;
        }

        text.Append('\n');
    }
}
