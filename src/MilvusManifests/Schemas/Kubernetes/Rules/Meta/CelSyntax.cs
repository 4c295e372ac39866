using System.Globalization;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Meta;

/// <summary>
/// What no reader of the Common Expression Language accepts: brackets that do not match, strings without an end, operators without operands.
/// Names, types and costs are not judged.
/// </summary>
internal sealed partial class CelSyntax
{
    private readonly string text;
    private readonly Stack<Bracket> open = new([new Bracket('\0')]);
    private int at;
    private string? fault;

    private CelSyntax(string text) => this.text = text;

    /// <summary>What is wrong with an expression; null if nothing is known to be.</summary>
    public static string? Fault(string text)
    {
        var syntax = new CelSyntax(text);
        syntax.Read();
        return syntax.fault;
    }

    private string Place => string.Create(CultureInfo.InvariantCulture, $"at character {at + 1}");

    private void Read()
    {
        var needsOperand = true;
        while (fault is null && SkipBlanks())
        {
            needsOperand = needsOperand ? ReadOperand() : ReadOperator();
        }

        if (fault is null && open.Count > 1)
        {
            fault = $"'{open.Peek().Symbol}' is never closed";
        }
        else if (fault is null && needsOperand)
        {
            fault = "it ends where a value is expected";
        }
        else
        {
            EndItem();
        }
    }

    private bool SkipBlanks()
    {
        while (at < text.Length)
        {
            if (string.CompareOrdinal(text, at, "//", 0, 2) == 0)
            {
                var end = text.IndexOf('\n', at);
                at = end < 0 ? text.Length : end;
            }
            else if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    // Returns whether another operand has to follow.
    private bool ReadOperand()
    {
        var c = text[at];
        if (c is '!' or '-' or '?')
        {
            return Step(needsOperand: true); // '?' marks an optional member of a list or a map
        }

        if (c is ')' or ']' or '}' && PreviousIsComma())
        {
            return Close(c);
        }

        open.Peek().HasValue = true;
        if (c is '(' or '[' or '{')
        {
            return Open(c);
        }

        if (StringPrefix() is >= 0 and var prefix)
        {
            ReadString(prefix);
            return false;
        }

        if (c == '`')
        {
            ReadQuotedName();
            return false;
        }

        if (char.IsAsciiLetterOrDigit(c) || c == '_' || (c == '.' && at + 1 < text.Length && (char.IsAsciiLetterOrDigit(text[at + 1]) || text[at + 1] == '_')))
        {
            ReadWord();
            return false;
        }

        return Fail(c is ')' or ']' or '}' || IsSymbol(c) ? $"'{c}' where a value is expected, {Place}" : $"'{c}' is not allowed, {Place}");
    }

    // Returns whether an operand has to follow.
    private bool ReadOperator()
    {
        var c = text[at];
        switch (c)
        {
            case ')' or ']' or '}':
                return Close(c);
            case '(' or '[' or '{':
                return Open(c);
            case '.':
                return Step(needsOperand: true);
            case '=' or '&' or '|':
                return at + 1 < text.Length && text[at + 1] == c ? Step(needsOperand: true, 2) : Fail($"'{c}' is not an operator; use '{c}{c}', {Place}");
            case '!':
                return at + 1 < text.Length && text[at + 1] == '=' ? Step(needsOperand: true, 2) : Fail($"'!' where an operator is expected, {Place}");
            case '<' or '>':
                return Step(needsOperand: true, at + 1 < text.Length && text[at + 1] == '=' ? 2 : 1);
            case ',':
                return open.Count == 1 ? Fail($"',' outside of brackets, {Place}") : EndItem() && Step(needsOperand: true);
            case '?':
                open.Peek().Conditions++;
                return Step(needsOperand: true);
            case ':':
                return open.Peek().TakeColon() ? Step(needsOperand: true) : Fail($"':' without '?', {Place}");
            case '+' or '-' or '*' or '/' or '%':
                return Step(needsOperand: true);
        }

        var start = at;
        if (char.IsAsciiLetterOrDigit(c) || c is '_' or '"' or '\'')
        {
            if (char.IsAsciiLetter(c))
            {
                ReadWord();
                if (text[start..at] == "in")
                {
                    return true;
                }
            }

            at = start;
            return Fail($"an operator is expected before '{(c is '"' or '\'' ? c.ToString() : text[start..WordEnd()])}', {Place}");
        }

        return Fail($"'{c}' is not allowed, {Place}");
    }

    private bool Open(char c)
    {
        open.Push(new Bracket(c));
        return Step(needsOperand: !ClosesNext());
    }

    private bool Close(char c)
    {
        var expected = c switch { ')' => '(', ']' => '[', _ => '{' };
        if (open.Peek().Symbol != expected)
        {
            return Fail($"'{c}' without '{expected}', {Place}");
        }

        EndItem();
        open.Pop();
        return Step(needsOperand: false);
    }

    // Returns whether what was between two commas is complete.
    private bool EndItem()
    {
        var item = open.Peek();
        if (item.Conditions > 0)
        {
            return Fail($"'?' without ':' before character {(at + 1).ToString(CultureInfo.InvariantCulture)}");
        }

        if (item is { Symbol: '{', HasValue: true, HasColon: false })
        {
            return Fail($"a key without ':' and a value before character {(at + 1).ToString(CultureInfo.InvariantCulture)}");
        }

        (item.HasValue, item.HasColon) = (false, false);
        return true;
    }

    private bool ClosesNext()
    {
        var start = at++;
        var closes = SkipBlanks() && text[at] is ')' or ']' or '}';
        at = start;
        return closes;
    }

    private bool PreviousIsComma()
    {
        var previous = text.AsSpan(0, at).TrimEnd();
        return previous.EndsWith(",") && open.Peek().Symbol is '[' or '{';
    }

    private bool Step(bool needsOperand, int length = 1)
    {
        at += length;
        return needsOperand;
    }

    private bool Fail(string reason)
    {
        fault ??= reason;
        return false;
    }

    private static bool IsSymbol(char c) => c is '=' or '&' or '|' or '<' or '>' or '+' or '*' or '/' or '%' or ':' or ',' or '.';

    private sealed class Bracket(char symbol)
    {
        public char Symbol { get; } = symbol;

        /// <summary>How many conditions still need their ':'.</summary>
        public int Conditions { get; set; }

        public bool HasValue { get; set; }

        public bool HasColon { get; set; }

        public bool TakeColon()
        {
            if (Conditions > 0)
            {
                Conditions--;
                return true;
            }

            var isKey = Symbol == '{' && !HasColon;
            HasColon |= isKey;
            return isKey;
        }
    }
}
