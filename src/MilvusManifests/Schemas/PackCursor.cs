using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>A place in the text of a pack, and the reading of words and plain values from there.</summary>
internal sealed class PackCursor(SourceText source, ImmutableArray<Diagnostic>.Builder diagnostics)
{
    /// <summary>How deep schemas and values may nest.</summary>
    public const int MaximumDepth = 100;

    private const int MaximumDiagnostics = 50;
    private readonly string text = source.Text;

    /// <summary>The offset of the next character.</summary>
    public int At { get; set; }

    /// <summary>Whether everything was read.</summary>
    public bool AtEnd => At >= text.Length;

    /// <summary>The next character; a line feed at the end.</summary>
    public char Current => At < text.Length ? text[At] : '\n';

    /// <summary>Notes what is wrong at a place; only the first few are kept.</summary>
    public void Report(DiagnosticCode code, int start, string message)
    {
        if (diagnostics.Count < MaximumDiagnostics)
        {
            diagnostics.Add(Diagnostic.Error(code, source.At(start, Math.Max(0, At - start)), message));
        }
    }

    /// <summary>The number of blanks that the line at the cursor begins with; -1 at the end.</summary>
    public int CountIndent()
    {
        if (AtEnd)
        {
            return -1;
        }

        var at = At;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at - At;
    }

    /// <summary>Whether the line behind this one begins with more than a number of blanks; the cursor must be in front of the line's end.</summary>
    public bool NextLineIsDeeper(int indent)
    {
        var at = At + 1;
        for (; indent >= 0; indent--, at++)
        {
            if (at >= text.Length || text[at] != ' ')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Steps over a character if it is the next.</summary>
    public bool Take(char character)
    {
        if (At < text.Length && text[At] == character)
        {
            At++;
            return true;
        }

        return false;
    }

    /// <summary>The text up to the next blank, <c>=</c> or line feed.</summary>
    public ReadOnlySpan<char> TakeToken()
    {
        var rest = text.AsSpan(At);
        var length = rest.IndexOfAny(' ', '=', '\n');
        length = length < 0 ? rest.Length : length;
        At += length;
        return rest[..length];
    }

    /// <summary>Goes to the beginning of the next line.</summary>
    public void SkipLine()
    {
        var length = text.AsSpan(At).IndexOf('\n');
        At = length < 0 ? text.Length : At + length + 1;
    }

    /// <summary>Goes to the next line, of which the cursor must be in front.</summary>
    public void EndLine()
    {
        if (!AtEnd && Current != '\n')
        {
            var start = At;
            At = start + 1;
            Report(Codes.MalformedPack, start, $"'{text[start]}' is unexpected; the line ought to end here");
        }

        SkipLine();
    }

    /// <summary>A word or quoted string.</summary>
    public string? TakeString() => Current == '"' ? TakeQuoted() : TakeWord() is { Length: > 0 } word ? word.ToString() : Fail("a name or string");

    /// <summary>A plain value.</summary>
    public YamlNode? TakeValue(int depth = 0)
    {
        if (depth > MaximumDepth)
        {
            Report(Codes.SchemaTooLarge, At, FormattableString.Invariant($"the value nests deeper than {MaximumDepth} levels"));
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
                Report(Codes.MalformedPack, start, $"the key '{key}' stands twice");
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
                    Report(Codes.MalformedPack, start, "the string has an escape that JSON does not know");
                    return null;
                }
            }
            else
            {
                value.Append(character);
            }
        }

        Report(Codes.MalformedPack, start, "the string has no closing quote");
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
        Report(Codes.MalformedPack, start, $"{expected} ought to stand here");
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
        Report(Codes.MalformedPack, start, At == start ? "a value ought to stand here" : $"'{text[start..At]}' is no value; a string with such characters needs quotes");
        return null;
    }
}
