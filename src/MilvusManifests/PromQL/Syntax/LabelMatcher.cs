using MilvusManifests.Text;

namespace MilvusManifests.PromQL.Syntax;

/// <summary>How a matcher compares.</summary>
internal enum MatchOperator
{
    Equal,
    NotEqual,
    Regex,
    NotRegex,
}

/// <summary>A matcher of a selector: <c>job="node-exporter"</c>.</summary>
/// <param name="Name">The label.</param>
/// <param name="Operator">How it compares.</param>
/// <param name="Value">The value or the regular expression, unquoted.</param>
/// <param name="Span">Where the matcher is.</param>
/// <param name="ValueSpan">Where its value is, with its quotes.</param>
internal sealed record LabelMatcher(string Name, MatchOperator Operator, string Value, TextSpan Span, TextSpan ValueSpan)
{
    /// <summary>The label that holds a metric's name.</summary>
    public const string MetricName = "__name__";

    /// <summary>Whether a series without the label matches.</summary>
    public bool MatchesEmpty => Matches("");

    /// <summary>Whether a value of the label matches; a regular expression always matches the whole value.</summary>
    public bool Matches(string value) => Operator switch
    {
        MatchOperator.Equal => value == Value,
        MatchOperator.NotEqual => value != Value,
        MatchOperator.Regex => MatcherPattern.IsMatch(Value, value),
        _ => !MatcherPattern.IsMatch(Value, value),
    };
}
