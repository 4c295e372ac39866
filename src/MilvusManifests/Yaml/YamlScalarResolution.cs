namespace MilvusManifests.Yaml;

/// <summary>
/// The type of a plain scalar: the core schema of YAML 1.2 (section 10.3.2), which JSON and today's Kubernetes tools agree on for everything
/// the writer leaves plain. Words that a YAML 1.1 reader resolves differently (<c>yes</c>, <c>0755</c>, <c>1_000</c>, <c>=</c>) are strings
/// or numbers of 1.2 here; the writer quotes them so that both readers agree.
/// </summary>
internal static class YamlScalarResolution
{
    /// <summary>The kind of a plain scalar.</summary>
    public static YamlScalarKind Resolve(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || text is "~" or "null" or "Null" or "NULL")
        {
            return YamlScalarKind.Null;
        }

        if (text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE")
        {
            return YamlScalarKind.Boolean;
        }

        var first = text[0];
        return char.IsAsciiDigit(first) || first is '-' or '+' or '.' ? ResolveNumber(text) : YamlScalarKind.String;
    }

    /// <summary>
    /// Whether a YAML 1.1 reader, as in Kubernetes' tools, may resolve a plain scalar differently from <see cref="Resolve"/>:
    /// <c>yes</c>, <c>on</c>, <c>y</c>, <c>0755</c>, <c>1_000</c>, <c>0b1</c>, <c>1e3</c>, <c>08:00</c>, <c>2001-01-01</c>, <c>=</c>, <c>&lt;&lt;</c>.
    /// Errs on the side of true, but never for a text that does not look like one of these.
    /// </summary>
    public static bool IsAmbiguous(ReadOnlySpan<char> text) => Resolve(text) switch
    {
        YamlScalarKind.Integer => IsAmbiguousInteger(text),
        YamlScalarKind.Float => IsAmbiguousFloat(text),
        YamlScalarKind.String => IsWordOfYaml11(text) || LooksLikeNumber(text) || LooksLikeDate(text),
        _ => false,
    };

    private static bool IsAmbiguousInteger(ReadOnlySpan<char> text)
    {
        var unsigned = text[0] is '-' or '+' ? text[1..] : text;
        return unsigned.Length > 1 && unsigned[0] == '0' && unsigned[1] != 'x';
    }

    private static bool IsAmbiguousFloat(ReadOnlySpan<char> text)
    {
        var unsigned = text[0] is '-' or '+' ? text[1..] : text;
        if (unsigned[0] == '.' && char.IsAsciiDigit(unsigned[1]) && unsigned.Length < text.Length)
        {
            return true;
        }

        var exponent = unsigned.IndexOfAny('e', 'E');
        return exponent >= 0 && char.IsAsciiDigit(unsigned[^1]) && (!unsigned.Contains('.') || char.IsAsciiDigit(unsigned[exponent + 1]));
    }

    private static bool IsWordOfYaml11(ReadOnlySpan<char> text) => text.Length switch
    {
        1 => text[0] is 'y' or 'Y' or 'n' or 'N' or '=',
        2 => text is "<<" || Is(text, "no") || Is(text, "on"),
        3 => Is(text, "yes") || Is(text, "off"),
        4 => Is(text, "true") || Is(text, "null") || Is(text, ".nan") || Is(text, ".inf"),
        5 => Is(text, "false") || Is(text[1..], ".inf"),
        _ => false,
    };

    private static bool LooksLikeNumber(ReadOnlySpan<char> text)
    {
        // Readers of YAML 1.1 leave out every '_' of what begins as a number, wherever it is.
        if (text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] is '-' or '+') && text.Contains('_'))
        {
            text = text.ToString().Replace("_", "", StringComparison.Ordinal);
        }

        var unsigned = text.Length > 0 && text[0] is '-' or '+' ? text[1..] : text;
        if (unsigned.IsEmpty || !(char.IsAsciiDigit(unsigned[0]) || unsigned[0] == '.'))
        {
            return false;
        }

        if (unsigned.Length > 1 && unsigned[0] == '0' && char.ToLowerInvariant(unsigned[1]) is 'x' or 'o' or 'b')
        {
            return AreHexDigits(unsigned[2..], allowBlank: true);
        }

        var digits = IndexOfOtherThanDigitSigns(unsigned);
        var mantissa = digits < 0 ? unsigned : unsigned[..digits];
        if (mantissa.IndexOfAnyInRange('0', '9') < 0 || (mantissa.Count('.') > 1 && !mantissa.Contains(':')))
        {
            return false;
        }

        if (digits < 0)
        {
            return true;
        }

        var exponent = unsigned[digits..];
        return exponent[0] is 'e' or 'E' && IndexOfOtherThanDigitSigns(exponent[1..].TrimStart("+-")) < 0;
    }

    private static int IndexOfOtherThanDigitSigns(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) && text[i] is not ('_' or '.' or ':'))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool AreHexDigits(ReadOnlySpan<char> text, bool allowBlank)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c) && !(allowBlank && c == '_'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool LooksLikeDate(ReadOnlySpan<char> text) =>
        text.Length >= 8 && text[4] == '-' && char.IsAsciiDigit(text[5]) && text[..4].IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool Is(ReadOnlySpan<char> text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static YamlScalarKind ResolveNumber(ReadOnlySpan<char> text)
    {
        if (text is ".nan" or ".NaN" or ".NAN")
        {
            return YamlScalarKind.Float;
        }

        if (text.StartsWith("0o", StringComparison.Ordinal))
        {
            return text.Length > 2 && text[2..].IndexOfAnyExceptInRange('0', '7') < 0 ? YamlScalarKind.Integer : YamlScalarKind.String;
        }

        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return text.Length > 2 && AreHexDigits(text[2..], allowBlank: false) ? YamlScalarKind.Integer : YamlScalarKind.String;
        }

        var unsigned = text[0] is '-' or '+' ? text[1..] : text;
        if (unsigned is ".inf" or ".Inf" or ".INF")
        {
            return YamlScalarKind.Float;
        }

        var whole = CountDigits(unsigned);
        var rest = unsigned[whole..];
        if (rest.Length == 0)
        {
            return whole > 0 ? YamlScalarKind.Integer : YamlScalarKind.String;
        }

        var fraction = 0;
        if (rest[0] == '.')
        {
            fraction = CountDigits(rest[1..]);
            rest = rest[(1 + fraction)..];
        }

        if (whole + fraction == 0)
        {
            return YamlScalarKind.String;
        }

        if (rest.Length > 0 && rest[0] is 'e' or 'E')
        {
            rest = rest[1..];
            rest = rest.Length > 0 && rest[0] is '-' or '+' ? rest[1..] : rest;
            var exponent = CountDigits(rest);
            return exponent > 0 && exponent == rest.Length ? YamlScalarKind.Float : YamlScalarKind.String;
        }

        return rest.Length == 0 ? YamlScalarKind.Float : YamlScalarKind.String;
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var other = text.IndexOfAnyExceptInRange('0', '9');
        return other < 0 ? text.Length : other;
    }
}
