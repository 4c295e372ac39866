using System.Globalization;
using System.Text.RegularExpressions;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.Lint.Checks;

/// <summary>What Prometheus reads only when it evaluates label_replace and label_join is right.</summary>
internal sealed partial class FailingReplacements : QueryCheck
{
    /// <summary>A call that fails, or that replaces by nothing.</summary>
    public static readonly DiagnosticCode Failing = new(
        "MM4222",
        "label_replace that fails",
        "Prometheus reads the regular expression and the label of label_replace and label_join when it evaluates them, not when it loads the rule: until then, a mistake in them is not noticed, and "
        + "then no evaluation succeeds. A group that the regular expression does not have is replaced by nothing, which removes the label.",
        new CodeExample(
            "alert Down: '(.*' is not a valid regular expression: offset 3. Not enough )'s",
            "expr: label_replace(up, \"node\", \"$1\", \"instance\", \"(.*\") == 0"),
        "Correct the argument. ${1} is the first group, $1s the group named '1s'.");

    /// <inheritdoc/>
    public override DiagnosticCode Code => Failing;

    /// <inheritdoc/>
    protected override void Check(LintedQuery query, LintedSet set, List<LintFault> found)
    {
        foreach (var (part, _) in query.Parts)
        {
            if (part is not CallExpression { Function.Name: "label_replace" or "label_join", Arguments: [_, var target, ..] } call)
            {
                continue;
            }

            if (target.Bare is StringLiteral { Value.Length: 0 })
            {
                found.Add(new(query, target.Span, $"{call.Function.Name} has no label to write to: its name is empty") { Severity = Severity.Error });
            }

            if (call is { Function.Name: "label_replace", Arguments: [_, _, { Bare: StringLiteral replacement }, _, { Bare: StringLiteral pattern }] } && !query.IsVariable(pattern.Span))
            {
                if (MatcherPattern.Fault(pattern.Value) is { } fault)
                {
                    found.Add(new(query, pattern.Span, $"'{Excerpt.Of(pattern.Value)}' is not a valid regular expression: {fault}") { Severity = Severity.Error });
                }
                else if (!query.IsVariable(replacement.Span) && MissingGroup(replacement.Value, pattern.Value) is { } group)
                {
                    found.Add(new(query, replacement.Span, $"'{Excerpt.Of(pattern.Value)}' has no group '{group}', which is replaced by nothing")
                    {
                        Hint = Advice(group),
                    });
                }
            }
        }
    }

    // $1x is the group '1x' and not the group 1.
    private static string? Advice(string group)
    {
        var digits = group.TakeWhile(char.IsAsciiDigit).Count();
        return digits > 0 && digits < group.Length ? $"{Suggestion.Lead} ${{{group[..digits]}}}{group[digits..]}?" : null;
    }

    private static string? MissingGroup(string replacement, string pattern)
    {
        var (names, count) = GroupsOf(pattern);
        foreach (Match reference in Reference().Matches(replacement))
        {
            var group = reference.Groups["name"].Value;
            var isThere = group.Length == 0
                || (group.All(char.IsAsciiDigit) ? int.TryParse(group, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= count : names.Contains(group));
            if (!isThere)
            {
                return group;
            }
        }

        return null;
    }

    // The groups of a valid pattern: brackets of classes, escapes and groups that capture nothing are none.
    private static (HashSet<string> Names, int Count) GroupsOf(string pattern)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var count = 0;
        foreach (Match opening in Opening().Matches(pattern))
        {
            if (opening.Groups["capturing"].Success)
            {
                count++;
                names.Add(opening.Groups["name"].Value);
            }
        }

        return (names, count);
    }

    [GeneratedRegex(@"\$\$|\$(?<name>\w+)|\$\{(?<name>\w+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\\Q.*?(\\E|\z)|\\.|\[\^?\]?(\\.|\[:\w+:\]|[^\]\\])*\]|(?<capturing>\((?!\?)|\(\?P?<(?<name>\w+)>)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Opening();
}
