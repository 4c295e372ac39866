using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.FlowControl;

/// <summary>The rules of FlowSchemas.</summary>
internal static class FlowSchemaRules
{
    private static readonly ImmutableArray<string> Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "proxy", "update", "watch"];
    private static readonly ImmutableArray<string> Rule = ["flowcontrol.v1.PolicyRulesWithSubjects"];
    private static readonly ImmutableArray<string> ResourceRule = ["flowcontrol.v1.ResourcePolicyRule"];
    private static readonly ImmutableArray<string> UrlRule = ["flowcontrol.v1.NonResourcePolicyRule"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(["flowcontrol.v1.FlowSchema"], "flow-schema-precedence", "flowcontrol/validation: ValidateFlowSchemaSpec", CheckPrecedence),
        new(["flowcontrol.v1.FlowSchemaSpec"], "flow-schema-priority-level", "flowcontrol/validation: ValidateFlowSchemaSpec", CheckPriorityLevel),
        new(["flowcontrol.v1.FlowDistinguisherMethod"], "flow-schema-distinguisher", "flowcontrol/validation: ValidateFlowSchemaSpec", (method, found) => found.CheckValue(method, "type", "ByUser", "ByNamespace")),
        new(Rule, "flow-schema-subjects", "flowcontrol/validation: ValidateFlowSchemaPolicyRulesWithSubjects", (rule, found) => found.CheckRequired(rule, "subjects")),
        new(Rule, "flow-schema-rules", "flowcontrol/validation: ValidateFlowSchemaPolicyRulesWithSubjects", CheckRules),
        new(["flowcontrol.v1.Subject"], "flow-schema-subject", "flowcontrol/validation: ValidateFlowSchemaSubject", CheckSubject),
        new([.. ResourceRule, .. UrlRule], "flow-schema-verbs", "flowcontrol/validation: ValidateFlowSchemaResourcePolicyRule, ValidateFlowSchemaNonResourcePolicyRule", CheckVerbs),
        new(ResourceRule, "flow-schema-groups", "flowcontrol/validation: ValidateFlowSchemaResourcePolicyRule", (rule, found) => CheckList(rule, "apiGroups", found)),
        new(ResourceRule, "flow-schema-resources", "flowcontrol/validation: ValidateFlowSchemaResourcePolicyRule", (rule, found) => CheckList(rule, "resources", found)),
        new(ResourceRule, "flow-schema-namespaces", "flowcontrol/validation: ValidateFlowSchemaResourcePolicyRule", CheckNamespaces),
        new(UrlRule, "flow-schema-urls", "flowcontrol/validation: ValidateFlowSchemaNonResourcePolicyRule", CheckUrls),
    ];

    private static void CheckPrecedence(ObjectFields schema, RuleViolations found)
    {
        var spec = schema.Fields("spec");
        if (spec.Number("matchingPrecedence") is not 0)
        {
            found.CheckRange(spec, "matchingPrecedence", 1, 10000);
        }

        if (spec.Number("matchingPrecedence") is 1 && schema.Fields("metadata").Text("name") is { } name && name != "exempt")
        {
            found.Add(spec["matchingPrecedence"]!, "must be at least 2: only the FlowSchema 'exempt' may have 1");
        }
    }

    private static void CheckPriorityLevel(ObjectFields spec, RuleViolations found)
    {
        var level = spec.Fields("priorityLevelConfiguration");
        found.CheckNotEmpty(level, "name");

        found.CheckSyntax(level, "name", DnsSubdomain.Existing);
    }

    private static void CheckRules(ObjectFields rule, RuleViolations found)
    {
        if (rule.IsEmpty("resourceRules") && rule.IsEmpty("nonResourceRules"))
        {
            found.Explain(rule.Node!, "'resourceRules' or 'nonResourceRules' must have at least one item");
        }
    }

    private static void CheckSubject(ObjectFields subject, RuleViolations found)
    {
        var own = subject.Text("kind") switch { "User" => "user", "Group" => "group", "ServiceAccount" => "serviceAccount", _ => null };
        if (own is null)
        {
            return;
        }

        if (!subject.Has(own))
        {
            found.CheckRequired(subject, own, $"with kind {subject.Text("kind")}");
        }

        foreach (var name in (ReadOnlySpan<string>)["user", "group", "serviceAccount"])
        {
            if (name != own && subject.Has(name))
            {
                found.AddKey(subject, name, $"is not allowed with kind {subject.Text("kind")}");
            }
        }
    }

    private static void CheckVerbs(ObjectFields rule, RuleViolations found)
    {
        CheckList(rule, "verbs", found);
        if (rule.Texts("verbs").Any(verb => verb.Value == "*"))
        {
            return;
        }

        foreach (var verb in rule.Texts("verbs"))
        {
            if (!Verbs.Contains(verb.Value))
            {
                found.Add(verb, $"must be {ValueText.Choice([.. Verbs, "'*'"])}, not {ValueText.Of(verb)}");
            }
        }
    }

    private static void CheckList(ObjectFields rule, string name, RuleViolations found)
    {
        found.CheckRequired(rule, name);
        CheckWildcard(rule, name, found);
    }

    private static void CheckWildcard(ObjectFields rule, string name, RuleViolations found)
    {
        if (rule.Items(name).Length > 1 && rule.Texts(name).FirstOrDefault(text => text.Value == "*") is { } wildcard)
        {
            found.Add(wildcard, "must be the only item");
        }
    }

    private static void CheckNamespaces(ObjectFields rule, RuleViolations found)
    {
        if (rule.IsEmpty("namespaces") && rule.Flag("clusterScope") != true && !(rule.Has("clusterScope") && rule.Flag("clusterScope") is null))
        {
            found.CheckRequired(rule, "namespaces", "unless clusterScope is true");
        }

        CheckWildcard(rule, "namespaces", found);
        foreach (var name in rule.Texts("namespaces").Where(name => name.Value != "*"))
        {
            found.AddFault(name, NameFaults.NamespaceName(name.Value));
        }
    }

    private static void CheckUrls(ObjectFields rule, RuleViolations found)
    {
        CheckList(rule, "nonResourceURLs", found);
        foreach (var url in rule.Texts("nonResourceURLs").Where(url => url.Value is not ("*" or "/")))
        {
            found.AddFault(url, UrlFault(url.Value));
        }
    }

    private static (string Name, string? Advice)? UrlFault(string url) =>
        !url.StartsWith('/') ? ("URL path", "it must start with '/'")
        : url.Contains(' ', StringComparison.Ordinal) || url.Contains("//", StringComparison.Ordinal) ? ("URL path", "it must not contain blanks or '//'")
        : url.AsSpan().Count('*') is var wildcards && (wildcards > 1 || (wildcards == 1 && !url.EndsWith("/*", StringComparison.Ordinal))) ? ("URL path", "'*' is only allowed at the end, after '/'")
        : null;
}
