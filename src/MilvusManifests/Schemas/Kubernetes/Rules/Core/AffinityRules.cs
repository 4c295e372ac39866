using System.Collections.Immutable;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Core;

/// <summary>The rules of affinity terms and node selectors.</summary>
internal static class AffinityRules
{
    private static readonly ImmutableArray<string> Weighted = ["core.v1.WeightedPodAffinityTerm", "core.v1.PreferredSchedulingTerm"];
    private static readonly ImmutableArray<string> PodTerm = ["core.v1.PodAffinityTerm"];
    private static readonly ImmutableArray<string> NodeTerm = ["core.v1.NodeSelectorTerm"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Weighted, "affinity-weight", "core/validation: validateWeightedPodAffinityTerms, ValidatePreferredSchedulingTerms", (term, found) => found.CheckRange(term, "weight", 1, 100)),
        new(PodTerm, "affinity-topology-key", "core/validation: validatePodAffinityTerm", CheckTopologyKey),
        new(PodTerm, "affinity-namespaces", "core/validation: validatePodAffinityTerm", CheckNamespaces),
        new(PodTerm, "affinity-label-keys", "core/validation: validateMatchLabelKeysAndMismatchLabelKeys", CheckLabelKeys) { Since = 33 },
        new(["core.v1.NodeSelector"], "node-selector-terms", "core/validation: ValidateNodeSelector", (selector, found) => found.CheckRequired(selector, "nodeSelectorTerms")),
        new(NodeTerm, "node-selector-values", "core/validation: ValidateNodeSelectorRequirement", CheckNodeExpressions),
        new(NodeTerm, "node-selector-key", "core/validation: ValidateNodeSelectorRequirement", CheckNodeKeys),
        new(NodeTerm, "node-selector-field", "core/validation: ValidateNodeFieldSelectorRequirement", CheckNodeFields),
    ];

    private static void CheckTopologyKey(ObjectFields term, RuleViolations found)
    {
        found.CheckNotEmpty(term, "topologyKey");

        found.CheckText(term, "topologyKey", Faults.QualifiedName);
    }

    private static void CheckNamespaces(ObjectFields term, RuleViolations found)
    {
        foreach (var name in term.Texts("namespaces"))
        {
            found.AddFault(name, DnsLabel.Existing.Fault(name.Value));
        }
    }

    private static void CheckLabelKeys(ObjectFields term, RuleViolations found)
    {
        foreach (var list in (ReadOnlySpan<string>)["matchLabelKeys", "mismatchLabelKeys"])
        {
            if (!term.Items(list).IsEmpty && !term.Has("labelSelector"))
            {
                found.AddKey(term, list, "is only allowed with a labelSelector");
            }
        }
    }

    private static void CheckNodeExpressions(ObjectFields term, RuleViolations found)
    {
        foreach (var expression in term.Mappings("matchExpressions"))
        {
            switch (expression.Text("operator"))
            {
                case "In" or "NotIn":
                    found.CheckRequired(expression, "values", $"with operator: {expression.Text("operator")}");
                    break;
                case "Exists" or "DoesNotExist" when !expression.IsEmpty("values"):
                    found.AddKey(expression, "values", $"is not allowed with operator: {expression.Text("operator")}");
                    break;
                case "Gt" or "Lt" when expression.Items("values").Length != 1 && (expression.IsEmpty("values") || !expression.Items("values").IsEmpty):
                    found.Explain(expression["values"] ?? expression.Node!, $"exactly one value is required with operator: {expression.Text("operator")}");
                    break;
            }
        }
    }

    private static void CheckNodeKeys(ObjectFields term, RuleViolations found)
    {
        foreach (var expression in term.Mappings("matchExpressions"))
        {
            if (expression.Scalar("key") is { } key)
            {
                found.AddFault(key, Faults.QualifiedName(key.Value));
            }
        }
    }

    private static void CheckNodeFields(ObjectFields term, RuleViolations found)
    {
        foreach (var requirement in term.Mappings("matchFields"))
        {
            found.CheckValue(requirement, "key", "metadata.name");
            if (requirement.Text("operator") is "Exists" or "DoesNotExist" or "Gt" or "Lt")
            {
                found.Add(requirement["operator"]!, "must be In or NotIn in matchFields");
            }
            else if (requirement.IsEmpty("values") || requirement.Items("values").Length > 1)
            {
                found.Explain(requirement["values"] ?? requirement.Node!, "exactly one value is required in matchFields");
            }
        }
    }
}
