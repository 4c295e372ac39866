namespace MilvusManifests.PromQL.Lexing;

/// <summary>Cuts an expression into tokens, as Prometheus does: the last one is the end of the text or an error.</summary>
internal sealed class Lexer
{
    private readonly string text;
    private readonly bool hasDurationFunctions;
    private readonly Stack<int> parentheses = [];
    private Token token;
    private int at;
    private int opened;
    private bool isInBraces;
    private bool isInBrackets;
    private bool hasColon;
    private bool hasDuration;

    /// <summary>A lexer at the beginning of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="features">What the Prometheus accepts.</param>
    public Lexer(string text, PromQLFeatures features) => (this.text, hasDurationFunctions) = (text, features.DurationExpressions);

    /// <summary>What is wrong, once a token is an error; null before.</summary>
    public string? Fault { get; private set; }

    /// <summary>For the end of a text in which something is not closed, where that was opened; null otherwise.</summary>
    public int? Opened { get; private set; }

    /// <summary>The next token, without spaces and comments before it. Nothing is read behind the end of the text or an error.</summary>
    public Token Next()
    {
        SkipSpace();
        if (at == text.Length)
        {
            Finish();
        }
        else if (isInBraces)
        {
            NextInBraces();
        }
        else if (isInBrackets && !hasDuration)
        {
            NextInBrackets();
        }
        else
        {
            NextInExpression();
        }

        return token;
    }

    private void SkipSpace()
    {
        while (at < text.Length)
        {
            if (text[at] is ' ' or '\t' or '\n' or '\r')
            {
                at++;
            }
            else if (text[at] == '#' && !(isInBrackets && !hasDuration))
            {
                var end = text.AsSpan(at).IndexOfAny('\n', '\r');
                at = end < 0 ? text.Length : at + end;
            }
            else
            {
                break;
            }
        }
    }

    private void Finish()
    {
        var fault = isInBraces ? "unclosed '{'"
            : isInBrackets ? "unclosed '['"
            : parentheses.Count > 0 ? "unclosed '('"
            : null;
        if (fault is null)
        {
            token = new(TokenKind.End, at, 0);
            return;
        }

        Fail(0, fault);
        Opened = isInBraces || isInBrackets ? opened : parentheses.Peek();
    }

    private void NextInExpression()
    {
        var (c, next) = (text[at], at + 1 < text.Length ? text[at + 1] : '\0');
        switch (c)
        {
            case ',': Put(TokenKind.Comma, 1); break;
            case '+': Put(TokenKind.Add, 1); break;
            case '-': Put(TokenKind.Subtract, 1); break;
            case '*': Put(TokenKind.Multiply, 1); break;
            case '/': Put(TokenKind.Divide, 1); break;
            case '%': Put(TokenKind.Modulo, 1); break;
            case '^': Put(TokenKind.Power, 1); break;
            case '@': Put(TokenKind.At, 1); break;
            case '=' when next == '=': Put(TokenKind.EqualEqual, 2); break;
            case '=' when next == '~': Fail(1, "unexpected '=~': label matchers belong in braces"); break;
            case '=': Put(TokenKind.Equal, 1); break;
            case '!' when next == '=': Put(TokenKind.NotEqual, 2); break;
            case '!': Fail(1, next == '~' ? "unexpected '!~': label matchers belong in braces" : "expected '=' after '!'"); break;
            case '<': Put(next == '=' ? TokenKind.LessOrEqual : TokenKind.Less, next == '=' ? 2 : 1); break;
            case '>': Put(next == '=' ? TokenKind.GreaterOrEqual : TokenKind.Greater, next == '=' ? 2 : 1); break;
            case '(': Open(); break;
            case ')': Close(); break;
            case '{' when !isInBrackets: (isInBraces, opened, _) = (true, at, Put(TokenKind.LeftBrace, 1)); break;
            case '[' when !isInBrackets: (isInBrackets, opened, hasColon, hasDuration, _) = (true, at, false, false, Put(TokenKind.LeftBracket, 1)); break;
            case ']' when isInBrackets: (isInBrackets, _) = (false, Put(TokenKind.RightBracket, 1)); break;
            case ']': Fail(1, "unexpected ']': nothing opened it"); break;
            case '"' or '\'' or '`': PutString(c); break;
            default:
                if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(next)))
                {
                    PutNumber();
                }
                else if (isInBrackets && (IsAlphabetic(c) || c == ':'))
                {
                    PutWordInBrackets();
                }
                else if (IsAlphabetic(c) || c == ':')
                {
                    PutWord();
                }
                else
                {
                    FailAtCharacter(isInBrackets ? " in brackets" : "");
                }

                break;
        }
    }

    // What Prometheus reads up to the first number in brackets.
    private void NextInBrackets()
    {
        switch (text[at])
        {
            case ']': (isInBrackets, _) = (false, Put(TokenKind.RightBracket, 1)); break;
            case ':': Fail(1, "expected a range before ':'"); break;
            case '+': Put(TokenKind.Add, 1); break;
            case '-': Put(TokenKind.Subtract, 1); break;
            case '*': Put(TokenKind.Multiply, 1); break;
            case '/': Put(TokenKind.Divide, 1); break;
            case '%': Put(TokenKind.Modulo, 1); break;
            case '^': Put(TokenKind.Power, 1); break;
            case '(': Open(); break;
            case ')': Close(); break;
            case var c when char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])):
                hasDuration = true;
                PutNumber();
                break;
            case var c when hasDurationFunctions && IsAlphabetic(c):
                hasDuration = true;
                PutWordInBrackets();
                break;
            default: FailAtCharacter(" in brackets, where a duration such as 5m is expected"); break;
        }
    }

    private void NextInBraces()
    {
        var (c, next) = (text[at], at + 1 < text.Length ? text[at + 1] : '\0');
        switch (c)
        {
            case ',': Put(TokenKind.Comma, 1); break;
            case '=': Put(next == '~' ? TokenKind.RegexMatch : TokenKind.Equal, next == '~' ? 2 : 1); break;
            case '!' when next == '=': Put(TokenKind.NotEqual, 2); break;
            case '!' when next == '~': Put(TokenKind.RegexNotMatch, 2); break;
            case '!': Fail(1, "expected '=' or '~' after '!'"); break;
            case '}': (isInBraces, _) = (false, Put(TokenKind.RightBrace, 1)); break;
            case '{': Fail(1, "unexpected '{' inside braces"); break;
            case '"' or '\'' or '`': PutString(c); break;
            case var first when IsAlphabetic(first): Put(TokenKind.Identifier, LengthOf(static letter => IsAlphabetic(letter) || char.IsAsciiDigit(letter))); break;
            default: FailAtCharacter(" inside braces"); break;
        }
    }

    private void Open()
    {
        parentheses.Push(at);
        Put(TokenKind.LeftParenthesis, 1);
    }

    private void Close()
    {
        if (parentheses.TryPop(out _))
        {
            Put(TokenKind.RightParenthesis, 1);
        }
        else
        {
            Fail(1, "unexpected ')': nothing opened it");
        }
    }

    private void PutWord()
    {
        var length = LengthOf(static letter => IsAlphabetic(letter) || char.IsAsciiDigit(letter) || letter == ':');
        var word = text.AsSpan(at, length);
        Put(word.Contains(':') ? TokenKind.MetricIdentifier : Keywords.Find(word), length);
    }

    // Prometheus takes any letter behind a range for the colon of a subquery, and so has [5s x 5s]; with calculated durations there are words.
    private void PutWordInBrackets()
    {
        if (hasDurationFunctions && IsAlphabetic(text[at]))
        {
            Put(TokenKind.Identifier, LengthOf(static letter => IsAlphabetic(letter) || char.IsAsciiDigit(letter)));
        }
        else if (hasColon)
        {
            Fail(1, "unexpected second ':' in brackets");
        }
        else
        {
            hasColon = true;
            Put(TokenKind.Colon, 1);
        }
    }

    private void PutNumber()
    {
        var (kind, length) = NumberScanner.Scan(text.AsSpan(at));
        if (kind == TokenKind.Error)
        {
            Fail(length, $"'{text.AsSpan(at, length)}' is not a valid number or duration");
        }
        else
        {
            Put(kind, length);
        }
    }

    private void PutString(char quote)
    {
        var end = at + 1;
        while (end < text.Length && text[end] != quote && (quote == '`' || text[end] != '\n'))
        {
            end += quote != '`' && text[end] == '\\' ? 2 : 1;
        }

        if (end >= text.Length || text[end] != quote)
        {
            Fail(1, "unclosed string");
            return;
        }

        Put(TokenKind.String, end + 1 - at);
    }

    private int LengthOf(Func<char, bool> isPart)
    {
        var end = at;
        while (end < text.Length && isPart(text[end]))
        {
            end++;
        }

        return end - at;
    }

    private bool Put(TokenKind kind, int length)
    {
        token = new(kind, at, length);
        at += length;
        return true;
    }

    private void Fail(int length, string fault) => (token, Fault) = (new(TokenKind.Error, at, length), fault);

    private void FailAtCharacter(string where)
    {
        var length = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
        Fail(length, $"unexpected character '{text.AsSpan(at, length)}'{where}");
    }

    private static bool IsAlphabetic(char c) => char.IsAsciiLetter(c) || c == '_';
}
