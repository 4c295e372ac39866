using System.Globalization;
using System.Text;

namespace MilvusManifests.Yaml.Writing;

/// <summary>Writes scalars on one line.</summary>
internal static class YamlScalarText
{
    /// <summary>Appends a scalar of any kind.</summary>
    public static void Append(YamlScalar scalar, StringBuilder output)
    {
        switch (scalar.Kind)
        {
            case YamlScalarKind.Null:
                output.Append("null");
                break;
            case YamlScalarKind.Boolean:
                output.Append(scalar.Value is ['t' or 'T', ..] ? "true" : "false");
                break;
            case YamlScalarKind.Integer or YamlScalarKind.Float:
                output.Append(YamlNumber.ToCanonical(scalar));
                break;
            default:
                AppendString(scalar.Value, output);
                break;
        }
    }

    /// <summary>Appends a string, plain where that is safe.</summary>
    public static void AppendString(string value, StringBuilder output)
    {
        if (IsPlain(value))
        {
            output.Append(value);
        }
        else
        {
            AppendQuoted(value, output);
        }
    }

    /// <summary>Appends a key, plain where that is safe.</summary>
    public static void AppendKey(string key, StringBuilder output)
    {
        if (IsPlainKey(key))
        {
            output.Append(key);
        }
        else
        {
            AppendQuoted(key, output);
        }
    }

    /// <summary>Whether every reader reads back the same string when it is written without quotes, in block style.</summary>
    public static bool IsPlain(string value)
    {
        if (value.Length == 0 || value[^1] is ' ' or ':' || value is "-" || !CanBegin(value))
        {
            return false;
        }

        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c is '\t' || IsInvisible(c) || (c == ':' && value[i + 1] == ' ') || (c == '#' && value[i - 1] == ' '))
            {
                return false;
            }
        }

        return YamlCharacters.IndexOfUnprintable(value) < 0
            && YamlScalarResolution.Resolve(value) == YamlScalarKind.String
            && !YamlScalarResolution.IsAmbiguous(value);
    }

    /// <summary>
    /// The same for a key. Readers treat punctuation in keys more liberally than in values.
    /// </summary>
    public static bool IsPlainKey(string key) => IsPlain(key) && !HasPunctuation(key);

    // Loops, here and elsewhere in this folder: in a short-lived process, setting up SearchValues costs more than it saves on texts this short.
    private static bool HasPunctuation(string key)
    {
        foreach (var c in key)
        {
            if (c is ',' or ':' or '?' or '*' or '&' or '!' or '|' or '>' or '#' or '%' or '@' or '`' or '\'' or '"' or '\\' or '[' or ']' or '{' or '}')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Appends a string in double quotes, with the escapes of JSON.</summary>
    public static void AppendQuoted(string value, StringBuilder output)
    {
        output.Append('"');
        var done = 0;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c is not ('"' or '\\' or '\t') && (c is >= ' ' and <= '~' || (YamlCharacters.IsPrintable(c) && !IsInvisible(c))))
            {
                continue;
            }

            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
                continue;
            }

            output.Append(value, done, i - done);
            AppendEscape(c, output);
            done = i + 1;
        }

        output.Append(value, done, value.Length - done).Append('"');
    }

    private static void AppendEscape(char c, StringBuilder output)
    {
        _ = c switch
        {
            '"' => output.Append("\\\""),
            '\\' => output.Append("\\\\"),
            '\n' => output.Append("\\n"),
            '\r' => output.Append("\\r"),
            '\t' => output.Append("\\t"),
            '\b' => output.Append("\\b"),
            '\f' => output.Append("\\f"),
            _ => output.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
        };
    }

    private static bool IsInvisible(char c) =>
        c > '~' && (char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format);

    private static bool CanBegin(string value) => value[0] switch
    {
        '-' => value.Length > 1 && value[1] != ' ' && !value.StartsWith("---", StringComparison.Ordinal),
        '.' => !value.StartsWith("...", StringComparison.Ordinal),
        ' ' or '?' or ':' or ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' => false,
        _ => true,
    };
}
