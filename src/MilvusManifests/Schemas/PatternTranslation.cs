using System.Globalization;
using System.Text;

namespace MilvusManifests.Schemas;

/// <summary>Rewrites a regular expression of ECMAScript or RE2 so that .NET reads it as its author meant it.</summary>
internal sealed class PatternTranslation
{
    private readonly string pattern;
    private readonly PatternFlavour flavour;
    private readonly StringBuilder output;
    private int at;
    private bool isMultiline;
    private string? reason;

    private PatternTranslation(string pattern, PatternFlavour flavour)
    {
        this.pattern = pattern;
        this.flavour = flavour;
        output = new StringBuilder(pattern.Length + 16);
    }

    private bool IsRe2 => flavour == PatternFlavour.Re2;

    /// <summary>The pattern for .NET, and why there is none.</summary>
    public static string Translate(string pattern, PatternFlavour flavour, out string? reason)
    {
        var translation = new PatternTranslation(pattern, flavour);
        translation.TranslateAll();
        reason = translation.reason;
        return translation.output.ToString();
    }

    /// <summary>What .NET has against a pattern, in a few words.</summary>
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
        else if (IsRe2 && Follows("(?") && FlagsEnd() is > 0 and var end)
        {
            Flags(end);
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
        if (flags.Contains('U'))
        {
            reason = "the flag U is not known here";
        }

        isMultiline |= flags.Contains('m');
        output.Append(pattern, at, end - at);
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
                    reason = "characters beyond U+FFFF in a class are not supported";
                    break;
                default:
                    output.Append(pattern[at++]);
                    break;
            }
        }

        reason ??= "'[' is not closed";
    }

    private void EscapeInClass()
    {
        var isSet = at + 1 < pattern.Length && IsSet(pattern[at + 1]);
        Escape(inClass: true);
        if (isSet && at < pattern.Length && pattern[at] == '-')
        {
            Put("\\-", 1);
        }
    }

    // A set is no end of a range: a '-' beside it stands for itself.
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
            reason = $"the class '[:{name}:]' is not known";
            return;
        }

        Put(members, end + 2 - at);
    }

    private void Escape(bool inClass)
    {
        if (at + 1 == pattern.Length)
        {
            reason = "it ends in '\\'";
            return;
        }

        var c = pattern[at + 1];
        switch (c)
        {
            case 'd':
                Put(inClass ? "0-9" : "[0-9]", 2);
                break;
            case 'D' when !inClass:
                Put("[^0-9]", 2);
                break;
            case 'w':
                Put(inClass ? "0-9A-Za-z_" : "[0-9A-Za-z_]", 2);
                break;
            case 'W' when !inClass:
                Put("[^0-9A-Za-z_]", 2);
                break;
            case 's' when IsRe2:
                Put(inClass ? "\\t\\n\\f\\r\\x20" : "[\\t\\n\\f\\r\\x20]", 2);
                break;
            case 's':
                Put(inClass ? "\\s\\uFEFF" : "[\\s\\uFEFF]", 2);
                break;
            case 'S' when !inClass:
                Put(IsRe2 ? "[^\\t\\n\\f\\r\\x20]" : "[^\\s\\uFEFF]", 2);
                break;
            case 'D':
                Put("\\x00-/:-\\uFFFF", 2);
                break;
            case 'W':
                Put("\\x00-/:-@\\[-^`{-\\uFFFF", 2);
                break;
            case 'p' or 'P':
                Property();
                break;
            case 'x' when at + 2 < pattern.Length && pattern[at + 2] == '{':
            case 'u' when at + 2 < pattern.Length && pattern[at + 2] == '{':
                CodePoint(inClass);
                break;
            case 'Q' when IsRe2:
                Literal();
                break;
            case 'C' when IsRe2:
                reason = "'\\C' matches a byte, and there are only characters here";
                break;
            case '/' or '-' or '"' or '\'' or '@' or '%' or '&' or '~' or '`' or '!' or ',' or ';' or ':' or '=' or '<' or '>' or '#' or ' ' or '_':
                output.Append(c is '-' or '#' or ' ' ? "\\" : "").Append(c);
                at += 2;
                break;
            case 'Z' or 'G':
                reason = $"'\\{c}' is not known";
                break;
            default:
                Put(pattern.AsSpan(at, 2), 2);
                break;
        }
    }

    private void Property()
    {
        var sign = pattern[at + 1];
        var isBraced = at + 2 < pattern.Length && pattern[at + 2] == '{';
        var end = isBraced ? pattern.IndexOf('}', at) : at + 2;
        if (end < 0 || end >= pattern.Length)
        {
            reason = $"'\\{sign}' names no property";
            return;
        }

        var name = isBraced ? pattern[(at + 3)..end] : pattern[end..(end + 1)];
        if (name.StartsWith('^'))
        {
            sign = sign == 'p' ? 'P' : 'p';
            name = name[1..];
        }

        if (UnicodeCategories.Find(name) is not { } category)
        {
            reason = $"the Unicode property '{name}' is not known";
            return;
        }

        output.Append('\\').Append(sign).Append('{').Append(category).Append('}');
        at = end + 1;
    }

    private void CodePoint(bool inClass)
    {
        var end = pattern.IndexOf('}', at);
        if (end < 0 || !int.TryParse(pattern.AsSpan(at + 3, end - at - 3), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            || value is < 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF) || (inClass && value > 0xFFFF))
        {
            reason = $"'{pattern.AsSpan(at, Math.Min(pattern.Length - at, 10))}' is not supported";
            return;
        }

        foreach (var unit in char.ConvertFromUtf32(value))
        {
            output.Append("\\u").Append(((int)unit).ToString("X4", CultureInfo.InvariantCulture));
        }

        at = end + 1;
    }

    private void Literal()
    {
        var end = pattern.IndexOf("\\E", at, StringComparison.Ordinal);
        var literal = pattern[(at + 2)..(end < 0 ? pattern.Length : end)];
        output.Append(System.Text.RegularExpressions.Regex.Escape(literal));
        at = end < 0 ? pattern.Length : end + 2;
    }

    private bool Follows(string text) => string.CompareOrdinal(pattern, at, text, 0, text.Length) == 0;

    private void Put(ReadOnlySpan<char> text, int length)
    {
        output.Append(text);
        at += length;
    }
}
