using System.Buffers;
using MilvusManifests.Text;

namespace MilvusManifests.Validation.Selection;

/// <summary>Tells a Go template, of Helm or another program, from YAML with <c>{{ }}</c> in its strings, such as the annotations of alerts.</summary>
internal static class GoTemplate
{
    private const string Action = "{{";

    private static readonly SearchValues<char> Indicators = SearchValues.Create("+-123456789");

    /// <summary>The offset of the first action that stands where YAML is due: outside quotes, comments and block scalars; -1 where there is none.</summary>
    public static int Find(SourceText source)
    {
        var text = source.Text.AsSpan();
        if (text.IndexOf(Action) < 0)
        {
            return -1;
        }

        var blockIndent = -1;
        for (var start = 0; start < text.Length;)
        {
            var length = text[start..].IndexOf('\n') is var end and >= 0 ? end : text.Length - start;
            var line = text.Slice(start, length).TrimEnd('\r');
            var indent = line.Length - line.TrimStart(' ').Length;
            if (blockIndent >= 0 && (line.Trim().IsEmpty || indent > blockIndent))
            {
                start += length + 1;
                continue;
            }

            blockIndent = -1;
            if (FindInLine(line) is var at and >= 0)
            {
                return start + at;
            }

            if (OpensBlockScalar(line))
            {
                blockIndent = indent;
            }

            start += length + 1;
        }

        return -1;
    }

    private static int FindInLine(ReadOnlySpan<char> line)
    {
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quote != '\0')
            {
                i += c == '\\' && quote == '"' ? 1 : 0;
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' && (i == 0 || line[i - 1] is ' ' or '[' or '{' or ',' or ':'))
            {
                quote = c;
            }
            else if (c == '#' && (i == 0 || line[i - 1] == ' '))
            {
                return -1;
            }
            else if (line[i..].StartsWith(Action, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    // A header such as |, >- or |2, perhaps with a comment, ends the line.
    private static bool OpensBlockScalar(ReadOnlySpan<char> line)
    {
        var text = line[..(line.IndexOf(" #") is var comment and >= 0 ? comment : line.Length)].TrimEnd();
        var header = text[(text.LastIndexOf(' ') + 1)..];
        return header.Length > 0 && header[0] is '|' or '>' && header[1..].IndexOfAnyExcept(Indicators) < 0;
    }
}
