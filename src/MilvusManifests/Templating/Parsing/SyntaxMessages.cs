using System.Text.RegularExpressions;
using MilvusManifests.Templating.Evaluation;
using MilvusManifests.Text;
using Scriban.Parsing;

namespace MilvusManifests.Templating.Parsing;

/// <summary>Maps the syntax errors of Scriban 7.5.3, which has no error codes, to our codes and messages by their text.</summary>
internal static partial class SyntaxMessages
{
    /// <summary>The diagnostic for a message.</summary>
    public static Diagnostic Translate(LogMessage message, SourceText source)
    {
        var text = Context().Replace(message.Message, "${message}");
        var span = message.Span.Start.Offset < 0 ? new TextSpan(source.Length, 0) : message.Span.ToTextSpan();
        if (UnknownEscape().Match(text) is { Success: true } escape)
        {
            var at = source.Text.IndexOf('\\' + escape.Groups[1].Value, Math.Max(span.Start - 1, 0), StringComparison.Ordinal);
            return Diagnostic.Error(
                TemplateCodes.Literal,
                source.At(at < 0 ? span : new TextSpan(at, 2)),
                $"unknown escape '\\{escape.Groups[1]}'; write '\\\\' for a backslash, or a string in backticks");
        }

        var code = CodeOf(text);
        return Diagnostic.Error(code, source.At(span), Words(text, source, span).Replace('\n', ' '));
    }

    private static DiagnosticCode CodeOf(string text) =>
        text.Contains("depth limit", StringComparison.Ordinal) ? TemplateCodes.TooDeep
        : text.StartsWith("Unable to parse", StringComparison.Ordinal) || text.Contains("hex ", StringComparison.Ordinal) || text.Contains("digit", StringComparison.Ordinal) ? TemplateCodes.Literal
        : text.StartsWith("Unexpected end of file while parsing", StringComparison.Ordinal) ? TemplateCodes.Unclosed
        : text.Contains("<end> statement", StringComparison.Ordinal) || text.Contains("must be preceded by another", StringComparison.Ordinal) ? TemplateCodes.Block
        : TemplateCodes.Syntax;

    private static string Words(string text, SourceText source, TextSpan span)
    {
        var code = source.Text.AsSpan(span.Start, Math.Min(span.Length, source.Length - span.Start));
        if (text.Contains("depth limit", StringComparison.Ordinal))
        {
            return "the template is nested too deeply";
        }

        if (text.StartsWith("Unable to parse", StringComparison.Ordinal))
        {
            return $"'{Excerpt.Of(code)}' is not a valid number";
        }

        if (ExpectedExpression().Match(text) is { Success: true } expression)
        {
            return $"expected an expression, found {Found(expression.Groups[1].Value)}";
        }

        if (Expected().Match(text) is { Success: true } token)
        {
            return $"expected '{token.Groups["expected"]}', found {Found(token.Groups["found"].Value)}";
        }

        if (ExpectedIn().Match(text) is { Success: true } found)
        {
            return $"expected 'in', found {Found(found.Groups[1].Value)}; write 'for name in list'";
        }

        if (LoopVariable().Match(text) is { Success: true } member)
        {
            var names = new[] { "index", "rindex", "first", "last", "even", "odd", "changed", "length" };
            return $"'{member.Groups[1]}' has no member '{member.Groups[2]}'{Suggestion.Phrase(member.Groups[2].Value, names)}";
        }

        if (LineEnd().Match(text) is { Success: true } rest)
        {
            return $"unexpected {Found(rest.Groups[1].Value)}; end the statement before it with a line break, ';' or '}}}}'";
        }

        return text switch
        {
            _ when text.StartsWith("Unexpected token", StringComparison.Ordinal) && code is ['.', ..] =>
                "unexpected '.'; the variables of Scriban have no leading dot, unlike those of Helm's templates",
            _ when text.Contains("The dot operator is expected", StringComparison.Ordinal) => "expected a member name after '.'",
            _ when text.Contains("top level assignment", StringComparison.Ordinal) =>
                "'=' is only allowed in a statement that assigns to a variable, a member or an item; write '==' to compare",
            _ when text.Contains("must be preceded by another", StringComparison.Ordinal) =>
                $"unexpected '{Excerpt.Of(code)}'; it is only allowed inside an 'if', a 'case' or a 'for', and 'else' only once",
            _ when text.StartsWith("Cannot declare a normal parameter after", StringComparison.Ordinal) =>
                $"the parameter '{Excerpt.Of(code)}' must have a default, because it follows one with a default",
            _ => Plain(text),
        };
    }

    private static string Found(string token) => token.Trim() switch
    {
        "" or "<eof>" or "Eof" or "<EOF>" => "the end of the template",
        "\\n" or "<newline>" or "\\r\\n" => "the end of the line",
        var text => $"'{Excerpt.Of(text)}'",
    };

    private static string Plain(string text)
    {
        var plain = text.Trim().TrimEnd('.', ':').Replace('`', '\'').Replace("<", "", StringComparison.Ordinal).Replace(">", "", StringComparison.Ordinal);
        return plain.Length > 1 && char.IsUpper(plain[0]) && char.IsLower(plain[1]) ? char.ToLowerInvariant(plain[0]) + plain[1..] : plain;
    }

    [GeneratedRegex(@"^Error while parsing [^:]+: (?<message>.*?)(?: in)?: .*$", RegexOptions.Singleline)]
    private static partial Regex Context();

    [GeneratedRegex(@"^Unexpected escape character `(.*?)` in string", RegexOptions.Singleline)]
    private static partial Regex UnknownEscape();

    [GeneratedRegex(@"^Expecting (?:an |<)?<?expression>?.* instead of `(.*)`$", RegexOptions.Singleline)]
    private static partial Regex ExpectedExpression();

    [GeneratedRegex(@"^(?:Unexpected token found|Unexpected|Invalid token|Unexpected keyword found) `(?<found>.*)`(?:\.| while) [Ee]xpecting (?:a closing )?[`'](?<expected>.+?)[`']\.?$", RegexOptions.Singleline)]
    private static partial Regex Expected();

    [GeneratedRegex(@"^Expecting 'in' word instead of `(.*)`$", RegexOptions.Singleline)]
    private static partial Regex ExpectedIn();

    [GeneratedRegex(@"^The loop variable <(\w+)\.(\w+)> is")]
    private static partial Regex LoopVariable();

    [GeneratedRegex(@"^Invalid token found `(.*)`\. Expecting <EOL>", RegexOptions.Singleline)]
    private static partial Regex LineEnd();
}
