using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Admission;

/// <summary>The rules of what webhooks and admission policies apply to.</summary>
internal static class MatchRules
{
    private static readonly ImmutableArray<string> Rules =
    [
        "admissionregistration.v1.RuleWithOperations", "admissionregistration.v1.NamedRuleWithOperations",
        "admissionregistration.v1beta1.NamedRuleWithOperations", "admissionregistration.v1alpha1.NamedRuleWithOperations",
    ];

    private static readonly ImmutableArray<string> NamedRules = Rules[1..];

    private static readonly ImmutableArray<string> Conditions =
        ["admissionregistration.v1.MatchCondition", "admissionregistration.v1beta1.MatchCondition", "admissionregistration.v1alpha1.MatchCondition"];

    private static readonly ImmutableArray<string> Conditional =
    [
        "admissionregistration.v1.ValidatingWebhook", "admissionregistration.v1.MutatingWebhook", "admissionregistration.v1.ValidatingAdmissionPolicySpec",
        "admissionregistration.v1.MutatingAdmissionPolicySpec", "admissionregistration.v1beta1.MutatingAdmissionPolicySpec", "admissionregistration.v1alpha1.MutatingAdmissionPolicySpec",
    ];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Rules, "admission-rule-operations", "admissionregistration/validation: validateRuleWithOperations", (rule, found) => CheckList(rule, "operations", found)),
        new(Rules, "admission-rule-groups", "admissionregistration/validation: validateRule", (rule, found) => CheckList(rule, "apiGroups", found)),
        new(Rules, "admission-rule-versions", "admissionregistration/validation: validateRule", (rule, found) => CheckList(rule, "apiVersions", found)),
        new(Rules, "admission-rule-resources", "admissionregistration/validation: validateResources", (rule, found) => found.CheckRequired(rule, "resources")),
        new(Rules, "admission-rule-wildcards", "admissionregistration/validation: validateResources", CheckWildcards),
        new(NamedRules, "admission-rule-names", "admissionregistration/validation: validateNamedRuleWithOperations", CheckNames),
        new(Conditional, "match-conditions-count", "admissionregistration/validation: validateMatchConditions", CheckCount),
        new(Conditions, "match-condition-name", "admissionregistration/validation: validateMatchCondition", CheckConditionName),
        new(Conditions, "match-condition-cel", "admissionregistration/validation: validateMatchCondition", (condition, found) => Expressions.Check(condition, "expression", found)),
    ];

    private static void CheckList(ObjectFields rule, string name, RuleViolations found)
    {
        found.CheckRequired(rule, name);
        if (rule.Items(name).Length > 1 && rule.Texts(name).FirstOrDefault(text => text.Value == "*") is { } wildcard)
        {
            found.Add(wildcard, "must be the only item");
        }

        if (name == "apiVersions" && rule.Texts(name).FirstOrDefault(text => text.Value.Length == 0) is { } empty)
        {
            found.Add(empty, "must not be empty");
        }
    }

    private static void CheckWildcards(ObjectFields rule, RuleViolations found)
    {
        var texts = rule.Texts("resources").ToList();
        if (texts.Count != rule.Items("resources").Length)
        {
            return;
        }

        foreach (var text in texts)
        {
            if (text.Value.Length == 0)
            {
                found.Add(text, "must not be empty");
            }
            else if (text.Value == "*/*" && texts.Count > 1)
            {
                found.Add(text, "must be the only item");
            }
        }

        // The API server only looks at the last resource without a subresource.
        if (texts.Find(text => text.Value == "*") is { } wildcard && texts.FindLast(text => !text.Value.Contains('/', StringComparison.Ordinal)) is { Value: not "*" })
        {
            found.Add(wildcard, "already includes the other resources without a subresource; remove them or '*'");
        }
    }

    private static void CheckNames(ObjectFields rule, RuleViolations found)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in rule.Texts("resourceNames"))
        {
            if (!seen.Add(name.Value))
            {
                found.Explain(name, $"{ValueText.Of(name)} is listed twice");
            }
            else
            {
                found.AddFault(name, NameFaults.PathSegment(name.Value));
            }
        }
    }

    private static void CheckCount(ObjectFields owner, RuleViolations found)
    {
        if (owner.Items("matchConditions").Length > 64)
        {
            found.Add(owner["matchConditions"]!, "must not have more than 64 items");
        }
    }

    private static void CheckConditionName(ObjectFields condition, RuleViolations found)
    {
        found.CheckNotEmpty(condition, "name");

        found.CheckText(condition, "name", Faults.QualifiedName);
    }
}
