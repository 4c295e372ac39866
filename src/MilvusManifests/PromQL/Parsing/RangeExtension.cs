using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.Parsing;

/// <summary>Reads <c>anchored</c> and <c>smoothed</c> after a selector.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/feature_flags/#extended-range-selectors</remarks>
internal static class RangeExtension
{
    /// <summary>Whether a word is one of them.</summary>
    public static bool Is(ReadOnlySpan<char> word) => word is "anchored" or "smoothed";

    /// <summary>The expression with the extension that is next; null, with an error, where it cannot be.</summary>
    public static Expression? Read(TokenReader reader, PromQLFeatures features, Expression expression)
    {
        if (!features.ExtendedRangeSelectors)
        {
            reader.Fail("an operator or the end of the expression");
            return null;
        }

        var token = reader.Take();
        var word = reader.TextOf(token).ToString();
        var span = TextSpan.FromBounds(expression.Span.Start, token.End);
        switch (expression)
        {
            case VectorSelector { Extension: null } selector when word == "smoothed":
                return selector with { Extension = word, Span = span };
            case MatrixSelector { Selector.Extension: null } matrix:
                return matrix with { Selector = matrix.Selector with { Extension = word }, Span = span };
            default:
                reader.Report(token.Span, $"'{word}' needs a range before it, and only one of anchored and smoothed");
                return expression;
        }
    }
}
