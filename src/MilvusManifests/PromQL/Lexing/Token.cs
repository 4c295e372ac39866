using MilvusManifests.Text;

namespace MilvusManifests.PromQL.Lexing;

/// <summary>A token of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Fault">For an error what is wrong; null otherwise.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int Length, string? Fault = null)
{
    /// <summary>For the end of a text in which something is not closed, where that was opened; null otherwise.</summary>
    public int? Opened { get; init; }

    /// <summary>Where it is.</summary>
    public TextSpan Span => new(Start, Length);

    /// <summary>Where it ends.</summary>
    public int End => Start + Length;
}
