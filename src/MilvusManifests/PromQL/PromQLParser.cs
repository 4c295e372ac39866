using MilvusManifests.PromQL.Parsing;
using MilvusManifests.PromQL.Typing;

namespace MilvusManifests.PromQL;

/// <summary>PromQL, the expression language of Prometheus 2.54 to 3.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/querying/basics/</remarks>
internal static class PromQLParser
{
    /// <summary>The longest text that is parsed, in characters.</summary>
    public const int LongestText = 256 * 1024;

    /// <summary>Parses an expression and checks its types; it fails for what Prometheus itself refuses, and for texts that are too long or nested too deeply.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="features">What the Prometheus accepts that will read it.</param>
    public static PromQLParse Parse(string text, PromQLFeatures features)
    {
        if (text.Length > LongestText)
        {
            return new(null, [new(new(0, 0), FormattableString.Invariant($"expression too long: {text.Length} characters, the limit is {LongestText}"))]);
        }

        var (expression, errors) = ExpressionParser.Parse(text, features);
        return expression is null || errors.Length > 0 ? new(null, errors) : new(expression, TypeChecker.Check(expression));
    }
}
