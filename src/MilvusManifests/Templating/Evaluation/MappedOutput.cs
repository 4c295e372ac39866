using System.Collections.Immutable;
using System.Text;
using MilvusManifests.Text;
using Scriban.Runtime;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>Collects what a page or a capture writes, with the locations it came from.</summary>
/// <param name="context">The render.</param>
internal sealed class MappedOutput(RenderContext context) : IScriptOutput
{
    private readonly StringBuilder text = new();
    private readonly ImmutableArray<TextFragment>.Builder fragments = ImmutableArray.CreateBuilder<TextFragment>();
    private string? indent;
    private string? whole;

    /// <summary>Writes a part of a text: the text of the template, the value that is being written, or the indent of the code block.</summary>
    public void Write(string text, int offset, int count)
    {
        if (count == 0)
        {
            return;
        }

        if (context.VerbatimAt(text, offset) is { } start)
        {
            Append(text, offset, count, new TextFragment(offset, count, null) { Page = context.Page, Span = new TextSpan(start, count), IsVerbatim = true });
        }
        else if (context.Writing is { } writing && ReferenceEquals(writing.Text, text))
        {
            foreach (var fragment in writing.FragmentsOf(offset, offset + count))
            {
                Append(text, fragment.Start, fragment.Length, fragment);
            }
        }
        else if (ReferenceEquals(text, context.CurrentIndent))
        {
            // What follows the indent is not known yet; the indent is attributed to it, too.
            indent = text;
        }
        else
        {
            Append(text, offset, count, new TextFragment(offset, count, null) { Page = context.Page, Span = context.CurrentSpan.ToTextSpan() });
        }
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Write(text, offset, count);
        return ValueTask.CompletedTask;
    }

    /// <summary>Everything written so far: always the same object, by which its locations are found again.</summary>
    public override string ToString() => whole ??= context.Keep(text.ToString(), fragments.DrainToImmutable());

    private void Append(string piece, int offset, int count, TextFragment source)
    {
        if (indent is { } blanks)
        {
            indent = null;
            Add(source with { Start = text.Length, Length = blanks.Length, Span = new TextSpan(source.Span.Start, 0), IsVerbatim = false });
            text.Append(blanks);
        }

        Add(source with { Start = text.Length, Length = count });
        text.Append(piece, offset, count);
        context.CheckOutput(text.Length, count);
    }

    private void Add(TextFragment fragment)
    {
        if (fragments.Count > 0 && fragments[^1].IsContinuedBy(fragment))
        {
            fragments[^1] = fragments[^1].Joined(fragment);
            return;
        }

        fragments.Add(fragment);
    }
}
