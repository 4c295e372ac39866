using System.Collections.Immutable;
using System.Text.Json;
using MilvusManifests.Text;
using MilvusManifests.Verification.Servers;

namespace MilvusManifests.Verification;

/// <summary>How a group of rules is.</summary>
internal enum RuleCondition
{
    /// <summary>Every rule was evaluated.</summary>
    Healthy,

    /// <summary>Rules were not evaluated yet.</summary>
    Pending,

    /// <summary>Prometheus has other rules in the group than the set.</summary>
    Different,

    /// <summary>A rule cannot be evaluated.</summary>
    Failing,

    /// <summary>Prometheus did not load the group.</summary>
    Missing,
}

/// <summary>What Prometheus has of a group of rules.</summary>
/// <param name="Expected">The group.</param>
/// <param name="Condition">How it is.</param>
/// <param name="Rule">The first rule that is the reason; null if none is.</param>
/// <param name="Error">Why it cannot be evaluated, in Prometheus' words; null if it can.</param>
internal sealed record RuleGroupState(ExpectedRuleGroup Expected, RuleCondition Condition, string? Rule = null, string? Error = null);

/// <summary>The groups of rules that a Prometheus loaded.</summary>
internal sealed class LoadedRules
{
    private const int UidLength = 36;

    private readonly ILookup<string, JsonElement> groups;

    /// <summary>Reads an answer of <c>api/v1/rules</c>.</summary>
    public LoadedRules(JsonElement data) => groups = data.Items("groups").ToLookup(group => group.Text("name"), StringComparer.Ordinal);

    /// <summary>How the groups are.</summary>
    public ImmutableArray<RuleGroupState> StatesOf(ImmutableArray<ExpectedRuleGroup> expected) => [.. expected.Select(StateOf)];

    private RuleGroupState StateOf(ExpectedRuleGroup expected)
    {
        JsonElement? found = null;
        foreach (var group in groups[expected.Name])
        {
            if (IsFileOf(group.Text("file"), expected))
            {
                found = group;
                break;
            }
        }

        return found is { } loaded ? Judge(expected, [.. loaded.Items("rules")]) : new(expected, RuleCondition.Missing);
    }

    private static RuleGroupState Judge(ExpectedRuleGroup expected, JsonElement[] rules)
    {
        var names = Array.ConvertAll(rules, rule => rule.Text("name"));
        foreach (var rule in rules)
        {
            if (rule.Text("health") == "err")
            {
                return new(expected, RuleCondition.Failing, rule.Text("name"), UrlPassword.Hide(rule.Text("lastError")));
            }
        }

        if (!expected.Rules.AsSpan().SequenceEqual(names))
        {
            return new(expected, RuleCondition.Different, expected.Rules.Except(names, StringComparer.Ordinal).Concat(names.Except(expected.Rules, StringComparer.Ordinal)).FirstOrDefault());
        }

        foreach (var rule in rules)
        {
            if (rule.Text("health") != "ok")
            {
                return new(expected, RuleCondition.Pending, rule.Text("name"));
            }
        }

        return new(expected, RuleCondition.Healthy);
    }

    // The operator writes a PrometheusRule into the file NAMESPACE-NAME-UID.yaml.
    private static bool IsFileOf(string file, ExpectedRuleGroup expected)
    {
        var name = file[(file.LastIndexOfAny(['/', '\\']) + 1)..];
        var start = $"{expected.Owner.Namespace}-{expected.Owner.Name}-";
        return name.StartsWith(start, StringComparison.Ordinal) && name.EndsWith(".yaml", StringComparison.Ordinal) && name.Length == start.Length + UidLength + ".yaml".Length;
    }
}
