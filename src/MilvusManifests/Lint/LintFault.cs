using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Lint;

/// <summary>Something that is wrong with a query that Prometheus accepts.</summary>
/// <param name="Query">The query.</param>
/// <param name="Span">Where, in its text.</param>
/// <param name="Message">What is wrong, without the owner of the query.</param>
internal sealed record LintFault(LintedQuery Query, TextSpan Span, string Message)
{
    /// <summary>What to do.</summary>
    public string? Hint { get; init; }

    /// <summary>How much it matters; null for what the check says.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Where it is written, if not in the query itself but in a label or an annotation beside it.</summary>
    public Location? Place { get; init; }

    /// <summary>Other places that have a part in it.</summary>
    public ImmutableArray<RelatedLocation> Related { get; init; } = [];

    /// <summary>What it is about, so that what is done on purpose is told from everything else: the name of the alert, the metric.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Where it is written; null if nobody knows.</summary>
    public Location? Location => Place ?? Query.Text.At(Span.Start, Span.Length);
}
