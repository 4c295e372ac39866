using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.Lint.Checks;

/// <summary>Labels are compared with values that they can have, and matchers of one label do not exclude each other.</summary>
internal sealed class ImpossibleLabelValues : QueryCheck
{
    /// <summary>A value that a label never has.</summary>
    public static readonly DiagnosticCode Impossible = new(
        "MM4206",
        "label value that no series has",
        "The values of some labels are known: the outcomes of requests, the states of segments. A matcher of another value selects nothing, and so do matchers that exclude each other, and a regular expression that is compared with '='.",
        new CodeExample(
            "alert Timeout: label 'status' of 'milvus_proxy_req_count' is never 'timeout' in Milvus 2.6.15",
            "expr: sum(rate(milvus_proxy_req_count{status=\"timeout\"}[5m])) > 0"),
        "Use one of the values that the hint lists.");

    /// <inheritdoc/>
    public override DiagnosticCode Code => Impossible;

    /// <inheritdoc/>
    protected override void Check(LintedQuery query, LintedSet set, List<LintFault> found)
    {
        foreach (var selector in query.Selectors)
        {
            foreach (var matcher in selector.Matchers)
            {
                if (query.IsVariable(matcher.ValueSpan))
                {
                    continue;
                }

                if (IsPattern(matcher))
                {
                    found.Add(new(query, matcher.Span, $"'=' takes '{Excerpt.Of(matcher.Value)}' as it is written, not as a regular expression") { Hint = $"{Suggestion.Lead} =~?", Subject = matcher.Name });
                }
                else if (Contradiction(matcher, selector, query) is { } other)
                {
                    found.Add(new(query, matcher.Span, $"no series matches both {query.Text.Value.AsSpan(other.Span.Start, other.Span.Length)} and {query.Text.Value.AsSpan(matcher.Span.Start, matcher.Span.Length)}") { Subject = matcher.Name });
                }
                else if (set.Find(selector) is { } series && Missing(matcher, selector, set) is { } missing)
                {
                    found.Add(new(query, matcher.ValueSpan, $"label '{matcher.Name}' of '{selector.Metric}' is never '{Excerpt.Of(missing)}' in {MetricPhrases.Program(series.Metric, set)}")
                    {
                        Hint = $"it is one of {string.Join(", ", series.Metric.ValuesOf(matcher.Name)!.Values)}",
                        Subject = matcher.Name,
                    });
                }
            }
        }
    }

    // What begins with a slash is the pattern of a route, which some programs have in a label.
    private static bool IsPattern(LabelMatcher matcher) =>
        matcher.Operator is MatchOperator.Equal or MatchOperator.NotEqual && !matcher.Value.StartsWith('/')
        && (matcher.Value.Contains(".*", StringComparison.Ordinal) || matcher.Value.Contains(".+", StringComparison.Ordinal));

    // Of several versions, one that has the value is enough.
    private static string? Missing(LabelMatcher matcher, VectorSelector selector, LintedSet set)
    {
        string? missing = null;
        foreach (var view in set.Views)
        {
            if (view.Find(selector.Metric!) is not { Metric.Presence: not Presence.Absent } series)
            {
                continue;
            }

            missing = series.Metric.ValuesOf(matcher.Name) is { AreAll: true } values ? Missing(matcher, values) : null;
            if (missing is null)
            {
                return null;
            }
        }

        return missing;
    }

    private static string? Missing(LabelMatcher matcher, LabelValues values)
    {
        if (matcher.Operator == MatchOperator.Equal)
        {
            return matcher.Value.Length == 0 || values.Values.Contains(matcher.Value, StringComparer.Ordinal) ? null : matcher.Value;
        }

        // A value that only some versions have is a way to write one rule for all of them: one that matches is enough.
        return matcher.Operator == MatchOperator.Regex && !matcher.MatchesEmpty && !values.Values.Any(matcher.Matches) ? matcher.Value : null;
    }

    private static LabelMatcher? Contradiction(LabelMatcher matcher, VectorSelector selector, LintedQuery query)
    {
        foreach (var other in selector.Matchers)
        {
            if (ReferenceEquals(other, matcher))
            {
                return null;
            }

            if (other.Name == matcher.Name && !query.IsVariable(other.ValueSpan)
                && ((other.Operator == MatchOperator.Equal && !matcher.Matches(other.Value)) || (matcher.Operator == MatchOperator.Equal && !other.Matches(matcher.Value))))
            {
                return other;
            }
        }

        return null;
    }
}
