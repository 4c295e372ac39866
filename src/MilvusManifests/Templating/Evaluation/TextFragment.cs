using MilvusManifests.Text;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>A part of a text with a known origin.</summary>
/// <param name="Start">The offset of its first code unit within the text.</param>
/// <param name="Length">The number of code units.</param>
/// <param name="Origin">Where its value was read; null if only the template is known.</param>
internal readonly record struct TextFragment(int Start, int Length, Location? Origin)
{
    /// <summary>The offset just after its last code unit.</summary>
    public int End => Start + Length;

    /// <summary>The page that wrote it; null for a value that is not written yet.</summary>
    public Page? Page { get; init; }

    /// <summary>The range in that page's template that wrote it.</summary>
    public TextSpan Span { get; init; }

    /// <summary>Whether it is literal text of the template, identical to the range.</summary>
    public bool IsVerbatim { get; init; }

    /// <summary>The part of the fragment between two offsets within it, shifted by a distance.</summary>
    public TextFragment Cut(int from, int to, int distance)
    {
        var skipped = IsVerbatim ? from - Start : 0;
        return this with { Start = from + distance, Length = to - from, Span = new TextSpan(Span.Start + skipped, IsVerbatim ? to - from : Span.Length) };
    }

    /// <summary>Whether another fragment has the same origin, so that the two can be merged.</summary>
    public bool IsContinuedBy(TextFragment next) =>
        next.Start == End
        && ReferenceEquals(Page, next.Page)
        && ReferenceEquals(Origin, next.Origin)
        && IsVerbatim == next.IsVerbatim
        && (IsVerbatim ? Span.End == next.Span.Start : Span == next.Span);

    /// <summary>This fragment together with the one that continues it.</summary>
    public TextFragment Joined(TextFragment next) =>
        this with { Length = Length + next.Length, Span = IsVerbatim ? new TextSpan(Span.Start, Span.Length + next.Span.Length) : Span };
}
