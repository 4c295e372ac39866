using System.Text;
using System.Text.RegularExpressions;
using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>
/// The module <c>regex</c>: .NET's regular expressions, without regard to any culture. Patterns run in time linear in the text; one that cannot,
/// because it looks around or refers back, may take a second.
/// </summary>
internal static class RegexFunctions
{
    private const int PatternLimit = 4096;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(1);

    private delegate Value? Operation(CallContext call, Regex regex, string text, ReadOnlySpan<Value> arguments);

    public static ObjectValue Create() => BuiltinModule.Of(
        new BuiltinFunction("escape", Escape, "pattern"),
        new BuiltinFunction("match", (call, arguments) => Run(call, arguments, 2, Match), "text", "pattern", Parameter.Optional("options")),
        new BuiltinFunction("matches", (call, arguments) => Run(call, arguments, 2, Matches), "text", "pattern", Parameter.Optional("options")),
        new BuiltinFunction("replace", (call, arguments) => Run(call, arguments, 3, Replace), "text", "pattern", "replace", Parameter.Optional("options")),
        new BuiltinFunction("split", (call, arguments) => Run(call, arguments, 2, Split), "text", "pattern", Parameter.Optional("options")),
        new BuiltinFunction("unescape", Unescape, "pattern"));

    private static Value? Run(CallContext call, ReadOnlySpan<Value> arguments, int optionsParameter, Operation operation)
    {
        if (Arguments.Text(call, arguments[0]) is not { } text || Compile(call, arguments, optionsParameter) is not { } regex || !call.ChargeText(text.Length))
        {
            return null;
        }

        try
        {
            return operation(call, regex, text, arguments);
        }
        catch (RegexMatchTimeoutException)
        {
            return call.Fail(1, $"the pattern given to '{call.FunctionName}' takes too long on this text");
        }
    }

    private static Regex? Compile(CallContext call, ReadOnlySpan<Value> arguments, int optionsParameter)
    {
        if (Arguments.Text(call, arguments[1]) is not { } pattern || ReadOptions(call, arguments, optionsParameter) is not { } options)
        {
            return null;
        }

        if (pattern.Length > PatternLimit)
        {
            call.Fail(1, $"the pattern given to '{call.FunctionName}' is longer than {PatternLimit} characters");
            return null;
        }

        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking, TimeLimit);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, options, TimeLimit);
        }
        catch (ArgumentException error)
        {
            call.Fail(1, $"the pattern given to '{call.FunctionName}' is no regular expression: {error.Message}");
            return null;
        }
    }

    private static RegexOptions? ReadOptions(CallContext call, ReadOnlySpan<Value> arguments, int parameter)
    {
        if (Arguments.Text(call, arguments[parameter]) is not { } text)
        {
            return null;
        }

        var options = RegexOptions.CultureInvariant;
        foreach (var letter in text)
        {
            switch (letter)
            {
                case 'i': options |= RegexOptions.IgnoreCase; break;
                case 'm': options |= RegexOptions.Multiline; break;
                case 's': options |= RegexOptions.Singleline; break;
                case 'x': options |= RegexOptions.IgnorePatternWhitespace; break;
                default:
                    call.Fail(parameter, $"'{call.FunctionName}' knows the options i, m, s and x, not '{letter}'");
                    return null;
            }
        }

        return options;
    }

    private static Value? Match(CallContext call, Regex regex, string text, ReadOnlySpan<Value> arguments)
    {
        var match = regex.Match(text);
        return match.Success ? ReadGroups(call, match) : new ArrayValue();
    }

    private static Value? Matches(CallContext call, Regex regex, string text, ReadOnlySpan<Value> arguments)
    {
        var made = new ArrayValue();
        for (var match = regex.Match(text); match.Success; match = match.NextMatch())
        {
            if (ReadGroups(call, match) is not { } groups)
            {
                return null;
            }

            made.Add(groups);
        }

        return made;
    }

    private static ArrayValue? ReadGroups(CallContext call, Match match)
    {
        var made = new ArrayValue(match.Groups.Count);
        foreach (Group group in match.Groups)
        {
            if (!call.Charge(1) || !call.ChargeText(group.Length))
            {
                return null;
            }

            made.Add(new StringValue(group.Value));
        }

        return made;
    }

    private static Value? Replace(CallContext call, Regex regex, string text, ReadOnlySpan<Value> arguments)
    {
        if (Arguments.Text(call, arguments[2]) is not { } replacement)
        {
            return null;
        }

        var substitutions = replacement.AsSpan().Count('$');
        var takesContext = replacement.Contains("$_", StringComparison.Ordinal)
            || replacement.Contains("$`", StringComparison.Ordinal)
            || replacement.Contains("$'", StringComparison.Ordinal);
        var made = new StringBuilder();
        var end = 0;
        for (var match = regex.Match(text); match.Success; match = match.NextMatch())
        {
            var longest = replacement.Length + ((long)substitutions * (takesContext ? text.Length : match.Length));
            if (!call.ChargeText(longest) || !call.FitsText(made.Length + longest))
            {
                return null;
            }

            made.Append(text, end, match.Index - end).Append(match.Result(replacement));
            end = match.Index + match.Length;
        }

        return Arguments.Changed(arguments[0], text, made.Append(text, end, text.Length - end).ToString());
    }

    private static Value? Split(CallContext call, Regex regex, string text, ReadOnlySpan<Value> arguments)
    {
        var made = new ArrayValue();
        var end = 0;
        for (var match = regex.Match(text); match.Success; match = match.NextMatch())
        {
            if (!call.Charge(match.Groups.Count))
            {
                return null;
            }

            made.Add(new StringValue(text[end..match.Index]));
            foreach (var group in match.Groups.Values.Skip(1).Where(group => group.Success))
            {
                made.Add(new StringValue(group.Value));
            }

            end = match.Index + match.Length;
        }

        made.Add(new StringValue(text[end..]));
        return made;
    }

    private static Value? Escape(CallContext call, ReadOnlySpan<Value> arguments) =>
        Arguments.Text(call, arguments[0]) is { } text && call.ChargeText(text.Length * 2L) ? new StringValue(Regex.Escape(text)) : null;

    private static Value? Unescape(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (Arguments.Text(call, arguments[0]) is not { } text || !call.ChargeText(text.Length))
        {
            return null;
        }

        try
        {
            return new StringValue(Regex.Unescape(text));
        }
        catch (ArgumentException)
        {
            return call.Fail(0, $"'{call.FunctionName}' found an escape that is none of a regular expression");
        }
    }
}
