using MilvusManifests.Text;

namespace MilvusManifests.PromQL;

/// <summary>What is wrong with an expression.</summary>
/// <param name="Span">Where, in the expression's text.</param>
/// <param name="Message">What is wrong, on one line.</param>
internal sealed record PromQLError(TextSpan Span, string Message)
{
    /// <summary>What to do about it; null where the message says it.</summary>
    public string? Hint { get; init; }

    /// <summary>Where what is not closed was opened; null for other errors.</summary>
    public TextSpan? Opened { get; init; }
}
