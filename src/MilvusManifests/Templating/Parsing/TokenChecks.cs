using System.Collections.Immutable;
using MilvusManifests.Text;
using Scriban.Parsing;

namespace MilvusManifests.Templating.Parsing;

/// <summary>
/// Mistakes that Scriban misinterprets or reports far from where they were made: code, strings and blocks that are not closed, and words of
/// other languages. They are found among the tokens, so that they are found in a template that cannot be parsed as well.
/// </summary>
internal sealed class TokenChecks
{
    private readonly SourceText source;
    private readonly DiagnosticBag found = new();
    private readonly Stack<Token> blocks = new();
    private Token? code;
    private Token before;
    private Token statement;
    private int brackets;

    private TokenChecks(SourceText source) => this.source = source;

    /// <summary>What is wrong, in the order of the text.</summary>
    public static ImmutableArray<Diagnostic> Run(SourceText source)
    {
        var checks = new TokenChecks(source);
        var lexer = new Lexer(source.Text, source.Path);
        Token? last = null;
        foreach (var token in lexer)
        {
            if (last is { } earlier)
            {
                checks.Check(earlier, token);
            }

            last = token;
        }

        if (last is { } end)
        {
            checks.Check(end, Token.Eof);
        }

        checks.CheckEnd(lexer);
        return checks.found.InOrderOfText();
    }

    private void Check(Token token, Token next)
    {
        switch (token.Type)
        {
            case TokenType.CodeEnter:
                code = token;
                brackets = 0;
                break;
            case TokenType.CodeExit:
                code = null;
                break;
            case TokenType.OpenBracket or TokenType.OpenBrace:
                brackets++;
                break;
            case TokenType.CloseBracket or TokenType.CloseBrace:
                brackets--;
                break;
            case TokenType.String or TokenType.VerbatimString:
                CheckString(token);
                break;
            case TokenType.Identifier when code is not null:
                CheckWord(token, next);
                break;
        }

        if (token.Type is not (TokenType.Whitespace or TokenType.WhitespaceFull or TokenType.Comment or TokenType.CommentMulti or TokenType.Invalid or TokenType.Eof))
        {
            before = token;
        }
    }

    private bool IsAtStatement => before.Type is TokenType.CodeEnter or TokenType.SemiColon || (before.Type == TokenType.NewLine && brackets <= 0);

    private void CheckWord(Token token, Token next)
    {
        var word = TextOf(token);
        var isStatement = IsAtStatement;
        if (isStatement)
        {
            statement = token;
        }

        if (before.Type is TokenType.Dot or TokenType.QuestionDot || next.Type is TokenType.Colon)
        {
            return;
        }

        if (word == "do" || (word == "func" && (isStatement || before.Type == TokenType.Equal)))
        {
            blocks.Push(token);
        }
        else if (isStatement && !IsAssigned(next))
        {
            CheckStatement(token, word, next);
        }
        else if (!isStatement && ForeignWords.OperatorFor(word) is { } instead && EndsOperand(before.Type) && BeginsOperand(next.Type) && !(word == "in" && TextOf(statement) is "for" or "tablerow"))
        {
            Add(TemplateCodes.ForeignWord, token, $"'{word}' is not an operator in Scriban; write {instead}");
        }
        else if (word == "not" && BeginsOperand(next.Type))
        {
            Add(TemplateCodes.ForeignWord, token, "'not' is not an operator in Scriban; write '!'");
        }
    }

    private void CheckStatement(Token token, string word, Token next)
    {
        if (ForeignWords.StatementFor(word) is { } instead)
        {
            Add(TemplateCodes.ForeignWord, token, $"'{word}' is not a keyword in Scriban; write '{instead}'");
            if (word == "unless")
            {
                blocks.Push(token);
            }
            else if (word.StartsWith("end", StringComparison.Ordinal))
            {
                blocks.TryPop(out _);
            }
        }
        else if (word is "tablerow" or "wrap" or "readonly")
        {
            Add(TemplateCodes.Unsupported, token, $"'{word}' is not supported");
            if (word != "readonly")
            {
                blocks.Push(token);
            }
        }
        else if (word is "if" or "for" or "while" or "case" or "capture" or "with")
        {
            blocks.Push(token);
        }
        else if (word == "end" && !blocks.TryPop(out _))
        {
            Add(TemplateCodes.Block, token, "'end' without a block; remove it, or remove an earlier 'end' that closed its block");
        }
        else if (word == "not" && BeginsOperand(next.Type))
        {
            Add(TemplateCodes.ForeignWord, token, "'not' is not an operator in Scriban; write '!'");
        }
    }

    /// <summary>A string that runs past the end of its tag and its line is missing a quote.</summary>
    private void CheckString(Token token)
    {
        var text = TextOf(token);
        if (text.Contains("}}", StringComparison.Ordinal) && text.Contains('\n', StringComparison.Ordinal))
        {
            Add(TemplateCodes.Unclosed, token, $"the string that starts here runs past '}}}}' and the end of its line; add the closing {text[0]}");
        }
    }

    private void CheckEnd(Lexer lexer)
    {
        if (lexer.Errors.Any(error => error.Message.StartsWith("Unexpected end of file while parsing a", StringComparison.Ordinal)))
        {
            // After a string that runs past its line, opening and closing quotes are swapped.
            if (!found.ToImmutable().Any(mistake => mistake.Code == TemplateCodes.Unclosed))
            {
                CheckUnclosedString();
            }
        }
        else if (code is { } open)
        {
            Add(TemplateCodes.Unclosed, open, "the code that starts here is not closed; add '}}' at its end");
        }
        else if (before.Type is TokenType.Escape or TokenType.EscapeEnter)
        {
            CheckUnclosedEscape();
        }
        else if (found.Count == 0 && blocks.TryPeek(out var block))
        {
            Add(TemplateCodes.Block, block, $"this '{TextOf(block)}' has no 'end'");
        }
    }

    private void CheckUnclosedEscape()
    {
        var start = Math.Max(source.Text.LastIndexOf("{%", Math.Min(before.Start.Offset, source.Length - 1), StringComparison.Ordinal), 0);
        var marks = source.Text.AsSpan(start + 1).IndexOfAnyExcept('%');
        Add(TemplateCodes.Unclosed, start, 1 + marks, $"the escape block is not closed; add '}}{new string('%', Math.Max(marks, 1))}}}' at its end");
    }

    private void CheckUnclosedString()
    {
        var start = Math.Min(before.End.Offset + 1, source.Length);
        var quote = source.Text.AsSpan(start).IndexOfAny('"', '\'', '`');
        if (quote >= 0)
        {
            Add(TemplateCodes.Unclosed, start + quote, 1, $"the string that starts here is not closed; add {source.Text[start + quote]} at its end");
        }
    }

    private static bool IsAssigned(Token next) => next.Type is TokenType.Equal or TokenType.Dot or TokenType.OpenBracket;

    private static bool EndsOperand(TokenType type) =>
        type is TokenType.Identifier or TokenType.IdentifierSpecial or TokenType.Integer or TokenType.Float or TokenType.String or TokenType.VerbatimString
            or TokenType.CloseParen or TokenType.CloseBracket or TokenType.CloseBrace;

    private static bool BeginsOperand(TokenType type) =>
        type is TokenType.Identifier or TokenType.IdentifierSpecial or TokenType.Integer or TokenType.Float or TokenType.String or TokenType.VerbatimString
            or TokenType.OpenParen or TokenType.OpenBracket or TokenType.Exclamation;

    private string TextOf(Token token) => source.Text[token.Start.Offset..(token.End.Offset + 1)];

    private void Add(DiagnosticCode kind, Token token, string message) => Add(kind, token.Start.Offset, token.End.Offset + 1 - token.Start.Offset, message);

    private void Add(DiagnosticCode kind, int start, int length, string message) => found.Add(Diagnostic.Error(kind, source.At(start, length), message));
}
