namespace MilvusManifests.Yaml.Reading;

/// <content>The lines and brackets around a place.</content>
internal sealed partial class YamlSyntaxError
{
    // The marker is a syntax error on its own line, or causes one on the line below or above.
    private int FindConflict(int at)
    {
        var lineStart = LineStart(at);
        foreach (var line in (ReadOnlySpan<int>)[lineStart, LineStart(Math.Max(0, lineStart - 1))])
        {
            if (text.AsSpan(line) is ['<', '<', '<', '<', '<', '<', '<', ' ', ..] or ['=', '=', '=', '=', '=', '=', '=', '\n' or '\r', ..] or ['>', '>', '>', '>', '>', '>', '>', ' ', ..])
            {
                return line;
            }
        }

        return -1;
    }

    private int FindOpenBracket(int end)
    {
        var depth = 0;
        var lowest = Math.Max(0, end - 4096);
        for (var i = Math.Min(end, text.Length) - 1; i >= lowest; i--)
        {
            depth += text[i] is ']' or '}' ? 1 : text[i] is '[' or '{' ? -1 : 0;
            if (depth < 0)
            {
                return i;
            }
        }

        return -1;
    }

    private int LineStart(int at) => text.AsSpan(0, Math.Min(at, text.Length)).LastIndexOfAny('\n', '\r') + 1;

    private int LineEnd(int at)
    {
        var length = text.AsSpan(Math.Min(at, text.Length)).IndexOfAny('\n', '\r');
        return length < 0 ? text.Length : at + length;
    }

    private int FirstOfLine(int lineStart)
    {
        var length = text.AsSpan(lineStart).IndexOfAnyExcept(' ', '\t');
        return length < 0 ? text.Length : lineStart + length;
    }

    private ReadOnlySpan<char> LineOf(int lineStart) => text.AsSpan(lineStart, LineEnd(lineStart) - lineStart);

    private int PreviousContentLine(int lineStart)
    {
        while (lineStart > 0)
        {
            lineStart = LineStart(lineStart - 1);
            var line = LineOf(lineStart).Trim();
            if (line.Length > 0 && line[0] != '#')
            {
                return lineStart;
            }
        }

        return -1;
    }

    private int Column(int lineStart) => lineStart < 0 ? 1 : FirstOfLine(lineStart) - lineStart + 1;
}
