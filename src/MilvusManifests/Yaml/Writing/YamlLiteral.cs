using System.Text;

namespace MilvusManifests.Yaml.Writing;

/// <summary>Text of several lines as a literal block, <c>|</c>.</summary>
internal static class YamlLiteral
{
    /// <summary>Whether every reader reads back exactly this text from a literal block.</summary>
    /// <param name="text">The text.</param>
    /// <param name="allowIndicator">Whether the block may have an indentation indicator, which readers interpret differently at the root.</param>
    public static bool CanWrite(string text, bool allowIndicator)
    {
        if (!text.Contains('\n'))
        {
            return false;
        }

        var content = text.AsSpan().IndexOfAnyExcept('\n');
        if (content < 0 || text[content] == '\t' || (text[content] == ' ' && !allowIndicator))
        {
            return false;
        }

        if (IsBlank(FirstLine(text.AsSpan(content))) || IsBlank(LastLine(text.AsSpan().TrimEnd('\n'))))
        {
            return false;
        }

        foreach (var line in text.AsSpan().Split('\n'))
        {
            if (YamlCharacters.IndexOfUnprintable(text.AsSpan(line)) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Appends the block, from its <c>|</c> to its last line break; its lines are indented by <paramref name="indent"/> columns.</summary>
    public static void Append(string text, int indent, StringBuilder output)
    {
        output.Append('|');
        var content = text.AsSpan().IndexOfAnyExcept('\n');
        if (text[content] == ' ')
        {
            output.Append('2');
        }

        if (!text.EndsWith('\n'))
        {
            output.Append('-');
        }
        else if (text.EndsWith("\n\n", StringComparison.Ordinal))
        {
            output.Append('+');
        }

        output.Append('\n');
        var lines = text.EndsWith('\n') ? text.AsSpan(0, text.Length - 1) : text;
        foreach (var range in lines.Split('\n'))
        {
            var line = lines[range];
            if (!line.IsEmpty)
            {
                YamlBlock.AppendBlanks(indent, output);
                output.Append(line);
            }

            output.Append('\n');
        }
    }

    private static ReadOnlySpan<char> FirstLine(ReadOnlySpan<char> text) => text.IndexOf('\n') is >= 0 and var end ? text[..end] : text;

    private static ReadOnlySpan<char> LastLine(ReadOnlySpan<char> text) => text[(text.LastIndexOf('\n') + 1)..];

    /// <summary>Readers disagree whether blank lines at either end of a block belong to its text.</summary>
    private static bool IsBlank(ReadOnlySpan<char> line) => line.IndexOfAnyExcept(' ', '\t') < 0;
}
