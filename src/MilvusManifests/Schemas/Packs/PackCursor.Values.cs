using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Packs;

// Words, strings and the values of one line.
internal sealed partial class PackCursor
{
    /// <summary>A word or quoted string.</summary>
    public string? TakeString() => Current == '"' ? TakeQuoted() : TakeWord() is { Length: > 0 } word ? word.ToString() : Fail("a name or string");

    /// <summary>A plain value.</summary>
    public YamlNode? TakeValue(int depth = 0)
    {
        if (depth > MaximumDepth)
        {
            Report(PackCodes.TooLarge, At, FormattableString.Invariant($"the value is nested deeper than {MaximumDepth} levels"));
            return null;
        }

        switch (Current)
        {
            case '"':
                return TakeQuoted() is { } quoted ? YamlScalar.String(quoted) : null;
            case '[':
                return TakeSequence(depth);
            case '{':
                return TakeMapping(depth);
            default:
                return TakeScalar();
        }
    }

    private ReadOnlySpan<char> TakeWord()
    {
        var start = At;
        while (At < text.Length && PackValue.IsWordCharacter(text[At]))
        {
            At++;
        }

        return text.AsSpan(start, At - start);
    }

    private YamlScalar? TakeScalar()
    {
        var start = At;
        var word = TakeWord();
        if (PackValue.IsWord(word))
        {
            return YamlScalar.String(word.ToString());
        }

        switch (word)
        {
            case "true" or "false":
                return new YamlScalar(word.ToString(), YamlScalarStyle.Plain, YamlScalarKind.Boolean);
            case "null":
                return YamlScalar.Null;
        }

        while (Current == '+')
        {
            At++;
            TakeWord();
        }

        word = text.AsSpan(start, At - start);
        return PackValue.IsJsonNumber(word) ? new YamlScalar(word.ToString(), YamlScalarStyle.Plain) : FailAt(start);
    }

    private YamlSequence? TakeSequence(int depth)
    {
        At++;
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        if (Take(']'))
        {
            return YamlSequence.Empty;
        }

        do
        {
            if (TakeValue(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }
        while (Take(','));
        return Take(']') ? new YamlSequence(items.ToImmutable()) : (YamlSequence?)FailNode("',' or ']'");
    }

    private YamlMapping? TakeMapping(int depth)
    {
        At++;
        if (Take('}'))
        {
            return YamlMapping.Empty;
        }

        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        do
        {
            var start = At;
            if (TakeString() is not { } key)
            {
                return null;
            }

            if (!keys.Add(key))
            {
                Report(PackCodes.Malformed, start, $"duplicate key '{key}'");
                return null;
            }

            if (!Take(':'))
            {
                return (YamlMapping?)FailNode("':'");
            }

            if (TakeValue(depth + 1) is not { } value)
            {
                return null;
            }

            entries.Add(new YamlEntry(YamlScalar.String(key), value));
        }
        while (Take(','));
        return Take('}') ? new YamlMapping(entries.ToImmutable()) : (YamlMapping?)FailNode("',' or '}'");
    }

    private string? TakeQuoted()
    {
        var start = At++;
        var rest = text.AsSpan(At);
        var plain = rest.IndexOfAny('"', '\\', '\n');
        if (plain >= 0 && rest[plain] == '"')
        {
            At += plain + 1;
            return rest[..plain].ToString();
        }

        var value = new StringBuilder();
        while (At < text.Length && text[At] != '\n')
        {
            var character = text[At++];
            if (character == '"')
            {
                return value.ToString();
            }

            if (character == '\\')
            {
                if (!TakeEscape(value))
                {
                    Report(PackCodes.Malformed, start, "invalid escape in a string");
                    return null;
                }
            }
            else
            {
                value.Append(character);
            }
        }

        Report(PackCodes.Malformed, start, "missing closing quote");
        return null;
    }

    private bool TakeEscape(StringBuilder value)
    {
        var character = Current;
        At++;
        if (character == 'u')
        {
            if (At + 4 > text.Length || !ushort.TryParse(text.AsSpan(At, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                return false;
            }

            value.Append((char)code);
            At += 4;
            return true;
        }

        var known = "\"\\/bfnrt".IndexOf(character, StringComparison.Ordinal);
        if (known < 0)
        {
            return false;
        }

        value.Append("\"\\/\b\f\n\r\t"[known]);
        return true;
    }

    private string? Fail(string expected)
    {
        var start = At;
        At = Math.Min(At + 1, text.Length);
        Report(PackCodes.Malformed, start, $"expected {expected}");
        At = start;
        return null;
    }

    private YamlNode? FailNode(string expected)
    {
        Fail(expected);
        return null;
    }

    private YamlScalar? FailAt(int start)
    {
        Report(PackCodes.Malformed, start, At == start ? "expected a value" : $"'{text[start..At]}' is not a value; quote strings with special characters");
        return null;
    }
}
