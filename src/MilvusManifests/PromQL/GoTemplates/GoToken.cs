using MilvusManifests.Text;

namespace MilvusManifests.PromQL.GoTemplates;

/// <summary>A token of a template.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it is.</param>
internal readonly record struct GoToken(GoTokenKind Kind, TextSpan Span);

/// <summary>The kinds of tokens, as the lexer of Go's <c>text/template</c> has them.</summary>
internal enum GoTokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>Where the lexer stopped.</summary>
    Fault,

    /// <summary>Text outside of actions.</summary>
    Text,

    /// <summary><c>{{</c>.</summary>
    OpenAction,

    /// <summary><c>}}</c>.</summary>
    CloseAction,

    /// <summary>White space between operands, which is what separates them.</summary>
    Space,

    /// <summary>A name of a function.</summary>
    Identifier,

    /// <summary>A word that the language uses: <c>if</c>, <c>range</c> and so on.</summary>
    Keyword,

    /// <summary>A dot and a name.</summary>
    Field,

    /// <summary>A dot alone.</summary>
    Dot,

    /// <summary>A <c>$</c> with or without a name.</summary>
    Variable,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Bool,

    /// <summary>The word <c>nil</c>.</summary>
    Nil,

    /// <summary>A number, or a sum of a real and an imaginary one.</summary>
    Number,

    /// <summary>A character in single quotes.</summary>
    Character,

    /// <summary>A string in double quotes.</summary>
    QuotedString,

    /// <summary>A string in backquotes.</summary>
    RawString,

    /// <summary><c>|</c>.</summary>
    Pipe,

    /// <summary><c>(</c>.</summary>
    OpenParenthesis,

    /// <summary><c>)</c>.</summary>
    CloseParenthesis,

    /// <summary><c>:=</c>.</summary>
    Declare,

    /// <summary><c>=</c>.</summary>
    Assign,

    /// <summary>Another printable ASCII character.</summary>
    Other,
}
