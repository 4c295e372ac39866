using System.Collections.Immutable;
using System.Text;
using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>Collects output with the places it came from, and indents its lines.</summary>
internal sealed class OutputWriter(RenderOptions options)
{
    private readonly StringBuilder text = new();
    private readonly List<TextFragment> fragments = [];
    private bool isAtLineStart;

    /// <summary>
    /// Writes a piece of text. After each newline the indent follows before the next character. False when the output becomes too long.
    /// </summary>
    /// <param name="piece">The text.</param>
    /// <param name="source">Where it came from; its offset and length do not matter.</param>
    /// <param name="indent">The blanks of the code block at work; null for none.</param>
    public bool Write(ReadOnlySpan<char> piece, TextFragment source, string? indent)
    {
        if (piece.IsEmpty)
        {
            return true;
        }

        if (string.IsNullOrEmpty(indent) || !options.AutoIndent)
        {
            Append(piece, source with { Start = 0, Length = piece.Length });
            isAtLineStart = piece[^1] == '\n';
            return text.Length <= options.Limits.MaxOutputLength;
        }

        var whole = source with { Start = 0, Length = piece.Length };
        var at = 0;
        while (at < piece.Length && text.Length <= options.Limits.MaxOutputLength)
        {
            var newline = piece[at..].IndexOf('\n');
            var end = newline < 0 ? piece.Length : at + newline + 1;
            if (isAtLineStart && (options.IndentOnEmptyLines || !IsEmptyLine(piece[at..end])))
            {
                Append(indent, source with { IsVerbatim = false });
            }

            Append(piece[at..end], whole.Cut(at, end));
            isAtLineStart = newline >= 0;
            at = end;
        }

        return text.Length <= options.Limits.MaxOutputLength;
    }

    /// <summary>Writes a text of which parts have places of their own; the others came from <paramref name="source"/>.</summary>
    public bool Write(StringValue value, TextFragment source, string? indent)
    {
        var at = 0;
        foreach (var fragment in value.Fragments)
        {
            var inner = fragment.Page is null ? source with { Origin = fragment.Origin } : fragment;
            if (!Write(value.Value.AsSpan(at, fragment.Start - at), source, indent)
                || !Write(value.Value.AsSpan(fragment.Start, fragment.Length), inner, indent))
            {
                return false;
            }

            at = fragment.End;
        }

        return Write(value.Value.AsSpan(at), source, indent);
    }

    /// <summary>Everything that was written.</summary>
    public (string Text, ImmutableArray<TextFragment> Fragments) Finish() => (text.ToString(), [.. fragments]);

    private static bool IsEmptyLine(ReadOnlySpan<char> line) => line is "\n" or "\r\n";

    private void Append(ReadOnlySpan<char> piece, TextFragment source)
    {
        var start = text.Length;
        text.Append(piece);
        if (fragments.Count > 0 && Continues(fragments[^1], source))
        {
            fragments[^1] = fragments[^1] with { Length = text.Length - fragments[^1].Start };
            return;
        }

        fragments.Add(source with { Start = start, Length = piece.Length });
    }

    private static bool Continues(TextFragment last, TextFragment next) =>
        !last.IsVerbatim && !next.IsVerbatim && last.Span == next.Span && ReferenceEquals(last.Page, next.Page) && ReferenceEquals(last.Origin, next.Origin);
}
