namespace MilvusManifests.Templating.Syntax;

internal sealed partial class Lexer
{
    private void ReadOperator(char c)
    {
        var (kind, length) = Recognise(c, At(at + 1), At(at + 2));
        braces += kind switch { TokenKind.OpenBrace => 1, TokenKind.CloseBrace when braces > 0 => -1, _ => 0 };
        Add(kind, at, length);
    }

    private static (TokenKind Kind, int Length) Recognise(char c, char next, char third) => c switch
    {
        ';' => (TokenKind.Semicolon, 1),
        ',' => (TokenKind.Comma, 1),
        ':' => (TokenKind.Colon, 1),
        '(' => (TokenKind.OpenParen, 1),
        ')' => (TokenKind.CloseParen, 1),
        '[' => (TokenKind.OpenBracket, 1),
        ']' => (TokenKind.CloseBracket, 1),
        '{' => (TokenKind.OpenBrace, 1),
        '}' => (TokenKind.CloseBrace, 1),
        '@' => (TokenKind.At, 1),
        '^' => (TokenKind.Caret, 1),
        '.' => RecogniseDot(next, third),
        '?' => RecogniseQuestion(next),
        '|' => next switch { '|' => (TokenKind.Or, 2), '>' => (TokenKind.Pipe, 2), _ => (TokenKind.Pipe, 1) },
        '&' when next == '&' => (TokenKind.And, 2),
        '=' => next == '=' ? (TokenKind.Equal, 2) : (TokenKind.Assign, 1),
        '!' => next == '=' ? (TokenKind.NotEqual, 2) : (TokenKind.Not, 1),
        '<' => next switch { '=' => (TokenKind.LessOrEqual, 2), '<' => (TokenKind.ShiftLeft, 2), _ => (TokenKind.Less, 1) },
        '>' => next switch { '=' => (TokenKind.GreaterOrEqual, 2), '>' => (TokenKind.ShiftRight, 2), _ => (TokenKind.Greater, 1) },
        _ => RecogniseArithmetic(c, next, third),
    };

    private static (TokenKind Kind, int Length) RecogniseDot(char next, char third) => (next, third) switch
    {
        ('.', '.') => (TokenKind.Ellipsis, 3),
        ('.', '<') => (TokenKind.RangeExclusive, 3),
        ('.', _) => (TokenKind.Range, 2),
        _ => (TokenKind.Dot, 1),
    };

    private static (TokenKind Kind, int Length) RecogniseQuestion(char next) => next switch
    {
        '?' => (TokenKind.Coalesce, 2),
        '!' => (TokenKind.CoalesceNot, 2),
        '.' => (TokenKind.NullDot, 2),
        _ => (TokenKind.Question, 1),
    };

    private static (TokenKind Kind, int Length) RecogniseArithmetic(char c, char next, char third) => (c, next, third) switch
    {
        ('+', '+', _) => (TokenKind.Increment, 2),
        ('+', '=', _) => (TokenKind.PlusAssign, 2),
        ('+', _, _) => (TokenKind.Plus, 1),
        ('-', '-', _) => (TokenKind.Decrement, 2),
        ('-', '=', _) => (TokenKind.MinusAssign, 2),
        ('-', _, _) => (TokenKind.Minus, 1),
        ('*', '=', _) => (TokenKind.TimesAssign, 2),
        ('*', _, _) => (TokenKind.Times, 1),
        ('/', '/', '=') => (TokenKind.DivideIntegerAssign, 3),
        ('/', '/', _) => (TokenKind.DivideInteger, 2),
        ('/', '=', _) => (TokenKind.DivideAssign, 2),
        ('/', _, _) => (TokenKind.Divide, 1),
        ('%', '=', _) => (TokenKind.ModuloAssign, 2),
        ('%', _, _) => (TokenKind.Modulo, 1),
        _ => (TokenKind.Invalid, 1),
    };

    /// <summary>The length of a number: its value is worked out, and a malformed one reported, by the parser.</summary>
    private int CountNumber(int start)
    {
        var end = start;
        if (text[start] == '0' && At(start + 1) is 'x' or 'X' && char.IsAsciiHexDigit(At(start + 2)))
        {
            end = SkipDigits(start + 2, char.IsAsciiHexDigit);
            return end + (At(end) is 'u' or 'U' ? 1 : 0) - start;
        }

        if (text[start] == '0' && At(start + 1) is 'b' or 'B' && At(start + 2) is '0' or '1')
        {
            end = SkipDigits(start + 2, static c => c is '0' or '1');
            return end + (At(end) is 'u' or 'U' ? 1 : 0) - start;
        }

        end = SkipDigits(start, char.IsAsciiDigit);
        if (At(end) == '.' && At(end + 1) != '.' && !IsIdentifierStart(At(end + 1)))
        {
            end = SkipDigits(end + 1, char.IsAsciiDigit);
        }

        if (At(end) is 'e' or 'E')
        {
            var digits = end + (At(end + 1) is '+' or '-' ? 2 : 1);
            end = char.IsAsciiDigit(At(digits)) ? SkipDigits(digits, char.IsAsciiDigit) : end;
        }

        if (At(end) is 'f' or 'F' or 'd' or 'D' or 'm' or 'M' && !char.IsLetterOrDigit(At(end + 1)) && At(end + 1) != '_')
        {
            end++;
        }

        return end - start;
    }

    private int SkipDigits(int from, Func<char, bool> isDigit)
    {
        while (isDigit(At(from)) || (At(from) == '_' && (isDigit(At(from + 1)) || At(from + 1) == '_')))
        {
            from++;
        }

        return from;
    }
}
