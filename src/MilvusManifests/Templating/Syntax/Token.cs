using MilvusManifests.Text;

namespace MilvusManifests.Templating.Syntax;

/// <summary>A piece of a template.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its offset.</param>
/// <param name="Length">Its length; of a text, what whitespace control leaves of it.</param>
internal sealed record Token(TokenKind Kind, int Start, int Length)
{
    /// <summary>How the code that a <see cref="TokenKind.CodeEnter"/> opens is indented.</summary>
    public BlockIndent Indent { get; init; }

    /// <summary>Whether blanks stand before it.</summary>
    public bool IsSpaced { get; init; }

    public int End => Start + Length;

    public TextSpan Span => new(Start, Length);
}
