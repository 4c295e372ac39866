using System.Buffers;

namespace MilvusManifests.Yaml;

/// <summary>
/// What type a plain scalar is: the core schema of YAML 1.2 (section 10.3.2), which JSON and today's Kubernetes tools agree on for everything
/// the writer leaves plain. Words that a YAML 1.1 reader takes for something else (<c>yes</c>, <c>0755</c>, <c>1_000</c>, <c>=</c>) are strings
/// or numbers of 1.2 here; the writer quotes them so that both readers agree.
/// </summary>
public static class YamlScalarResolution
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

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
            return text.Length > 2 && text[2..].IndexOfAnyExcept(HexDigits) < 0 ? YamlScalarKind.Integer : YamlScalarKind.String;
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
