using MilvusManifests.Text;

namespace MilvusManifests.Configuration;

/// <summary>A syntax of strings: checked by the reader, published as a pattern in the JSON Schema.</summary>
/// <param name="Name">What such a string is, without an article: <c>Prometheus duration</c>.</param>
/// <param name="Code">The code of the diagnostic about a string that is none.</param>
/// <param name="Pattern">The syntax as a regular expression of JSON Schema, anchored.</param>
/// <param name="MaxLength">The largest length; 0 for any.</param>
/// <param name="Matches">Whether a string is one: the same as the pattern and the length.</param>
/// <param name="Advice">What would be right instead of a string that is none, beginning with a verb.</param>
internal sealed record ValueFormat(
    string Name, DiagnosticCode Code, string Pattern, int MaxLength, Func<string, bool> Matches, Func<string, string> Advice)
{
    /// <summary>What to say about a number without quotes, where that number as a string would be right.</summary>
    public Func<string, string>? NumberMessage { get; init; }
}
