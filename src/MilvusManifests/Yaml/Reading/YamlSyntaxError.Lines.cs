namespace MilvusManifests.Yaml.Reading;

/// <content>The lines of the text.</content>
internal sealed partial class YamlSyntaxError
{
    private char CharAt(int at) => at < text.Length ? text[at] : ' ';

    private string Shown(int at) => CharAt(at) is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029' ? "a line break" : $"'{CharAt(at)}'";

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
