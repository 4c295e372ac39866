using System.Globalization;
using System.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Packs;

/// <summary>Plain values in the format of packs: JSON on one line without whitespace, in which words need no quotes.</summary>
internal static class PackValue
{
    /// <summary>Whether a character is allowed in an unquoted word.</summary>
    public static bool IsWordCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '/' or '-';

    /// <summary>Whether a string can be written without quotes and is still parsed as a string.</summary>
    public static bool IsWord(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || char.IsAsciiDigit(text[0]) || text[0] == '-' || text is "true" or "false" or "null")
        {
            return false;
        }

        foreach (var character in text)
        {
            if (!IsWordCharacter(character))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Appends a value.</summary>
    public static void Write(StringBuilder text, YamlNode value)
    {
        switch (value)
        {
            case YamlMapping mapping:
                WriteMapping(text, mapping);
                break;
            case YamlSequence sequence:
                WriteSequence(text, sequence);
                break;
            case YamlScalar { Kind: YamlScalarKind.String } scalar:
                WriteString(text, scalar.Value);
                break;
            case YamlScalar scalar:
                text.Append(scalar.Value);
                break;
        }
    }

    /// <summary>Appends a string, in quotes unless it is a word.</summary>
    public static void WriteString(StringBuilder text, string value)
    {
        if (IsWord(value))
        {
            text.Append(value);
            return;
        }

        text.Append('"');
        foreach (var character in value)
        {
            switch (character)
            {
                case '"' or '\\':
                    text.Append('\\').Append(character);
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' or '\ufeff':
                case var _ when char.IsSurrogate(character):
                    text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(character);
                    break;
            }
        }

        text.Append('"');
    }

    /// <summary>Whether a number is written in JSON's form.</summary>
    public static bool IsJsonNumber(ReadOnlySpan<char> text)
    {
        var rest = text.Length > 0 && text[0] == '-' ? text[1..] : text;
        var whole = CountDigits(rest);
        if (whole == 0 || (whole > 1 && rest[0] == '0'))
        {
            return false;
        }

        rest = rest[whole..];
        if (rest.Length > 0 && rest[0] == '.')
        {
            var fraction = CountDigits(rest[1..]);
            if (fraction == 0)
            {
                return false;
            }

            rest = rest[(1 + fraction)..];
        }

        if (rest.Length > 0 && rest[0] is 'e' or 'E')
        {
            rest = rest[1..];
            rest = rest.Length > 0 && rest[0] is '+' or '-' ? rest[1..] : rest;
            return rest.Length > 0 && CountDigits(rest) == rest.Length;
        }

        return rest.Length == 0;
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var other = text.IndexOfAnyExceptInRange('0', '9');
        return other < 0 ? text.Length : other;
    }

    private static void WriteMapping(StringBuilder text, YamlMapping mapping)
    {
        text.Append('{');
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            WriteString(text, mapping.Entries[i].Key.Value);
            text.Append(':');
            Write(text, mapping.Entries[i].Value);
        }

        text.Append('}');
    }

    private static void WriteSequence(StringBuilder text, YamlSequence sequence)
    {
        text.Append('[');
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            Write(text, sequence.Items[i]);
        }

        text.Append(']');
    }
}
