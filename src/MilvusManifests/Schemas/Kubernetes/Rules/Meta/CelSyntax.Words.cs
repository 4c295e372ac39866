namespace MilvusManifests.Schemas.Kubernetes.Rules.Meta;

// Names, numbers and strings.
internal sealed partial class CelSyntax
{
    private int WordEnd()
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return Math.Max(end, at + 1);
    }

    // Numbers are read as words: signs of exponents and fractions belong to them.
    private void ReadWord()
    {
        var isNumber = char.IsAsciiDigit(text[at]) || text[at] == '.';
        var start = at++;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_' || (isNumber && (text[at] == '.' || (text[at] is '+' or '-' && IsExponent(start))))))
        {
            at++;
        }
    }

    private bool IsExponent(int start) => text[at - 1] is 'e' or 'E' && !text.AsSpan(start, at - start).StartsWith("0x", StringComparison.OrdinalIgnoreCase);

    private int StringPrefix()
    {
        var length = 0;
        while (length < 2 && at + length < text.Length && text[at + length] is 'r' or 'R' or 'b' or 'B')
        {
            length++;
        }

        return at + length < text.Length && text[at + length] is '"' or '\'' ? length : -1;
    }

    private void ReadString(int prefix)
    {
        var isRaw = text.AsSpan(at, prefix).ContainsAny('r', 'R');
        var start = at;
        at += prefix;
        var quote = string.CompareOrdinal(text, at, new string(text[at], 3), 0, 3) == 0 ? text.Substring(at, 3) : text.Substring(at, 1);
        at += quote.Length;
        while (at < text.Length && string.CompareOrdinal(text, at, quote, 0, quote.Length) != 0)
        {
            if (quote.Length == 1 && text[at] is '\n' or '\r')
            {
                break;
            }

            at += text[at] == '\\' && !isRaw ? 2 : 1;
        }

        if (at >= text.Length || string.CompareOrdinal(text, at, quote, 0, quote.Length) != 0)
        {
            at = start;
            fault = $"a string without an end, {Place}";
            return;
        }

        at += quote.Length;
    }

    private void ReadQuotedName()
    {
        var end = text.IndexOf('`', at + 1);
        if (end < 0)
        {
            fault = $"a name without an end, {Place}";
            return;
        }

        at = end + 1;
    }
}
