namespace MilvusManifests.PromQL.Lexing;

/// <summary>Finds where a number or a duration ends.</summary>
internal static class NumberScanner
{
    /// <summary>Whether a text starts with a number, a duration or something that is neither, and how long that is.</summary>
    public static (TokenKind Kind, int Length) Scan(ReadOnlySpan<char> text)
    {
        var number = NumberLength(text);
        if (number > 0 && !IsWord(text, number) && !(number < text.Length && text[number] == '.'))
        {
            return (TokenKind.Number, number);
        }

        var duration = DurationLength(text);
        if (duration > 0 && !IsWord(text, duration))
        {
            return (TokenKind.Duration, duration);
        }

        var end = 1;
        while (IsWord(text, end) || (end < text.Length && text[end] == '.'))
        {
            end++;
        }

        return (TokenKind.Error, end);
    }

    // Digits with underscores between them, hexadecimal ones too, a fraction and an exponent.
    private static int NumberLength(ReadOnlySpan<char> text)
    {
        if (text.Length > 1 && text[0] == '0' && text[1] is 'x' or 'X')
        {
            var start = text.Length > 2 && text[2] == '_' ? 3 : 2;
            var hexadecimal = Digits(text, start, char.IsAsciiHexDigit);
            return hexadecimal == start ? 0 : hexadecimal;
        }

        var end = Digits(text, 0, char.IsAsciiDigit);
        if (end < text.Length && text[end] == '.')
        {
            end = Digits(text, end + 1, char.IsAsciiDigit);
        }

        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var sign = end + 1 < text.Length && text[end + 1] is '+' or '-' ? 2 : 1;
            var exponent = Digits(text, end + sign, char.IsAsciiDigit);
            return exponent > end + sign ? exponent : end;
        }

        return end;
    }

    private static int Digits(ReadOnlySpan<char> text, int start, Func<char, bool> isDigit)
    {
        var end = start;
        while (end < text.Length && (isDigit(text[end]) || (text[end] == '_' && end > start && end + 1 < text.Length && isDigit(text[end + 1]))))
        {
            end++;
        }

        return end;
    }

    // 1h30m; which units there are, and in which order, is checked when it is read.
    private static int DurationLength(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            var unit = Digits(text, end, char.IsAsciiDigit);
            if (unit >= text.Length || text[unit] is not ('s' or 'm' or 'h' or 'd' or 'w' or 'y'))
            {
                return 0;
            }

            end = unit + (unit + 1 < text.Length && text[unit + 1] == 's' ? 2 : 1);
        }

        return end;
    }

    private static bool IsWord(ReadOnlySpan<char> text, int at) => at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_');
}
