using System.Collections.Immutable;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Rbac;

/// <summary>The rules of Roles and ClusterRoles.</summary>
internal static class RoleRules
{
    private static readonly ImmutableArray<string> Rule = ["rbac.v1.PolicyRule"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Rule, "role-verbs", "rbac/validation: ValidatePolicyRule", (rule, found) => found.CheckRequired(rule, "verbs")),
        new(Rule, "role-api-groups", "rbac/validation: ValidatePolicyRule", (rule, found) => CheckResourceRule(rule, "apiGroups", found)),
        new(Rule, "role-resources", "rbac/validation: ValidatePolicyRule", (rule, found) => CheckResourceRule(rule, "resources", found)),
        new(Rule, "role-urls-alone", "rbac/validation: ValidatePolicyRule", CheckUrlsAreAlone),
        new(["rbac.v1.Role"], "role-urls", "rbac/validation: ValidatePolicyRule", CheckUrls),
        new(["rbac.v1.ClusterRole"], "role-aggregation", "rbac/validation: ValidateClusterRole", CheckAggregation),
    ];

    private static void CheckResourceRule(ObjectFields rule, string name, RuleViolations found)
    {
        if (rule.IsEmpty("nonResourceURLs"))
        {
            found.CheckRequired(rule, name, "in a rule without nonResourceURLs");
        }
    }

    private static void CheckUrlsAreAlone(ObjectFields rule, RuleViolations found)
    {
        if (rule.IsEmpty("nonResourceURLs"))
        {
            return;
        }

        foreach (var name in (ReadOnlySpan<string>)["apiGroups", "resources", "resourceNames"])
        {
            if (!rule.IsEmpty(name))
            {
                found.AddKey(rule, name, "is not allowed with nonResourceURLs; use two rules");
            }
        }
    }

    private static void CheckUrls(ObjectFields role, RuleViolations found)
    {
        foreach (var rule in role.Mappings("rules"))
        {
            if (!rule.IsEmpty("nonResourceURLs"))
            {
                found.AddKey(rule, "nonResourceURLs", "is only allowed in a ClusterRole");
            }
        }
    }

    private static void CheckAggregation(ObjectFields role, RuleViolations found)
    {
        var aggregation = role.Fields("aggregationRule");
        if (aggregation.Exists)
        {
            found.CheckRequired(aggregation, "clusterRoleSelectors");
        }
    }
}
