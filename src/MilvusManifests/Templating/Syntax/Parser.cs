using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Syntax;

/// <summary>Makes statements of tokens. After an error it goes on with the next statement, so that one run finds them all.</summary>
internal sealed partial class Parser
{
    private readonly SourceText source;
    private readonly ParseOptions options;
    private readonly SyntaxErrors errors;
    private readonly List<Token> tokens;
    private int position;
    private int depth;
    private bool isHopeless;
    private bool isInLoopHeader;
    private bool isInThen;
    private BlockIndent indent;

    private Parser(SourceText source, ParseOptions options, SyntaxErrors errors)
    {
        this.source = source;
        this.options = options;
        this.errors = errors;
        tokens = Lexer.Run(source, options, errors);
    }

    private Token Current => tokens[position];

    private Token Next => tokens[Math.Min(position + 1, tokens.Count - 1)];

    private int PreviousEnd => position > 0 ? tokens[position - 1].End : 0;

    /// <summary>The statements of a whole template and everything that is wrong with it.</summary>
    public static (ImmutableArray<Statement> Statements, ImmutableArray<Diagnostic> Errors) Run(SourceText source, ParseOptions options)
    {
        var errors = new SyntaxErrors(source, options.MaxErrors);
        var parser = new Parser(source, options, errors);
        var statements = parser.ParsePage();
        return (statements, errors.ToImmutable());
    }

    private ImmutableArray<Statement> ParsePage()
    {
        var statements = ImmutableArray.CreateBuilder<Statement>();
        while (true)
        {
            statements.AddRange(ParseStatements());
            if (Current.Kind == TokenKind.End || isHopeless)
            {
                return statements.DrainToImmutable();
            }

            ReportStrayWord();
        }
    }

    /// <summary>An <c>end</c>, <c>else</c> or <c>when</c> outside any block.</summary>
    private void ReportStrayWord()
    {
        var word = Current;
        position++;
        if (IsWord(word, "end"))
        {
            if (ExpectStatementEnd())
            {
                Report(Codes.TemplateBlock, word.Span, "this 'end' closes nothing; take it away, or the block it was meant for was closed before");
            }
        }
        else
        {
            Report(Codes.TemplateBlock, word.Span, $"this '{TextOf(word)}' belongs to no block; it must stand within {(IsWord(word, "else") ? "an 'if', a 'case' or a 'for'" : "a 'case', before its 'else'")}");
            SkipStatement();
        }
    }

    /// <summary>Statements up to the end of the text or a word that ends or divides a block, which is left to the caller.</summary>
    private ImmutableArray<Statement> ParseStatements()
    {
        var statements = ImmutableArray.CreateBuilder<Statement>();
        while (!isHopeless)
        {
            var token = Current;
            switch (token.Kind)
            {
                case TokenKind.End:
                    return statements.DrainToImmutable();
                case TokenKind.Text:
                    statements.Add(new TextStatement(token.Span));
                    position++;
                    break;
                case TokenKind.CodeEnter:
                    indent = token.Indent;
                    position++;
                    break;
                case TokenKind.CodeExit or TokenKind.NewLine or TokenKind.Semicolon:
                    position++;
                    break;
                case TokenKind.Identifier when IsBlockWord(token):
                    return statements.DrainToImmutable();
                default:
                    var begins = indent;
                    if (ParseStatement() is { } statement)
                    {
                        statements.Add(statement with { Indent = begins });
                    }

                    break;
            }
        }

        return statements.DrainToImmutable();
    }

    private bool IsBlockWord(Token token) => TextOf(token) is "end" or "else" or "when";

    private ReadOnlySpan<char> TextOf(Token token) => source.Text.AsSpan(token.Start, token.Length);

    private ReadOnlySpan<char> TextOf(TextSpan span) => source.Text.AsSpan(span.Start, span.Length);

    private bool IsWord(Token token, string word) => token.Kind == TokenKind.Identifier && TextOf(token).SequenceEqual(word);

    private bool TakeWord(string word)
    {
        var found = IsWord(Current, word);
        position += found ? 1 : 0;
        return found;
    }

    private bool Take(TokenKind kind)
    {
        var found = Current.Kind == kind;
        position += found ? 1 : 0;
        return found;
    }

    private void SkipNewLines()
    {
        while (Current.Kind == TokenKind.NewLine)
        {
            position++;
        }
    }

    private static bool EndsStatement(TokenKind kind) =>
        kind is TokenKind.NewLine or TokenKind.Semicolon or TokenKind.CodeExit or TokenKind.End or TokenKind.CodeEnter or TokenKind.Text;

    /// <summary>Whether the statement ends here; if not, that is reported and the rest of it is skipped.</summary>
    private bool ExpectStatementEnd()
    {
        if (EndsStatement(Current.Kind))
        {
            return true;
        }

        ReportUnexpected("the statement should end here: at the end of the line, at ';' or at '}}'");
        SkipStatement();
        return false;
    }

    private void SkipStatement()
    {
        while (!EndsStatement(Current.Kind))
        {
            position++;
        }
    }

    private void Report(DiagnosticCode code, TextSpan span, string message, string? hint = null)
    {
        errors.Add(code, span, message, hint);
        isHopeless |= errors.IsFull;
    }

    private void ReportUnexpected(string expected)
    {
        if (Current.Kind != TokenKind.Reported)
        {
            Report(Codes.TemplateSyntax, Current.Span, $"unexpected {Describe(Current)}; {expected}");
        }
    }

    private InvalidExpression Expected(string what)
    {
        if (Current.Kind != TokenKind.Reported)
        {
            Report(Codes.TemplateSyntax, Current.Span, $"expected {what}, found {Describe(Current)}");
        }

        return new InvalidExpression(new TextSpan(Current.Start, 0));
    }

    private string Describe(Token token) => token.Kind switch
    {
        TokenKind.End or TokenKind.Text => "the end of the text",
        TokenKind.NewLine => "the end of the line",
        TokenKind.CodeExit => "'}}'",
        TokenKind.String or TokenKind.VerbatimString or TokenKind.InterpolatedStart => "a string",
        _ when token.Length > 40 => $"'{TextOf(token)[..40]}...'",
        _ => $"'{TextOf(token)}'",
    };

    /// <summary>Enters a level of nesting; false, and the parse is given up, when that is one too many.</summary>
    private bool Enter(TextSpan span, int levels = 1)
    {
        depth += levels;
        if (depth <= options.MaxDepth)
        {
            return true;
        }

        if (!isHopeless)
        {
            Report(Codes.TemplateTooDeep, span, $"blocks and expressions are nested more than {options.MaxDepth} deep here");
            isHopeless = true;
            position = tokens.Count - 1;
        }

        return false;
    }

    private void Leave(int levels = 1) => depth -= levels;
}
