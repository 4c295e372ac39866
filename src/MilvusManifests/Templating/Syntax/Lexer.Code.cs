using MilvusManifests.Text;

namespace MilvusManifests.Templating.Syntax;

internal sealed partial class Lexer
{
    /// <summary>Reads code up to and with its <c>}}</c>.</summary>
    private void ReadCode(int enter)
    {
        braces = 0;
        while (at < text.Length)
        {
            if (TryReadExit())
            {
                return;
            }

            ReadToken();
        }

        if (!options.AllowUnclosedCode && tokens[^1].Kind != TokenKind.Reported)
        {
            errors.AddLast(Codes.TemplateUnclosed, new TextSpan(enter, 2), "the code that begins here is not closed; write '}}' at its end");
        }
    }

    private bool TryReadExit()
    {
        var c = text[at];
        var mark = c is '-' or '~' ? 1 : 0;
        if (At(at + mark) != '}' || At(at + mark + 1) != '}' || !EndsCode(mark))
        {
            return false;
        }

        stripNext = mark == 0 ? Strip.None : c == '-' ? Strip.All : Strip.Blanks;
        Add(TokenKind.CodeExit, at, mark + 2);
        return true;
    }

    /// <summary>
    /// Whether <c>}}</c> ends the code rather than object literals. With one of these open, two braces without a third end the code all the
    /// same: the literal was not closed, and the text that follows is no code.
    /// </summary>
    private bool EndsCode(int mark) => braces == 0 || (braces == 1 && mark == 0 && At(at + 2) != '}');

    private void ReadToken()
    {
        var c = text[at];
        if (c is '\n' or '\r')
        {
            Add(TokenKind.NewLine, at, c == '\r' && At(at + 1) == '\n' ? 2 : 1);
        }
        else if (char.IsWhiteSpace(c))
        {
            at++;
        }
        else if (c == '#')
        {
            SkipComment();
        }
        else if (IsIdentifierStart(c))
        {
            Add(TokenKind.Identifier, at, CountIdentifier(at));
        }
        else if (char.IsAsciiDigit(c))
        {
            Add(TokenKind.Number, at, CountNumber(at));
        }
        else if (c is '"' or '\'')
        {
            ReadString(c);
        }
        else if (c == '`')
        {
            ReadVerbatimString();
        }
        else if (c == '$')
        {
            ReadDollar();
        }
        else
        {
            ReadOperator(c);
        }
    }

    private void SkipComment()
    {
        var many = At(at + 1) == '#';
        at += many ? 2 : 1;
        while (at < text.Length)
        {
            if (text[at] == '}' && At(at + 1) == '}')
            {
                // A strip mark belongs to the code's end, not to the comment.
                at -= text[at - 1] is '-' or '~' ? 1 : 0;
                return;
            }

            if (many && text[at] == '#' && At(at + 1) == '#')
            {
                at += 2;
                return;
            }

            if (!many && text[at] is '\n' or '\r')
            {
                return;
            }

            at++;
        }
    }

    private void ReadString(char quote)
    {
        var end = at + 1;
        while (end < text.Length && text[end] != quote)
        {
            end += text[end] == '\\' ? 2 : 1;
        }

        if (end >= text.Length)
        {
            ReportUnclosedString(at);
            return;
        }

        DoubtString(at, end);
        Add(TokenKind.String, at, end + 1 - at);
    }

    private void ReadVerbatimString()
    {
        var end = at + 1;
        while (end < text.Length && (text[end] != '`' || At(end + 1) == '`'))
        {
            end += text[end] == '`' ? 2 : 1;
        }

        if (end >= text.Length)
        {
            ReportUnclosedString(at);
            return;
        }

        Add(TokenKind.VerbatimString, at, end + 1 - at);
    }

    // A forgotten quote makes a string of the template's text, up to the next quote somewhere below.
    private void DoubtString(int start, int end)
    {
        var lineEnd = text.AsSpan(start, end - start).IndexOfAny('\n', '\r');
        if (lineEnd > 0 && text.AsSpan(start, lineEnd).Contains("}}", StringComparison.Ordinal))
        {
            errors.AddDoubt(Codes.TemplateUnclosed, new TextSpan(start, 1), $"the string that begins here goes on over '}}}}' and the end of its line; write {text[start]} where it ends");
        }
    }

    private void ReportUnclosedString(int start)
    {
        errors.AddLast(Codes.TemplateUnclosed, new TextSpan(start, 1), $"the string that begins here is not closed; write {text[start]} at its end");
        Add(TokenKind.Reported, start, text.Length - start);
    }

    private void ReadDollar()
    {
        var next = At(at + 1);
        if (next is '"' or '\'')
        {
            ReadInterpolated(next);
        }
        else if (next == '$')
        {
            Add(TokenKind.WrapBlock, at, 2);
        }
        else if (char.IsAsciiDigit(next))
        {
            var digits = 1;
            while (char.IsAsciiDigit(At(at + 1 + digits)))
            {
                digits++;
            }

            Add(TokenKind.ArgumentIndex, at, 1 + digits);
        }
        else if (IsIdentifierStart(next))
        {
            Add(TokenKind.Local, at, 1 + CountIdentifier(at + 1));
        }
        else
        {
            Add(TokenKind.Arguments, at, 1);
        }
    }

    private void ReadInterpolated(char quote)
    {
        var start = at;
        Add(TokenKind.InterpolatedStart, at, 2);
        if (++holes > HoleDepthLimit)
        {
            errors.Add(Codes.TemplateTooDeep, new TextSpan(start, 2), $"strings are nested more than {HoleDepthLimit} deep");
            Add(TokenKind.Reported, at, text.Length - at);
            return;
        }

        while (at < text.Length && text[at] != quote)
        {
            if (text[at] == '{')
            {
                ReadHole();
                continue;
            }

            var end = at;
            while (end < text.Length && text[end] != quote && text[end] != '{')
            {
                end += text[end] == '\\' ? 2 : 1;
            }

            Add(TokenKind.InterpolatedText, at, Math.Min(end, text.Length) - at);
        }

        holes--;
        if (at >= text.Length)
        {
            errors.AddLast(Codes.TemplateUnclosed, new TextSpan(start, 2), $"the string that begins here is not closed; write {quote} at its end");
            return;
        }

        Add(TokenKind.InterpolatedEnd, at, 1);
    }

    private void ReadHole()
    {
        Add(TokenKind.HoleOpen, at, 1);
        var outer = braces;
        braces = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (c == '}' && braces == 0)
            {
                Add(TokenKind.HoleClose, at, 1);
                break;
            }

            if (c is '\n' or '\r')
            {
                errors.Add(Codes.TemplateUnclosed, new TextSpan(at, 1), "the expression within the string is not closed on its line; write '}' at its end");
                break;
            }

            ReadToken();
        }

        braces = outer;
    }

    private static bool IsIdentifierStart(char c) => char.IsLetter(c) || c == '_';

    private int CountIdentifier(int start)
    {
        var end = start + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return end - start;
    }
}
