using System.Text;

namespace MilvusManifests.Text.Patterns;

/// <summary>Translates an ECMAScript or RE2 regular expression to .NET.</summary>
internal sealed partial class PatternTranslation
{
    private readonly string pattern;
    private readonly PatternFlavour flavour;
    private readonly StringBuilder output;
    private int at;
    private bool isMultiline;
    private string? reason;
    private bool isUnsupported;

    private PatternTranslation(string pattern, PatternFlavour flavour)
    {
        this.pattern = pattern;
        this.flavour = flavour;
        output = new StringBuilder(pattern.Length + 16);
    }

    private bool IsRe2 => flavour == PatternFlavour.Re2;

    /// <summary>The pattern for .NET, or why there is none.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="flavour">Its language.</param>
    /// <param name="reason">Why there is none; null if there is one.</param>
    /// <param name="isUnsupported">Whether the pattern is valid in its language and just not supported here.</param>
    public static string Translate(string pattern, PatternFlavour flavour, out string? reason, out bool isUnsupported)
    {
        var translation = new PatternTranslation(pattern, flavour);
        translation.TranslateAll();
        (reason, isUnsupported) = (translation.reason, translation.isUnsupported);
        return translation.output.ToString();
    }

    /// <summary>Why .NET rejects a pattern, in a few words.</summary>
    public static string Explain(ArgumentException error)
    {
        var message = error.Message.ReplaceLineEndings(" ");
        var offset = message.IndexOf(" at offset ", StringComparison.Ordinal);
        var text = offset < 0 ? message : message[(offset + " at ".Length)..];
        return text.Length == 0 ? "it is malformed" : text.TrimEnd('.');
    }

    private void TranslateAll()
    {
        while (at < pattern.Length && reason is null)
        {
            switch (pattern[at])
            {
                case '\\':
                    Escape(inClass: false);
                    break;
                case '[':
                    Class();
                    break;
                case '(':
                    Group();
                    break;
                case '$' when !isMultiline:
                    Put("\\z", 1);
                    break;
                case '.' when !IsRe2:
                    Put("[^\\n\\r\\u2028\\u2029]", 1);
                    break;
                case '#' or ' ':
                    output.Append('\\').Append(pattern[at++]);
                    break;
                case var c when char.IsHighSurrogate(c) && at + 1 < pattern.Length:
                    output.Append("(?:").Append(pattern, at, 2).Append(')');
                    at += 2;
                    break;
                default:
                    output.Append(pattern[at++]);
                    break;
            }
        }

        reason ??= IsRe2 ? Re2Limits.Fault(pattern) : null;
    }

    private void Group()
    {
        if (Follows("(?P<"))
        {
            Put("(?<", 4);
        }
        else if (Follows("(?>") || Follows("(?(") || Follows("(?'"))
        {
            reason = $"it has no group '{pattern.AsSpan(at, 3)}'";
        }
        else if (IsRe2 && (Follows("(?=") || Follows("(?!") || Follows("(?<=") || Follows("(?<!")))
        {
            reason = $"RE2 has no lookarounds such as '{pattern.AsSpan(at, pattern[at + 2] == '<' ? 4 : 3)}'";
        }
        else if (IsRe2 && Follows("(?") && FlagsEnd() is > 0 and var end)
        {
            Flags(end);
        }
        else if (IsRe2 && Follows("(?") && !Follows("(?:") && !Follows("(?<"))
        {
            reason = $"RE2 has no group '{pattern.AsSpan(at, Math.Min(3, pattern.Length - at))}'";
        }
        else
        {
            output.Append(pattern[at++]);
        }
    }

    private int FlagsEnd()
    {
        var end = at + 2;
        while (end < pattern.Length && pattern[end] is 'i' or 'm' or 's' or 'U' or '-')
        {
            end++;
        }

        return end > at + 2 && end < pattern.Length && pattern[end] is ':' or ')' ? end : 0;
    }

    private void Flags(int end)
    {
        var flags = pattern.AsSpan(at + 2, end - at - 2);
        isMultiline |= flags.Contains('m');

        // Which of several matches is found does not matter, so neither does whether repetitions are greedy.
        output.Append("(?").Append(flags.ToString().Replace("U", "", StringComparison.Ordinal));
        at = end;
    }

    private void Class()
    {
        output.Append('[');
        at++;
        var start = at;
        if (at < pattern.Length && pattern[at] == '^')
        {
            output.Append('^');
            start = ++at;
        }

        if (!IsRe2 && at < pattern.Length && pattern[at] == ']')
        {
            // [] matches nothing and [^] anything in ECMAScript.
            output.Length -= pattern[at - 1] == '^' ? 2 : 1;
            Put(pattern[at - 1] == '^' ? "[\\s\\S]" : "[^\\s\\S]", 1);
            return;
        }

        while (at < pattern.Length && reason is null)
        {
            switch (pattern[at])
            {
                case ']' when at > start:
                    output.Append(']');
                    at++;
                    return;
                case ']':
                    Put("\\]", 1);
                    break;
                case '[' when IsRe2 && at + 1 < pattern.Length && pattern[at + 1] == ':':
                    PosixClass();
                    break;
                case '[':
                    Put("\\[", 1);
                    break;
                case '-' when at + 2 < pattern.Length && pattern[at + 1] == '\\' && IsSet(pattern[at + 2]):
                    Put("\\-", 1);
                    break;
                case '\\':
                    EscapeInClass();
                    break;
                case var c when char.IsSurrogate(c):
                    Lack("characters beyond U+FFFF in a class are not supported");
                    break;
                default:
                    output.Append(pattern[at++]);
                    break;
            }
        }

        reason ??= "'[' is not closed";
    }

    private void Lack(string what) => (reason, isUnsupported) = (what, true);

    private void EscapeInClass()
    {
        var isSet = at + 1 < pattern.Length && IsSet(pattern[at + 1]);
        Escape(inClass: true);
        if (isSet && at < pattern.Length && pattern[at] == '-')
        {
            Put("\\-", 1);
        }
    }

    // A set cannot be the end of a range: a '-' next to it is literal.
    private static bool IsSet(char escaped) => escaped is 'd' or 'D' or 'w' or 'W' or 's' or 'S' or 'p' or 'P';

    private void PosixClass()
    {
        var end = pattern.IndexOf(":]", at + 2, StringComparison.Ordinal);
        var name = end < 0 ? [] : pattern.AsSpan(at + 2, end - at - 2);
        var members = name switch
        {
            "alnum" => "0-9A-Za-z",
            "alpha" => "A-Za-z",
            "ascii" => "\\x00-\\x7F",
            "blank" => "\\t\\x20",
            "cntrl" => "\\x00-\\x1F\\x7F",
            "digit" => "0-9",
            "graph" => "!-~",
            "lower" => "a-z",
            "print" => "\\x20-~",
            "punct" => "!-/:-@\\[-`{-~",
            "space" => "\\t\\n\\v\\f\\r\\x20",
            "upper" => "A-Z",
            "word" => "0-9A-Za-z_",
            "xdigit" => "0-9A-Fa-f",
            _ => null,
        };
        if (members is null)
        {
            reason = $"the class '[:{name}:]' is not supported";
            return;
        }

        Put(members, end + 2 - at);
    }

    private bool Follows(string text) => string.CompareOrdinal(pattern, at, text, 0, text.Length) == 0;

    private void Put(ReadOnlySpan<char> text, int length)
    {
        output.Append(text);
        at += length;
    }
}
