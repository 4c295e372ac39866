using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Syntax;

internal sealed partial class Parser
{
    private CaseStatement ParseCase(Token begin)
    {
        position++;
        var headed = ParseHeader(out var subject);
        SkipToFirstClause();
        var clauses = ImmutableArray.CreateBuilder<WhenClause>();
        var otherwise = ImmutableArray<Statement>.Empty;
        Token? elseWord = null;
        while (!isHopeless)
        {
            if (TakeWord("when"))
            {
                if (elseWord is not null)
                {
                    Report(Codes.TemplateBlock, tokens[position - 1].Span, "a 'when' cannot follow the 'else' of its 'case'");
                }

                clauses.Add(ParseWhen());
            }
            else if (IsWord(Current, "else") && elseWord is null)
            {
                elseWord = Current;
                position++;
                ExpectStatementEnd();
                otherwise = ParseStatements();
                ReportSecondElse(elseWord);
            }
            else
            {
                break;
            }
        }

        if (elseWord is { } stray && clauses.Count == 0)
        {
            Report(Codes.TemplateBlock, stray.Span, "this 'else' needs a 'when' before it");
        }

        ExpectEnd(begin, headed);
        return new CaseStatement(TextSpan.FromBounds(begin.Start, PreviousEnd), subject, clauses.DrainToImmutable(), otherwise);
    }

    /// <summary>Text between <c>case</c> and its first <c>when</c> is never written; a statement there is a mistake.</summary>
    private void SkipToFirstClause()
    {
        var stray = ParseStatements().FirstOrDefault(statement => statement is not TextStatement);
        if (stray is not null)
        {
            Report(Codes.TemplateBlock, stray.Span, "only 'when' and 'else' may follow a 'case'");
        }
    }

    private WhenClause ParseWhen()
    {
        var values = ImmutableArray.CreateBuilder<Expression>();
        var errorsBefore = errors.Count;
        do
        {
            values.Add(ParseBinary(BinaryOperators.AboveOr));
        }
        while (Take(TokenKind.Comma) || Take(TokenKind.Or));
        EndHeader(errorsBefore);
        return new WhenClause(values.DrainToImmutable(), ParseStatements());
    }
}
