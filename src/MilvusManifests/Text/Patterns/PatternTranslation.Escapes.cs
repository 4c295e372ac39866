using System.Globalization;

namespace MilvusManifests.Text.Patterns;

// What follows a backslash.
internal sealed partial class PatternTranslation
{
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
                Lack("'\\C' matches a byte, which is not supported");
                break;
            case '/' or '-' or '"' or '\'' or '@' or '%' or '&' or '~' or '`' or '!' or ',' or ';' or ':' or '=' or '<' or '>' or '#' or ' ' or '_':
                output.Append(c is '-' or '#' or ' ' ? "\\" : "").Append(c);
                at += 2;
                break;
            case >= '1' and <= '9' when IsRe2 && !IsOctal():
                reason = $"RE2 has no backreferences such as '\\{c}'";
                break;
            case 'u' or 'c' or 'e' or 'k' or 'g' or 'h' or 'i' or 'j' or 'l' or 'm' or 'o' or 'q' or 'y' when IsRe2:
            case 'H' or 'I' or 'J' or 'K' or 'L' or 'M' or 'N' or 'O' or 'R' or 'T' or 'U' or 'V' or 'X' or 'Y' when IsRe2:
            case 'Z' or 'G':
                reason = $"'\\{c}' is not a known escape";
                break;
            default:
                Put(pattern.AsSpan(at, 2), 2);
                break;
        }
    }

    private bool IsOctal() => at + 2 < pattern.Length && pattern[at + 1] is >= '1' and <= '7' && pattern[at + 2] is >= '0' and <= '7';

    private void Property()
    {
        var sign = pattern[at + 1];
        var isBraced = at + 2 < pattern.Length && pattern[at + 2] == '{';
        var end = isBraced ? pattern.IndexOf('}', at) : at + 2;
        if (end < 0 || end >= pattern.Length)
        {
            reason = $"'\\{sign}' has no property name";
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
            Lack($"the Unicode property '{name}' is not supported");
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
            Lack($"'{pattern.AsSpan(at, Math.Min(pattern.Length - at, 10))}' is not supported");
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
}
