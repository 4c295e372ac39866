using System.Globalization;
using MilvusManifests.Text;

namespace MilvusManifests.Yaml;

/// <summary>Which characters may be written unescaped in YAML (YAML 1.2 section 5.1), for YAML 1.1 readers as well.</summary>
internal static class YamlCharacters
{
    /// <summary>
    /// Whether a character may be written unescaped and no reader treats it as a line break. Surrogates are checked in pairs:
    /// <see cref="IndexOfUnprintable"/>.
    /// </summary>
    public static bool IsPrintable(char c) => c switch
    {
        < ' ' => c == '\t',
        <= '~' => true,
        < '\u00A0' => false,
        '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' => false,
        _ => !char.IsSurrogate(c),
    };

    /// <summary>The first code unit that cannot be written unescaped on a single line, or -1.</summary>
    public static int IndexOfUnprintable(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= ' ' and <= '~' || IsPrintable(c))
            {
                continue;
            }

            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            return i;
        }

        return -1;
    }

    /// <summary>Reports the characters that are not allowed in a text, and returns the text with replacements for them.</summary>
    public static string Check(SourceText source, DiagnosticBag diagnostics)
    {
        char[]? corrected = null;
        var at = 0;
        while (at < source.Length)
        {
            var found = IndexOfUnprintable(source.Text.AsSpan(at));
            if (found < 0)
            {
                break;
            }

            at += found;
            var c = source.Text[at];
            if (c is not ('\n' or '\r') && !(c == '\uFEFF' && IsDocumentStart(source.Text.AsSpan(0, at))))
            {
                corrected ??= source.Text.ToCharArray();
                corrected[at] = '\uFFFD';
                diagnostics.Error(YamlCodes.Character, source.At(at, 1), Describe(c));
            }

            at++;
        }

        return corrected is null ? source.Text : new string(corrected);
    }

    // Whoever joins files with '---' puts the byte order mark of each behind it.
    private static bool IsDocumentStart(ReadOnlySpan<char> before)
    {
        var lines = before.TrimEnd("\r\n");
        return lines.Length < before.Length && lines[(lines.LastIndexOfAny('\r', '\n') + 1)..].TrimEnd(" \t") is "---" or "...";
    }

    private static string Describe(char c)
    {
        var code = ((int)c).ToString("X4", CultureInfo.InvariantCulture);
        return c switch
        {
            '\uFEFF' => "byte order mark (U+FEFF) in the middle of the text; remove it",
            '\u0085' or '\u2028' or '\u2029' => $"the character U+{code} is a line break to some YAML readers; write it as \"\\u{code}\" in double quotes",
            _ when char.IsSurrogate(c) => $"unpaired surrogate U+{code}; remove it",
            _ => $"the control character U+{code} is not allowed in YAML; remove it or write it as \"\\u{code}\" in double quotes",
        };
    }
}
