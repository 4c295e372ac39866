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
    /// <param name="source">The text.</param>
    /// <param name="diagnostics">Receives the errors.</param>
    /// <param name="lineBreaks">Receives the places of unusual line breaks, which kubectl reads within quotes; null if they are errors everywhere.</param>
    public static string Check(SourceText source, DiagnosticBag diagnostics, List<int>? lineBreaks)
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

            var place = at + found;
            var c = source.Text[place];
            at = place + 1;
            if (c is '\n' or '\r' || (c == '\uFEFF' && IsDocumentStart(source.Text.AsSpan(0, place))))
            {
                continue;
            }

            if (lineBreaks is not null && c == '\uFEFF')
            {
                diagnostics.Add(Diagnostic.Warning(YamlCodes.NotReadByKubectl, source.At(place, 1), "an invisible byte order mark (U+FEFF) is part of this text; remove it"));
            }
            else if (lineBreaks is not null && IsLineBreak(c))
            {
                lineBreaks.Add(place);
            }
            else
            {
                corrected ??= source.Text.ToCharArray();
                corrected[place] = '\uFFFD';
                diagnostics.Error(YamlCodes.Character, source.At(place, 1), Describe(c));
            }
        }

        return corrected is null ? source.Text : new string(corrected);
    }

    /// <summary>Reports line breaks of YAML 1.1 that YAML 1.2 and JSON do not know: a warning within quoted values, where kubectl folds them, an error elsewhere.</summary>
    public static void CheckLineBreaks(SourceText source, List<int> lineBreaks, IEnumerable<YamlDocument> documents, DiagnosticBag diagnostics)
    {
        var areQuoted = new bool[lineBreaks.Count];
        foreach (var document in documents)
        {
            MarkQuoted(document.Root, lineBreaks, areQuoted);
        }

        for (var i = 0; i < areQuoted.Length; i++)
        {
            var at = lineBreaks[i];
            var c = source.Text[at];
            diagnostics.Add(areQuoted[i]
                ? Diagnostic.Warning(YamlCodes.NotReadByKubectl, source.At(at, 1),
                    $"the character {Code(c)} is a line break to kubectl, Helm and Argo CD, which drop the blanks around it; write it as \"{Escape(c)}\" in double quotes")
                : Diagnostic.Error(YamlCodes.Character, source.At(at, 1), Describe(c)));
        }
    }

    private static bool IsLineBreak(char c) => c is '\u0085' or '\u2028' or '\u2029';

    // A value that aliases repeat is marked once.
    private static void MarkQuoted(YamlNode node, List<int> lineBreaks, bool[] areQuoted)
    {
        switch (node)
        {
            case YamlScalar { Style: YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted, Location.Span: var span }:
                var first = lineBreaks.BinarySearch(span.Start);
                for (var i = first < 0 ? ~first : first; i < lineBreaks.Count && lineBreaks[i] < span.End && !areQuoted[i]; i++)
                {
                    areQuoted[i] = true;
                }

                break;
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    MarkQuoted(entry.Value, lineBreaks, areQuoted);
                }

                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    MarkQuoted(item, lineBreaks, areQuoted);
                }

                break;
        }
    }

    // Whoever joins files with '---' puts the byte order mark of each behind it.
    private static bool IsDocumentStart(ReadOnlySpan<char> before)
    {
        var lines = before.TrimEnd("\r\n");
        return lines.Length < before.Length && lines[(lines.LastIndexOfAny('\r', '\n') + 1)..].TrimEnd(" \t") is "---" or "...";
    }

    private static string Describe(char c) => c switch
    {
        '\uFEFF' => "byte order mark (U+FEFF) in the middle of the text; remove it",
        _ when IsLineBreak(c) => $"the character {Code(c)} is a line break to some YAML readers; write it as \"{Escape(c)}\" in double quotes",
        _ when char.IsSurrogate(c) => $"unpaired surrogate {Code(c)}; remove it",
        _ => $"the control character {Code(c)} is not allowed in YAML; remove it or write it as \"{Escape(c)}\" in double quotes",
    };

    private static string Code(char c) => string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}");

    private static string Escape(char c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
}
