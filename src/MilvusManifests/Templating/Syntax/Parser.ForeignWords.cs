using MilvusManifests.Text;

namespace MilvusManifests.Templating.Syntax;

internal sealed partial class Parser
{
    /// <summary>Reports an operator of another language, which would be taken for the first argument of a call, or for what is called.</summary>
    private void ReportForeignOperator()
    {
        var before = tokens[position - 1];
        if (!options.ReportsForeignWords)
        {
            return;
        }

        var (word, instead) = TextOf(Current) switch
        {
            "and" => (Current, "'&&'"),
            "or" => (Current, "'||'"),
            "is" => (Current, "'=='"),
            "contains" => (Current, "'| array.contains' or '| string.contains'"),
            "in" => (Current, "'| array.contains' with the list on its left"),
            _ when IsWord(before, "not") => (before, "'!'"),
            _ => (Current, null),
        };
        if (instead is not null)
        {
            Report(Codes.TemplateForeignWord, word.Span, $"'{TextOf(word)}' is no operator of this language; write {instead}");
        }
    }

    /// <summary>
    /// Reports a word of another template language at the begin of a statement: here it would be read as a variable or a call, and the mistake
    /// would show far from it or not at all.
    /// </summary>
    private bool TryReportForeignWord(Token word)
    {
        if (!options.ReportsForeignWords || (Next.Kind is not (TokenKind.Identifier or TokenKind.Local or TokenKind.Number or TokenKind.String or TokenKind.OpenParen or TokenKind.Not) && !EndsStatement(Next.Kind)))
        {
            return false;
        }

        var instead = TextOf(word) switch
        {
            "elseif" or "elsif" or "elif" => "else if",
            "unless" => "if !(...)",
            "endif" or "endfor" or "endwhile" or "endcase" or "endfunc" => "end",
            _ => null,
        };
        if (instead is null)
        {
            return false;
        }

        Report(Codes.TemplateForeignWord, word.Span, $"'{TextOf(word)}' is no word of this language; write '{instead}'");
        SkipStatement();
        if (instead[0] == 'i')
        {
            ParseStatements();
            TakeWord("end");
        }

        return true;
    }
}
