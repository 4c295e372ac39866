using System.Text.RegularExpressions;
using MilvusManifests.Templating.Evaluation;
using MilvusManifests.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace MilvusManifests.Templating.Functions;

/// <summary>
/// The module <c>regex</c> as in Scriban, on an engine whose work is bounded by the text and the pattern: Scriban's own may match for as long
/// as its timeout allows.
/// </summary>
internal static partial class RegexFunctions
{
    private const int LongestPattern = 1024;
    private const int MostRepetitions = 1000;

    // The base cost of compiling a regular expression, in steps: its character classes are slow to build.
    private const int Making = 20_000;

    private delegate object? Operation(RegexSearch search, string text, ScriptArray arguments);

    /// <summary>The functions of the module.</summary>
    public static Dictionary<string, IScriptCustomFunction> Create() => new(StringComparer.Ordinal)
    {
        ["escape"] = new TextFunction(Regex.Escape),
        ["match"] = new PatternFunction(2, Match),
        ["matches"] = new PatternFunction(2, Matches),
        ["replace"] = new PatternFunction(3, Replace, new ScriptParameterInfo(typeof(string), "replace")),
        ["split"] = new PatternFunction(2, Split),
        ["unescape"] = new TextFunction(Regex.Unescape),
    };

    private static ScriptArray Match(RegexSearch search, string text, ScriptArray arguments) =>
        search.Regex.Match(text) is { Success: true } match ? GroupsOf(match) : [];

    private static ScriptArray Matches(RegexSearch search, string text, ScriptArray arguments)
    {
        var made = new ScriptArray();
        foreach (Match match in search.Regex.Matches(text))
        {
            search.TakeMatch(text, match, match.Groups.Count);
            made.Add(GroupsOf(match));
        }

        return made;
    }

    private static string Replace(RegexSearch search, string text, ScriptArray arguments)
    {
        var replacement = arguments[2] as string ?? "";
        return search.Regex.Replace(text, match =>
        {
            var made = match.Result(replacement);
            search.TakeMatch(text, match, made.Length);
            return made;
        });
    }

    private static ScriptArray Split(RegexSearch search, string text, ScriptArray arguments)
    {
        // Charged up front: the engine has no hook while it splits.
        search.Regex.Replace(text, match =>
        {
            search.TakeMatch(text, match, match.Groups.Count);
            return "";
        });
        return new ScriptArray(search.Regex.Split(text));
    }

    private static string TextOf(object? argument) => argument as string ?? "";

    private static ScriptArray GroupsOf(Match match) => new(match.Groups.Values.Select(group => (object?)group.Value));

    private static RegexSearch Compile(RenderContext context, SourceSpan span, string pattern, string? letters)
    {
        if (pattern.Length > LongestPattern)
        {
            throw Error(span, FormattableString.Invariant($"the pattern is longer than {LongestPattern} characters"));
        }

        var repetitions = Repetitions(pattern);
        if (repetitions > MostRepetitions)
        {
            throw Error(span, FormattableString.Invariant($"the pattern has more than {MostRepetitions} repetitions"));
        }

        var options = OptionsOf(span, letters) | RegexOptions.CultureInvariant;
        var size = pattern.Length * repetitions;
        if (!context.Regexes.TryGetValue((pattern, options), out var regex))
        {
            context.Budget.Take(Making + size, span);
            regex = context.Regexes[(pattern, options)] = Make(span, pattern, options);
        }

        return new RegexSearch(regex, size, context.Budget, span);
    }

    private static Regex Make(SourceSpan span, string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException) when (IsSimple(pattern))
        {
            return new Regex(pattern, options);
        }
        catch (NotSupportedException)
        {
            throw Error(span, $"'{Excerpt.Of(pattern)}' has lookarounds or backreferences together with alternatives or several repetitions: its running time cannot be bounded");
        }
        catch (ArgumentException error)
        {
            throw Error(span, $"'{Excerpt.Of(pattern)}' is not a valid regular expression: {error.Message.TrimEnd('.')}");
        }
    }

    private static TemplateError Error(SourceSpan span, string message) => new(TemplateCodes.InvalidArgument, span, message);

    /// <summary>The product of the counts in braces, with which the automaton grows.</summary>
    private static long Repetitions(string pattern)
    {
        var product = 1L;
        for (var at = pattern.IndexOf('{', StringComparison.Ordinal); at >= 0; at = pattern.IndexOf('{', at + 1))
        {
            var end = pattern.IndexOf('}', at);
            var counts = end < 0 ? [] : pattern[(at + 1)..end].Split(',');
            var largest = counts.Select(count => int.TryParse(count, out var number) ? number : 0).DefaultIfEmpty().Max();
            product = Math.Min(product * Math.Max(largest, 1), MostRepetitions + 1L);
        }

        return product;
    }

    /// <summary>
    /// Whether a backtracking pattern has few ways to match: with one repetition and no alternatives they are at most the length of the text. A
    /// comment never counts, whatever is in it.
    /// </summary>
    private static bool IsSimple(string pattern) => !pattern.Contains('#', StringComparison.Ordinal) && Repetition().Count(Opaque().Replace(pattern, "_")) <= 1;

    private static RegexOptions OptionsOf(SourceSpan span, string? letters) => (letters ?? "").Aggregate(RegexOptions.None, (options, letter) => options | letter switch
    {
        'i' => RegexOptions.IgnoreCase,
        'm' => RegexOptions.Multiline,
        's' => RegexOptions.Singleline,
        'x' => RegexOptions.IgnorePatternWhitespace,
        _ => throw Error(span, $"unknown regex option '{letter}'; use i, m, s or x"),
    });

    [GeneratedRegex(@"\\.|\[[^\]]*\]|\(\?", RegexOptions.Singleline)]
    private static partial Regex Opaque();

    // An alternative counts double, with the position before it, so that a pattern with one is never simple.
    [GeneratedRegex(@"[*+?{|]|(?=\|)")]
    private static partial Regex Repetition();

    private sealed class TextFunction(Func<string, string> operation) : TemplateFunction(Required<string>("pattern"))
    {
        protected override object? Call(TemplateContext context, SourceSpan span, ScriptArray arguments) => operation(arguments[0] as string ?? "");
    }

    private sealed class PatternFunction(int optionsIndex, Operation operation, params ScriptParameterInfo[] more)
        : TemplateFunction([Required<string>("text"), Required<string>("pattern"), .. more, Optional<string>("options")])
    {
        protected override object? Call(TemplateContext context, SourceSpan span, ScriptArray arguments)
        {
            var (text, pattern) = (TextOf(arguments[0]), TextOf(arguments[1]));
            var search = Compile((RenderContext)context, span, pattern, arguments[optionsIndex] as string);
            search.Take(text.Length);
            return operation(search, text, arguments);
        }
    }
}
