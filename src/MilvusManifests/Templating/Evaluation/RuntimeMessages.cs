using System.Globalization;
using System.Text.RegularExpressions;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;
using Scriban.Syntax;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>
/// Maps the runtime messages of Scriban 7.5.3, which has no error codes, to our codes and messages by their text. Unknown messages are passed on
/// unchanged.
/// </summary>
internal static partial class RuntimeMessages
{
    /// <summary>Whether a limit is reached, which ends the render.</summary>
    public static bool IsLimit(ScriptRuntimeException error) =>
        error.OriginalMessage.Contains("iteration limit", StringComparison.Ordinal)
        || error.OriginalMessage.Contains("LoopLimit", StringComparison.Ordinal)
        || error.OriginalMessage.Contains("LimitToString", StringComparison.Ordinal)
        || error.OriginalMessage.Contains("recursive depth limit", StringComparison.Ordinal);

    /// <summary>Whether a read-only value was assigned.</summary>
    public static bool IsReadOnly(ScriptRuntimeException error) =>
        error.OriginalMessage.StartsWith("Cannot set ", StringComparison.Ordinal) || error.OriginalMessage.Contains("The object is readonly", StringComparison.Ordinal);

    /// <summary>Whether an array index is out of bounds.</summary>
    public static bool IsOutOfBounds(ScriptRuntimeException error) => OutOfBounds().IsMatch(error.OriginalMessage);

    /// <summary>The code and the message for an error.</summary>
    public static (DiagnosticCode Code, string Message) Translate(ScriptRuntimeException error, SourceText source, Budget budget)
    {
        var message = error.OriginalMessage;
        var code = Excerpt.Of(source.TextOf(error.Span));
        if (message.Contains("LimitToString", StringComparison.Ordinal))
        {
            return (TemplateCodes.RenderOutputLimit, budget.TextTooLong(error.Span).OriginalMessage);
        }

        if (message.Contains("recursive depth limit", StringComparison.Ordinal))
        {
            return (TemplateCodes.RenderDepthLimit, DepthLimit().Match(message) is { Success: true } limit
                ? $"functions and includes are nested more than {limit.Groups[1]} calls deep"
                : "functions and includes are nested too deeply");
        }

        if (IsLimit(error))
        {
            return (TemplateCodes.RenderStepLimit, budget.StepsSpent(error.Span).OriginalMessage);
        }

        if (IsReadOnly(error))
        {
            return (TemplateCodes.ReadOnlyValue, $"'{code}' cannot be assigned: the model and built-ins are read-only");
        }

        return TranslateNull(message, code) ?? TranslateCall(message, code) ?? TranslateValue(message, code);
    }

    private static (DiagnosticCode Code, string Message)? TranslateNull(string message, string code)
    {
        if (NullMember().Match(message) is { Success: true } member)
        {
            var path = member.Groups["path"].Value;
            var owner = path.EndsWith(code, StringComparison.Ordinal) ? path[..^code.Length].TrimEnd('.', '?') : path;
            return (TemplateCodes.MemberOfNull, Argument().IsMatch(owner)
                ? $"'{owner}' has no member '{code}': the call passes no such argument, or null"
                : $"'{owner}' is null and has no member '{code}'; write '?.{code}' where it may be null");
        }

        if (NullIndexer().Match(message) is { Success: true } indexer)
        {
            return (TemplateCodes.MemberOfNull, $"'{indexer.Groups[1]}' is null and has no items; write '({indexer.Groups[1]} ?? [])' where it may be null");
        }

        return NullIndex().Match(message) is { Success: true } index
            ? (TemplateCodes.InvalidOperation, $"the index into '{index.Groups[1]}' is null")
            : null;
    }

    private static (DiagnosticCode Code, string Message)? TranslateCall(string message, string code)
    {
        var callee = code.Split(' ')[0];
        if (InvalidTarget().Match(message) is { Success: true } target)
        {
            return (TemplateCodes.InvalidCall, $"'{callee}' is {Noun.OfName(target.Groups[1].Value)}, not a function, and cannot have arguments");
        }

        if (message.StartsWith("Pipe expression destination", StringComparison.Ordinal))
        {
            return (TemplateCodes.InvalidCall, $"'{callee}' is not a function; only functions can be piped into");
        }

        if (NullFunction().Match(message) is { Success: true } missing)
        {
            return (TemplateCodes.InvalidCall, $"'{missing.Groups[1].Value.Split(' ')[0]}' is null, not a function");
        }

        if (ArgumentIndex().Match(message) is { Success: true } most)
        {
            return (TemplateCodes.InvalidCall, $"'{callee}' accepts at most {Arguments(most.Groups[1].Value)}");
        }

        return ArgumentCount().Match(message) is { Success: true } count
            ? (TemplateCodes.InvalidCall, $"'{count.Groups["call"].Value.Split(' ')[0]}' expects {Arguments(count.Groups["expected"].Value)}, found {count.Groups["given"]}")
            : null;
    }

    private static string Arguments(string count) => count == "1" ? "1 argument" : $"{count} arguments";

    private static (DiagnosticCode Code, string Message) TranslateValue(string message, string code)
    {
        if (PrimitiveMember().Match(message) is { Success: true } member)
        {
            return (TemplateCodes.UnknownMember, $"{Noun.OfName(member.Groups[1].Value)} has no member '{member.Groups[2]}'");
        }

        if (Import().Match(message) is { Success: true } import)
        {
            return (TemplateCodes.InvalidOperation, $"'import' expects an object, found {Noun.OfName(import.Groups[1].Value)}");
        }

        if (Operand().Match(message) is { Success: true } operand)
        {
            return (TemplateCodes.InvalidOperation, $"'{code}' is {Noun.OfName(operand.Groups[1].Value)}, not a number");
        }

        if (Json().Match(message) is { Success: true } json)
        {
            return (TemplateCodes.InvalidArgument, FormattableString.Invariant($"invalid JSON: syntax error in line {int.Parse(json.Groups[1].ValueSpan, CultureInfo.InvariantCulture) + 1}"));
        }

        if (Iterator().Match(message) is { Success: true } iterator)
        {
            return (TemplateCodes.InvalidOperation, $"'for' expects an array, a range, an object or a string, found {Noun.OfName(iterator.Groups[1].Value)}");
        }

        if (OutOfBounds().Match(message) is { Success: true } bounds)
        {
            return bounds.Groups["owner"].Value == "$"
                ? (TemplateCodes.MemberOfNull, $"the call passes no argument {bounds.Groups["index"]}")
                : (TemplateCodes.UnknownMember, $"index {bounds.Groups["index"]} is out of range: the length of '{bounds.Groups["owner"]}' is {bounds.Groups["count"]}");
        }

        if (message.Contains("is not a number", StringComparison.Ordinal) || message.Contains("Must be a formattable object", StringComparison.Ordinal))
        {
            return (TemplateCodes.InvalidArgument, $"'{code.Split(' ')[0]}' expects a number");
        }

        if (message.Contains("Base-64", StringComparison.Ordinal))
        {
            return (TemplateCodes.InvalidArgument, "invalid base64");
        }

        if (message.Contains("totalWidth", StringComparison.Ordinal))
        {
            return (TemplateCodes.InvalidArgument, "the width must not be negative");
        }

        if (message.Contains("nested or contains reference loops", StringComparison.Ordinal))
        {
            return (TemplateCodes.InvalidOperation, FormattableString.Invariant($"a value is nested more than {Budget.MaxNesting} levels deep, or contains itself"));
        }

        if (LoopWord().Match(message) is { Success: true } word)
        {
            return (TemplateCodes.InvalidOperation, $"'{word.Groups[1]}' is only allowed inside a loop");
        }

        var isConversion = message.StartsWith("Unable to convert", StringComparison.Ordinal);
        return (isConversion ? TemplateCodes.InvalidArgument : TemplateCodes.InvalidOperation, Clean(message));
    }

    /// <summary>A message of Scriban's or .NET's to append: with our quotes, without the parameter's name.</summary>
    private static string Clean(string message)
    {
        var text = ParameterName().Replace(message, "").Trim().TrimEnd('.').Replace('`', '\'').Replace("System.", "", StringComparison.Ordinal);
        return text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    [GeneratedRegex(@"limit `(\d+)`")]
    private static partial Regex DepthLimit();

    [GeneratedRegex(@"^(?:Object `.*` is null\. Cannot access member: (?<path>.*)|Cannot get the member (?<path>.*) for a null object\.)$", RegexOptions.Singleline)]
    private static partial Regex NullMember();

    [GeneratedRegex(@"^Object `(.*)` is null\. Cannot access indexer", RegexOptions.Singleline)]
    private static partial Regex NullIndexer();

    [GeneratedRegex(@"^Cannot access target `(.*)` with a null indexer", RegexOptions.Singleline)]
    private static partial Regex NullIndex();

    [GeneratedRegex(@"^\$\d+$")]
    private static partial Regex Argument();

    [GeneratedRegex(@"^Invalid target function `.*` \((\w+)\)$", RegexOptions.Singleline)]
    private static partial Regex InvalidTarget();

    [GeneratedRegex(@"^The target function `(.*)` is null$", RegexOptions.Singleline)]
    private static partial Regex NullFunction();

    [GeneratedRegex(@"^Invalid number of arguments `(?<given>\d+)` passed to `(?<call>.*)` while expecting `(?<expected>\d+)` arguments$", RegexOptions.Singleline)]
    private static partial Regex ArgumentCount();

    [GeneratedRegex(@"^Argument index must be < (\d+)")]
    private static partial Regex ArgumentIndex();

    [GeneratedRegex(@"^Cannot get or set a member on the primitive `.*/(\w+)` when accessing member: (.*)$", RegexOptions.Singleline)]
    private static partial Regex PrimitiveMember();

    [GeneratedRegex(@"^Unexpected value `(.*)` for import")]
    private static partial Regex Import();

    [GeneratedRegex(@"^Unexpected value `.* / Type: (\w+)`\. Cannot negate", RegexOptions.Singleline)]
    private static partial Regex Operand();

    [GeneratedRegex(@"LineNumber: (\d+) \| BytePositionInLine: \d+")]
    private static partial Regex Json();

    [GeneratedRegex(@"^Unexpected type `(.*)` for iterator$")]
    private static partial Regex Iterator();

    [GeneratedRegex(@"^The index (?<index>-?\d+) is out of bounds \[0, (?<count>\d+)\] on the `(?<owner>.*)` with the indexer", RegexOptions.Singleline)]
    private static partial Regex OutOfBounds();

    [GeneratedRegex(@"^The <(break|continue)> statement can")]
    private static partial Regex LoopWord();

    [GeneratedRegex(@"\s*\(Parameter '\w+'\)")]
    private static partial Regex ParameterName();
}
