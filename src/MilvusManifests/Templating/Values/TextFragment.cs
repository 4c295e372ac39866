using System.Collections.Immutable;
using MilvusManifests.Templating.Evaluation;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Values;

/// <summary>A part of a text that came from somewhere.</summary>
/// <param name="Start">The offset of its first code unit within the text.</param>
/// <param name="Length">The number of code units.</param>
/// <param name="Origin">Where the value it was written from was read; null where only the template is known.</param>
public sealed record TextFragment(int Start, int Length, Location? Origin)
{
    /// <summary>The offset just behind its last code unit.</summary>
    public int End => Start + Length;

    /// <summary>The page that wrote it, of a text that a template made; null elsewhere.</summary>
    internal Page? Page { get; init; }

    /// <summary>The range of that page's template that wrote it.</summary>
    internal TextSpan Span { get; init; }

    /// <summary>Whether it is text of the template itself, unit by unit the same as the range.</summary>
    internal bool IsVerbatim { get; init; }

    /// <summary>The fragments within a range of the text, moved to its start and cut at its ends.</summary>
    internal static ImmutableArray<TextFragment> Slice(ImmutableArray<TextFragment> fragments, int start, int length)
    {
        if (fragments.IsEmpty)
        {
            return [];
        }

        var kept = ImmutableArray.CreateBuilder<TextFragment>();
        foreach (var fragment in fragments)
        {
            var from = Math.Max(fragment.Start, start);
            var to = Math.Min(fragment.End, start + length);
            if (from < to)
            {
                kept.Add(fragment.Cut(from, to) with { Start = from - start });
            }
        }

        return kept.DrainToImmutable();
    }

    /// <summary>The part of the fragment between two offsets that lie in it.</summary>
    internal TextFragment Cut(int from, int to)
    {
        var skipped = IsVerbatim ? from - Start : 0;
        return this with { Start = from, Length = to - from, Span = new TextSpan(Span.Start + skipped, IsVerbatim ? to - from : Span.Length) };
    }
}
