using MilvusManifests.Text;

namespace MilvusManifests.PromQL.Lexing;

/// <summary>A token of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How long it is.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int Length)
{
    /// <summary>Where it is.</summary>
    public TextSpan Span => new(Start, Length);

    /// <summary>Where it ends.</summary>
    public int End => Start + Length;
}
