using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Syntax;

internal sealed partial class Parser
{
    private Statement? ParseStatement()
    {
        var begin = Current;
        if (!Enter(begin.Span))
        {
            return null;
        }

        var statement = begin.Kind == TokenKind.Identifier && Next.Kind is not (TokenKind.Dot or TokenKind.NullDot or TokenKind.Assign or TokenKind.OpenBracket)
            ? ParseWordStatement(begin)
            : ParseWordAsName(begin);
        Leave();
        return statement;
    }

    private Statement? ParseWordAsName(Token begin) => begin.Kind == TokenKind.Identifier && Next.Kind is TokenKind.Assign or TokenKind.OpenBracket && IsStatementWord(begin)
        ? ParseWordStatement(begin)
        : ParseExpressionStatement();

    private bool IsStatementWord(Token token) =>
        TextOf(token) is "if" or "for" or "while" or "case" or "func" or "do" or "ret" or "capture" or "with" or "import" or "break" or "continue" or "readonly" or "wrap" or "tablerow";

    private Statement? ParseWordStatement(Token begin)
    {
        switch (TextOf(begin))
        {
            case "if":
                return ParseIf(begin);
            case "for":
                return ParseFor(begin);
            case "while":
                return ParseWhile(begin);
            case "case":
                return ParseCase(begin);
            case "capture":
                return ParseCapture(begin);
            case "with":
                return ParseWith(begin);
            case "func":
                return ParseFunction(begin);
            case "import":
                return ParseImport(begin);
            case "ret":
                return ParseReturn(begin);
            case "break":
                return ParseJump(begin, isBreak: true);
            case "continue":
                return ParseJump(begin, isBreak: false);
            case "readonly":
                return ParseUnsupported(begin, isBlock: false);
            case "wrap" or "tablerow":
                return ParseUnsupported(begin, isBlock: true);
            default:
                return TryReportForeignWord(begin) ? null : ParseExpressionStatement();
        }
    }

    private IfStatement ParseIf(Token begin)
    {
        position++;
        var headed = ParseHeader(out var condition);
        var then = ParseStatements();
        var otherwise = ImmutableArray<Statement>.Empty;
        if (IsWord(Current, "else"))
        {
            var word = Current;
            position++;
            if (IsWord(Current, "if"))
            {
                otherwise = ParseElseIf(out var end);
                return new IfStatement(TextSpan.FromBounds(begin.Start, end), condition, then, otherwise);
            }

            ExpectStatementEnd();
            otherwise = ParseStatements();
            ReportSecondElse(word);
        }

        ExpectEnd(begin, headed);
        return new IfStatement(TextSpan.FromBounds(begin.Start, PreviousEnd), condition, then, otherwise);
    }

    private ImmutableArray<Statement> ParseElseIf(out int end)
    {
        var word = Current;
        var nested = Enter(word.Span) ? ParseIf(word) : null;
        Leave();
        end = PreviousEnd;
        return nested is null ? [] : [nested];
    }

    private void ReportSecondElse(Token first)
    {
        while (IsWord(Current, "else"))
        {
            Report(Codes.TemplateBlock, Current.Span, $"a second 'else' of the same block; its first is in line {source.GetPosition(first.Start).Line}");
            position++;
            SkipStatement();
            ParseStatements();
        }
    }

    private ForStatement ParseFor(Token begin)
    {
        position++;
        Expression variable = new InvalidExpression(begin.Span);
        Expression iterated = variable;
        var loop = new ForOptions(null, null, IsReversed: false);
        var errorsBefore = errors.Count;
        variable = ParsePostfix();
        if (errors.Count == errorsBefore)
        {
            if (!IsAssignable(variable))
            {
                Report(Codes.TemplateSyntax, variable.Span, "'for' needs a variable: for name in list");
            }
            else if (!TakeWord("in"))
            {
                Report(Codes.TemplateSyntax, Current.Span, $"expected 'in', found {Describe(Current)}; write 'for name in list'");
            }
            else
            {
                isInLoopHeader = true;
                iterated = ParseExpression();
                loop = ParseForOptions();
                isInLoopHeader = false;
            }
        }

        var headed = EndHeader(errorsBefore);
        var body = ParseStatements();
        var otherwise = ImmutableArray<Statement>.Empty;
        if (IsWord(Current, "else"))
        {
            var word = Current;
            position++;
            ExpectStatementEnd();
            otherwise = ParseStatements();
            ReportSecondElse(word);
        }

        ExpectEnd(begin, headed);
        return new ForStatement(TextSpan.FromBounds(begin.Start, PreviousEnd), variable, iterated, loop, body, otherwise);
    }

    private ForOptions ParseForOptions()
    {
        Expression? offset = null;
        Expression? limit = null;
        var reversed = false;
        while (Current.Kind == TokenKind.Identifier)
        {
            if (TakeWord("reversed"))
            {
                reversed = true;
            }
            else if (Next.Kind == TokenKind.Colon && TextOf(Current) is "offset" or "limit")
            {
                var isOffset = IsWord(Current, "offset");
                position += 2;
                var value = ParseBinary();
                (offset, limit) = isOffset ? (value, limit) : (offset, value);
            }
            else
            {
                break;
            }
        }

        return new ForOptions(offset, limit, reversed);
    }

    private WhileStatement ParseWhile(Token begin)
    {
        position++;
        var headed = ParseHeader(out var condition);
        var body = ParseStatements();
        ExpectEnd(begin, headed);
        return new WhileStatement(TextSpan.FromBounds(begin.Start, PreviousEnd), condition, body);
    }

    private CaptureStatement ParseCapture(Token begin)
    {
        position++;
        var errorsBefore = errors.Count;
        var target = ParsePostfix();
        RequireAssignable(target, errorsBefore);
        var headed = EndHeader(errorsBefore);
        var body = ParseStatements();
        ExpectEnd(begin, headed);
        return new CaptureStatement(TextSpan.FromBounds(begin.Start, PreviousEnd), target, body);
    }

    private WithStatement ParseWith(Token begin)
    {
        position++;
        var headed = ParseHeader(out var target);
        var body = ParseStatements();
        ExpectEnd(begin, headed);
        return new WithStatement(TextSpan.FromBounds(begin.Start, PreviousEnd), target, body);
    }

    private ImportStatement ParseImport(Token begin)
    {
        position++;
        ParseHeader(out var imported);
        return new ImportStatement(TextSpan.FromBounds(begin.Start, PreviousEnd), imported);
    }

    private ReturnStatement ParseReturn(Token begin)
    {
        position++;
        var value = EndsStatement(Current.Kind) ? null : ParseExpression();
        ExpectStatementEnd();
        return new ReturnStatement(TextSpan.FromBounds(begin.Start, PreviousEnd), value);
    }

    private JumpStatement ParseJump(Token begin, bool isBreak)
    {
        position++;
        ExpectStatementEnd();
        return new JumpStatement(begin.Span, isBreak);
    }

    private Statement? ParseUnsupported(Token begin, bool isBlock)
    {
        Report(Codes.TemplateUnsupported, begin.Span, $"'{TextOf(begin)}' is not supported");
        SkipStatement();
        if (isBlock)
        {
            ParseStatements();
            ExpectEnd(begin, headed: false);
        }

        return null;
    }

    /// <summary>The one expression after the word that begins a block; false when it was in error.</summary>
    private bool ParseHeader(out Expression expression)
    {
        var errorsBefore = errors.Count;
        expression = ParseExpression();
        return EndHeader(errorsBefore);
    }

    private bool EndHeader(int errorsBefore)
    {
        if (errors.Count == errorsBefore)
        {
            return ExpectStatementEnd();
        }

        SkipStatement();
        return false;
    }

    /// <summary>Takes the <c>end</c> of a block. Where it is missing the block's begin is to blame, unless that was in error already.</summary>
    private void ExpectEnd(Token begin, bool headed)
    {
        while (IsWord(Current, "when") || IsWord(Current, "else"))
        {
            Report(Codes.TemplateBlock, Current.Span, $"this '{TextOf(Current)}' does not belong to the '{TextOf(begin)}' of line {source.GetPosition(begin.Start).Line}");
            position++;
            SkipStatement();
            ParseStatements();
        }

        if (TakeWord("end"))
        {
            ExpectStatementEnd();
        }
        else if (headed && !isHopeless && !errors.HasLostRest)
        {
            Report(Codes.TemplateBlock, begin.Span, $"this '{TextOf(begin)}' has no 'end'");
        }
    }
}
