using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>A value on its way to the output.</summary>
/// <param name="Text">How it is printed.</param>
/// <param name="Page">The page that writes it.</param>
/// <param name="Span">The code that writes it.</param>
/// <param name="Origin">Where the value was read, if it is written unchanged.</param>
/// <param name="Parts">Parts of the text with their own locations, such as those of an included template.</param>
internal sealed record WrittenValue(string Text, Page Page, TextSpan Span, Location? Origin, ImmutableArray<TextFragment> Parts)
{
    /// <summary>Where a range of the text came from, in order and without gaps.</summary>
    public IEnumerable<TextFragment> FragmentsOf(int from, int to)
    {
        // A text is written line by line, each a call, and may have as many parts.
        var at = from;
        for (var i = FirstAfter(from); i < Parts.Length && Parts[i].Start < to; i++)
        {
            var part = Parts[i];
            var (start, end) = (Math.Max(part.Start, at), Math.Min(part.End, to));
            if (start >= end)
            {
                continue;
            }

            if (at < start)
            {
                yield return Own(at, start);
            }

            var cut = part.Cut(start, end, 0);
            yield return cut.Page is null ? cut with { Page = Page, Span = Span } : cut;
            at = end;
        }

        if (at < to)
        {
            yield return Own(at, to);
        }
    }

    /// <summary>The index of the first part that ends after an offset.</summary>
    private int FirstAfter(int offset)
    {
        var (low, high) = (0, Parts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Parts[middle].End > offset ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private TextFragment Own(int from, int to) => new(from, to - from, Origin) { Page = Page, Span = Span };
}
