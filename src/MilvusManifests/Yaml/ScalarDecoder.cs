using System.Globalization;
using System.Text;
using MilvusManifests.Text;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Yaml;

/// <summary>Reads the value of a scalar again, and keeps where each of its characters was.</summary>
internal sealed class ScalarDecoder
{
    private readonly StringBuilder value = new();
    private readonly List<TextSpan> spans = [];

    /// <summary>The span of each character of a block scalar; null if the text is not that of the value.</summary>
    public static IEnumerable<TextSpan>? Block(ReadOnlySpan<char> text, string value, bool isFolded)
    {
        var header = text.IndexOfAny('\r', '\n');
        if (header < 0)
        {
            return null;
        }

        // An indentation that the header gives is relative to that of the parent, which the text does not show: the one that gives the value is right.
        var content = header + BreakLength(text, header);
        var most = IndentationOf(text[content..]);
        for (var indentation = most; indentation >= 0; indentation--)
        {
            var decoder = new ScalarDecoder();
            decoder.ReadBlock(text, content, indentation, isFolded);
            if (decoder.Result(value) is { } spans)
            {
                return spans;
            }
        }

        return null;
    }

    /// <summary>The span of each character of a plain or quoted scalar; null if the text is not that of the value.</summary>
    public static IEnumerable<TextSpan>? Flow(ReadOnlySpan<char> text, string value, YamlScalarStyle style)
    {
        var decoder = new ScalarDecoder();
        decoder.ReadFlow(text, style);
        return decoder.Result(value);
    }

    // What chomping removes is behind the value.
    private IEnumerable<TextSpan>? Result(string expected)
    {
        if (value.Length < expected.Length || value.ToString(0, expected.Length) != expected)
        {
            return null;
        }

        return spans.Take(expected.Length);
    }

    private void Add(char letter, int start, int length = 1)
    {
        value.Append(letter);
        spans.Add(new TextSpan(start, length));
    }

    private void ReadBlock(ReadOnlySpan<char> text, int at, int indentation, bool isFolded)
    {
        var breaks = new List<int>();
        var isFirst = true;
        var wasIndented = false;
        while (at < text.Length)
        {
            var line = at;
            for (var i = 0; i < indentation && at < text.Length && text[at] == ' '; i++)
            {
                at++;
            }

            if (at >= text.Length || IsBreak(text[at]))
            {
                breaks.Add(at >= text.Length ? line : at);
                at += at < text.Length ? BreakLength(text, at) : 0;
                continue;
            }

            var isIndented = text[at] is ' ' or '\t';
            AddBreaks(breaks, isFirst ? 0 : 1, isFolded && !isFirst && !wasIndented && !isIndented);
            breaks.Clear();
            (isFirst, wasIndented) = (false, isIndented);
            while (at < text.Length && !IsBreak(text[at]))
            {
                Add(text[at], at);
                at++;
            }

            breaks.Add(at);
            at += at < text.Length ? BreakLength(text, at) : 0;
        }

        foreach (var offset in breaks)
        {
            Add('\n', offset);
        }
    }

    // The first break ends the line before; alone and folded it is a space, before others it is nothing.
    private void AddBreaks(List<int> breaks, int ending, bool isFolded)
    {
        if (isFolded && breaks.Count == 1)
        {
            Add(' ', breaks[0]);
            return;
        }

        foreach (var offset in isFolded ? breaks.Skip(ending) : breaks)
        {
            Add('\n', offset);
        }
    }

    private void ReadFlow(ReadOnlySpan<char> text, YamlScalarStyle style)
    {
        var (at, end) = style == YamlScalarStyle.Plain ? (0, text.Length) : (text.IndexOf(style == YamlScalarStyle.DoubleQuoted ? '"' : '\'') + 1, text.Length - 1);
        var kept = 0;
        while (at < end)
        {
            if (text[at] is ' ' or '\t' || IsBreak(text[at]))
            {
                at = ReadSpace(text, at, end, kept);
            }
            else if (style == YamlScalarStyle.DoubleQuoted && text[at] == '\\' && at + 1 < end)
            {
                at = ReadEscape(text, at, end);
            }
            else
            {
                var length = style == YamlScalarStyle.SingleQuoted && text[at] == '\'' ? 2 : 1;
                Add(text[at], at, length);
                at += length;
            }

            kept = value.Length;
        }
    }

    // Space around line breaks is not part of the value; one break is a space, and of several the first is nothing.
    private int ReadSpace(ReadOnlySpan<char> text, int at, int end, int kept)
    {
        var begin = at;
        var breaks = new List<int>();
        while (at < end && (text[at] is ' ' or '\t' || IsBreak(text[at])))
        {
            if (IsBreak(text[at]))
            {
                breaks.Add(at);
                at += BreakLength(text, at);
            }
            else
            {
                at++;
            }
        }

        if (breaks.Count == 0)
        {
            for (var i = begin; i < at; i++)
            {
                Add(text[i], i);
            }
        }
        else
        {
            value.Length = kept;
            spans.RemoveRange(kept, spans.Count - kept);
            AddBreaks(breaks, 1, isFolded: true);
        }

        return at;
    }

    private int ReadEscape(ReadOnlySpan<char> text, int at, int end)
    {
        var letter = text[at + 1];
        if (IsBreak(letter))
        {
            var next = at + 1 + BreakLength(text, at + 1);
            for (; next < end && (text[next] is ' ' or '\t' || IsBreak(text[next])); next += IsBreak(text[next]) ? BreakLength(text, next) : 1)
            {
                // The break is escaped, and not the empty lines behind it.
                if (IsBreak(text[next]))
                {
                    Add('\n', next);
                }
            }

            return next;
        }

        var digits = letter switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits == 0)
        {
            Add(YamlEscape.Of(letter) ?? letter, at, 2);
            return at + 2;
        }

        var code = at + 2 + digits <= end && int.TryParse(text.Slice(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        // JSON writes a character outside of the basic plane as the two halves that UTF-16 has for it.
        foreach (var unit in Rune.IsValid(code) ? new Rune(code).ToString() : digits == 4 && char.IsSurrogate((char)code) ? ((char)code).ToString() : "\uFFFD")
        {
            Add(unit, at, digits + 2);
        }

        return at + 2 + digits;
    }

    private static int IndentationOf(ReadOnlySpan<char> text)
    {
        var (indentation, most) = (0, 0);
        foreach (var letter in text)
        {
            if (letter == ' ')
            {
                most = Math.Max(most, ++indentation);
            }
            else if (IsBreak(letter))
            {
                indentation = 0;
            }
            else
            {
                return indentation;
            }
        }

        return most;
    }

    private static bool IsBreak(char letter) => letter is '\n' or '\r';

    private static int BreakLength(ReadOnlySpan<char> text, int at) => text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
}
