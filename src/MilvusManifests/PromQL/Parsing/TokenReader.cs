using System.Collections.Immutable;
using MilvusManifests.PromQL.Lexing;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.Parsing;

/// <summary>The tokens of an expression, read one by one, and the errors found on the way. After an error of syntax there is nothing more to read.</summary>
internal sealed class TokenReader
{
    private readonly string text;
    private readonly Lexer lexer;
    private ImmutableArray<PromQLError>.Builder? errors;
    private Token following;

    /// <summary>A reader at the beginning of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="features">What the Prometheus accepts.</param>
    public TokenReader(string text, PromQLFeatures features)
    {
        (this.text, lexer) = (text, new(text, features));
        Current = lexer.Next();
        following = Current.Kind is TokenKind.End or TokenKind.Error ? Current : lexer.Next();
    }

    /// <summary>The text.</summary>
    public string Text => text;

    /// <summary>The next token.</summary>
    public Token Current { get; private set; }

    /// <summary>The kind of the next token.</summary>
    public TokenKind Kind => Current.Kind;

    /// <summary>Where the last token that was read ends.</summary>
    public int LastEnd { get; private set; }

    /// <summary>Whether an error of syntax was found.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>What is wrong, in the order in which it was found.</summary>
    public ImmutableArray<PromQLError> Errors => errors?.ToImmutable() ?? [];

    /// <summary>The kind of the token after the next one.</summary>
    public TokenKind Following => following.Kind;

    /// <summary>Reads the next token.</summary>
    public Token Take()
    {
        var token = Current;
        LastEnd = token.End;
        Current = following;
        if (following.Kind is not (TokenKind.End or TokenKind.Error))
        {
            following = lexer.Next();
        }

        return token;
    }

    /// <summary>Reads the next token if it is of a kind.</summary>
    public bool TryTake(TokenKind kind)
    {
        if (Kind != kind)
        {
            return false;
        }

        Take();
        return true;
    }

    /// <summary>Reads a token of a kind; another one is an error.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="expected">What the error calls it.</param>
    public bool Expect(TokenKind kind, string expected) => TryTake(kind) || Fail(expected);

    /// <summary>What the text says at a token.</summary>
    public ReadOnlySpan<char> TextOf(Token token) => text.AsSpan(token.Start, token.Length);

    /// <summary>Reports that something else was expected at the next token, and ends the reading; always false.</summary>
    public bool Fail(string expected)
    {
        return Stop(Kind == TokenKind.Error ? lexer.Fault! : $"expected {expected}, found {Describe(Current)}");
    }

    /// <summary>Reports why the next token is not read, and ends the reading; always false.</summary>
    public bool Stop(string message)
    {
        if (!HasFailed)
        {
            (errors ??= ImmutableArray.CreateBuilder<PromQLError>()).Add(new(Current.Span, message) { Opened = Kind == TokenKind.Error && lexer.Opened is { } opened ? new(opened, 1) : null });
        }

        HasFailed = true;
        Current = following = new(TokenKind.End, text.Length, 0);
        return false;
    }

    /// <summary>Reports what is wrong with something that was read; the reading goes on.</summary>
    public void Report(TextSpan span, string message, string? hint = null)
    {
        if (!HasFailed)
        {
            (errors ??= ImmutableArray.CreateBuilder<PromQLError>()).Add(new(span, message) { Hint = hint });
        }
    }

    private string Describe(Token token) => token.Kind switch
    {
        TokenKind.End => "the end of the expression",
        TokenKind.Number => $"number {TextOf(token)}",
        TokenKind.Duration => $"duration {TextOf(token)}",
        TokenKind.String => $"string {Short(token)}",
        _ => $"'{Short(token)}'",
    };

    private string Short(Token token)
    {
        const int Longest = 60;
        return token.Length > Longest ? $"{text.AsSpan(token.Start, Longest)}..." : TextOf(token).ToString();
    }
}
