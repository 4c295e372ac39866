namespace MilvusManifests.Text;

/// <summary>A text together with the name of the file it came from.</summary>
/// <remarks>Lines end at <c>\n</c>, <c>\r\n</c> or a lone <c>\r</c>, as YAML 1.2 section 5.4 has it.</remarks>
public class SourceText
{
    private int[]? lineStarts;

    /// <summary>Names <paramref name="text"/> <paramref name="path"/>.</summary>
    /// <param name="path">The file as a diagnostic shows it; any name for a text that is in no file.</param>
    /// <param name="text">The whole text, without a byte order mark.</param>
    public SourceText(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(path);
        Path = PrintableText.OfPath(path);
        Text = text;
    }

    /// <summary>The file as a diagnostic shows it: nothing in its name is interpreted by a terminal.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The number of UTF-16 code units.</summary>
    public int Length => Text.Length;

    /// <summary>The line and column of an offset; an offset after the end counts as the end.</summary>
    public LinePosition GetPosition(int offset)
    {
        var starts = lineStarts ??= FindLineStarts(Text);
        var clamped = Math.Clamp(offset, 0, Text.Length);
        var index = Array.BinarySearch(starts, clamped);
        var line = index >= 0 ? index : ~index - 1;
        return new LinePosition(line + 1, clamped - starts[line] + 1);
    }

    /// <summary>The offset of a line and column, both from 1; places outside the text are moved to its nearest end.</summary>
    public int GetOffset(LinePosition position)
    {
        var starts = lineStarts ??= FindLineStarts(Text);
        var line = Math.Clamp(position.Line - 1, 0, starts.Length - 1);
        return Math.Clamp(starts[line] + position.Column - 1, 0, Text.Length);
    }

    /// <summary>The place of a range of this text.</summary>
    public Location At(TextSpan span) => new(this, span);

    /// <summary>The place of <paramref name="length"/> code units from <paramref name="start"/>.</summary>
    public Location At(int start, int length) => new(this, new TextSpan(start, length));

    /// <summary>The text itself.</summary>
    public override string ToString() => Text;

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int>(text.Length / 32 + 1) { 0 };
        var at = 0;
        while (true)
        {
            var found = text.AsSpan(at).IndexOfAny('\n', '\r');
            if (found < 0)
            {
                return [.. starts];
            }

            at += found + 1;
            if (text[at - 1] == '\r' && at < text.Length && text[at] == '\n')
            {
                at++;
            }

            starts.Add(at);
        }
    }
}
