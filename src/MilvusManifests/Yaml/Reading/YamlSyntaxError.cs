using MilvusManifests.Text;

namespace MilvusManifests.Yaml.Reading;

/// <summary>Turns errors of YamlDotNet's parser into plain messages at the place to fix.</summary>
internal sealed partial class YamlSyntaxError(SourceText source, string text, int contentEnd)
{
    /// <summary>The message for a tab before content.</summary>
    public const string TabMessage = "this line is indented with a tab; use spaces";

    /// <summary>The diagnostic for a message of the parser about a range of the text.</summary>
    public Diagnostic Describe(string message, int start, int end)
    {
        if (FindConflict(Math.Max(start, contentEnd)) is >= 0 and var conflict)
        {
            return Error(YamlCodes.Syntax, conflict, LineEnd(conflict), "unresolved merge conflict; resolve it and remove this line");
        }

        if (Has(message, "tab"))
        {
            return Tab(start);
        }

        if (Has(message, "invalid mapping") || Has(message, "values are not allowed"))
        {
            return UnexpectedColon(start);
        }

        if (Has(message, "expected key") || Has(message, "expected '-' indicator") || Has(message, "simple key"))
        {
            return OutOfLine(start, !Has(message, "expected '-' indicator"));
        }

        if (Has(message, "quoted scalar"))
        {
            return Quoted(message, start, end);
        }

        if (Has(message, "expected ',' or"))
        {
            return Unclosed(start);
        }

        if (Has(message, "missing ") || Has(message, "doubled"))
        {
            return Error(YamlCodes.Syntax, start, end, message);
        }

        return Error(YamlCodes.Syntax, start, end, Other(message, start));
    }

    /// <summary>A quoted scalar that swallowed what follows it.</summary>
    public Diagnostic Unquoted(int quote) => Error(YamlCodes.Syntax, quote, quote + 1, Unclosed(CharAt(quote)));

    /// <summary>A flow collection that is not closed.</summary>
    public Diagnostic Unclosed(int at)
    {
        var open = FindOpenBracket(at);
        if (open < 0)
        {
            return Error(YamlCodes.Syntax, at, at, "not valid YAML from here on");
        }

        var close = text[open] == '[' ? ']' : '}';
        return Error(YamlCodes.Syntax, open, open + 1, $"'{text[open]}' is not closed: ',' or '{close}' is missing");
    }

    private Diagnostic Tab(int start)
    {
        // The parser reports the start of the text, or of the value before the tab's line.
        for (var at = Math.Max(start, contentEnd); at < text.Length; at++)
        {
            var lineStart = LineStart(at);
            var tab = text.AsSpan(lineStart, LineEnd(at) - lineStart).IndexOfAnyExcept(' ');
            if (tab >= 0 && text[lineStart + tab] == '\t')
            {
                return Error(YamlCodes.Tab, lineStart + tab, lineStart + tab + 1, TabMessage);
            }

            at = LineEnd(at);
        }

        return Error(YamlCodes.Tab, start, start, TabMessage);
    }

    private Diagnostic UnexpectedColon(int colon)
    {
        var lineStart = LineStart(colon);
        var first = FirstOfLine(lineStart);
        if (contentEnd >= lineStart || text.AsSpan(first, Math.Max(0, colon - first)).Contains(": ", StringComparison.Ordinal))
        {
            return Error(YamlCodes.Syntax, colon, colon + 1, "':' is not allowed in an unquoted value; quote the value, or start the mapping on its own line");
        }

        var above = PreviousContentLine(lineStart);
        if (above >= 0 && contentEnd <= above && !LineOf(above).Contains(": ", StringComparison.Ordinal))
        {
            return MissingSpaceOf(FirstOfLine(above)) ?? Error(YamlCodes.Syntax, FirstOfLine(above), LineEnd(above), $"missing ':' after '{Excerpt.Of(LineOf(above).Trim())}'");
        }

        return Error(YamlCodes.Indentation, first, LineEnd(first),
            $"this line is indented deeper than the one above, which already has a value; start it at column {Column(above)}");
    }

    private Diagnostic OutOfLine(int start, bool inMapping)
    {
        var lineStart = LineStart(start);
        var first = FirstOfLine(lineStart);
        if (first < start || first >= text.Length)
        {
            return Error(YamlCodes.Syntax, start, LineEnd(start),
                $"'{Excerpt.Of(text.AsSpan(start, LineEnd(start) - start).Trim())}' is not allowed after a complete value; quote the whole value");
        }

        var line = LineOf(lineStart).Trim();
        if (line.StartsWith('-') && line.Length > 1 && line[1] is not (' ' or '-' or '.') && !line.Contains(": ", StringComparison.Ordinal))
        {
            return Error(YamlCodes.Syntax, first, first + 1, "missing space after '-'");
        }

        if (inMapping && MissingSpaceOf(first) is { } space)
        {
            return space;
        }

        var above = PreviousContentLine(lineStart);
        if (inMapping && line is ['-', ' ', ..] or ['-'])
        {
            return Error(YamlCodes.Indentation, first, LineEnd(first), "expected a key, found a list item; indent it like the list it belongs to");
        }

        if (!inMapping && above >= 0 && Column(above) == Column(lineStart))
        {
            return Error(YamlCodes.Syntax, first, LineEnd(first), "expected a list item, found a key; start the item with '- '");
        }

        if (above >= 0 && Column(above) == Column(lineStart) && !line.Contains(':'))
        {
            return Error(YamlCodes.Syntax, first, LineEnd(first), $"missing ':' after '{Excerpt.Of(line)}'");
        }

        return Error(YamlCodes.Indentation, first, LineEnd(first),
            $"this line starts at column {Column(lineStart)}, which matches no mapping or list above");
    }

    // A key and its value without a space between them, perhaps in an item of a list.
    private Diagnostic? MissingSpaceOf(int first)
    {
        var key = first;
        while (text.AsSpan(key) is ['-', ' ', ..])
        {
            key = FirstOfLine(key + 1);
        }

        var words = text.AsSpan(key, LineEnd(key) - key);
        return MissingSpace.Find(words) is > 0 and var colon && !words.Contains(": ", StringComparison.Ordinal)
            ? Error(YamlCodes.Syntax, key + colon, key + colon + 1, MissingSpace.Describe(words))
            : null;
    }

    private Diagnostic Quoted(string message, int start, int end)
    {
        if (Has(message, "unexpected end of stream") || Has(message, "document indicator"))
        {
            var quote = start < text.Length ? text[start] : '"';
            return Error(YamlCodes.Syntax, start, start + 1, $"missing closing quote {quote}");
        }

        if (Has(message, "escape character"))
        {
            var escape = text.AsSpan(end).IndexOf('\\') is >= 0 and var behind ? end + behind : end;
            escape = end > 0 && text[end - 1] == '\\' ? end - 1 : escape;
            var shown = Excerpt.Of(text.AsSpan(escape, Math.Min(2, text.Length - escape)));
            return Error(YamlCodes.Syntax, escape, escape + 2,
                $"'{shown}' is not a valid escape in double quotes; write '\\\\' for a backslash, or use single quotes");
        }

        return Error(YamlCodes.Syntax, start, end, Has(message, "nicode") || Has(message, "hexadecimal")
            ? "an escape in this quoted string is not a valid character"
            : Unclosed(CharAt(start)));
    }

    private static string Unclosed(char quote) => $"missing closing quote {quote}, or the lines of this quoted string are indented less than its start";

    private string Other(string message, int start)
    {
        if (Has(message, "cannot start any token"))
        {
            return $"an unquoted value cannot start with {Shown(start)}; quote it";
        }

        if (Has(message, "expected node content"))
        {
            return start >= text.Length || text.AsSpan(start).StartsWith("---", StringComparison.Ordinal)
                ? "the document ends in the middle of a list or mapping"
                : $"expected a value, found {Shown(start)}";
        }

        if (Has(message, "sequence entries are not allowed"))
        {
            return "'- ' is not allowed here; start the list on its own line, or quote the string";
        }

        if (Has(message, "expected <document start>"))
        {
            return "the document is complete; start another one with '---'";
        }

        if (Has(message, "<document end>"))
        {
            return "the list or mapping above is indented deeper than this line; indent both alike, or start another document with '---'";
        }

        if (Has(message, "than a blank line before"))
        {
            return "the blank lines above have more spaces than this first line of the block is indented by; remove those spaces";
        }

        if (Has(message, "block scalar"))
        {
            return "only '+', '-', a digit from 1 to 9 and a comment are allowed after '|' or '>'";
        }

        if (Has(message, "more than one anchor"))
        {
            return "a value can have only one anchor";
        }

        if (Has(message, "anchor or alias") || Has(message, "nchor"))
        {
            return "the name of an anchor or alias consists of letters, digits, '-' and '_'; quote a string that starts with '&' or '*'";
        }

        if (Has(message, "tag"))
        {
            return "malformed tag; quote a string that starts with '!'";
        }

        return Has(message, "directive") ? "malformed directive; manifests need none" : $"invalid YAML: {Decapitalize(message)}";
    }

    // The marker is a syntax error on its own line, or causes one on the line below or above.
    private int FindConflict(int at)
    {
        var lineStart = LineStart(at);
        foreach (var line in (ReadOnlySpan<int>)[lineStart, LineStart(Math.Max(0, lineStart - 1))])
        {
            if (text.AsSpan(line) is ['<', '<', '<', '<', '<', '<', '<', ' ', ..] or ['=', '=', '=', '=', '=', '=', '=', '\n' or '\r', ..] or ['>', '>', '>', '>', '>', '>', '>', ' ', ..])
            {
                return line;
            }
        }

        return -1;
    }

    private int FindOpenBracket(int end)
    {
        var depth = 0;
        var lowest = Math.Max(0, end - 4096);
        for (var i = Math.Min(end, text.Length) - 1; i >= lowest; i--)
        {
            depth += text[i] is ']' or '}' ? 1 : text[i] is '[' or '{' ? -1 : 0;
            if (depth < 0)
            {
                return i;
            }
        }

        return -1;
    }

    private Diagnostic Error(DiagnosticCode code, int start, int end, string message)
    {
        var from = Math.Clamp(start, 0, text.Length);
        return Diagnostic.Error(code, source.At(from, Math.Clamp(end, from, text.Length) - from), message);
    }

    private static bool Has(string message, string part) => message.Contains(part, StringComparison.Ordinal);

    private static string Decapitalize(string message) => char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');
}
