using System.Collections.Immutable;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Core;

/// <summary>The rules of tolerations, topology spread and gates.</summary>
internal static class SchedulingRules
{
    private static readonly ImmutableArray<string> Toleration = ["core.v1.Toleration"];
    private static readonly ImmutableArray<string> Spread = ["core.v1.TopologySpreadConstraint"];
    private static readonly ImmutableArray<string> PodSpec = ["core.v1.PodSpec"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Toleration, "toleration-key", "core/validation: ValidateTolerations", (toleration, found) => found.CheckText(toleration, "key", Faults.QualifiedName)),
        new(Toleration, "toleration-without-key", "core/validation: ValidateTolerations", CheckWithoutKey),
        new(Toleration, "toleration-operator", "core/validation: ValidateTolerations", CheckOperator),
        new(Toleration, "toleration-exists-value", "core/validation: ValidateTolerations", CheckExists),
        new(Toleration, "toleration-value", "core/validation: ValidateTolerations", CheckValue),
        new(Toleration, "toleration-seconds", "core/validation: ValidateTolerations", CheckSeconds),
        new(Spread, "topology-spread-skew", "core/validation: ValidateMaxSkew", (spread, found) => found.CheckRange(spread, "maxSkew", 1)),
        new(Spread, "topology-spread-key", "core/validation: ValidateTopologyKey", (spread, found) => found.CheckNotEmpty(spread, "topologyKey")),
        new(Spread, "topology-spread-domains", "core/validation: validateMinDomains", (spread, found) => found.CheckRange(spread, "minDomains", 1)),
        new(Spread, "topology-spread-domains-action", "core/validation: validateMinDomains", CheckDomains),
        new(Spread, "topology-spread-label-keys", "core/validation: validateMatchLabelKeysInTopologySpread", CheckLabelKeys),
        new(PodSpec, "scheduling-gates", "core/validation: validateSchedulingGates", (pod, found) => CheckNames(pod, "schedulingGates", "name", found)),
        new(PodSpec, "readiness-gates", "core/validation: validateReadinessGates", (pod, found) => CheckNames(pod, "readinessGates", "conditionType", found)),
    ];

    private static void CheckWithoutKey(ObjectFields toleration, RuleViolations found)
    {
        if (!toleration.IsEmpty("key") || toleration.TextOr("operator", "Equal") is null or "Exists")
        {
            return;
        }

        if (toleration["operator"] is { } written)
        {
            found.Add(written, "must be Exists without a key");
        }
        else
        {
            found.Explain(toleration.Node!, "'key' is required unless operator is Exists");
        }
    }

    // Lt and Gt came with Kubernetes 1.35, behind a feature gate.
    private static void CheckOperator(ObjectFields toleration, RuleViolations found)
    {
        if (!toleration.IsEmpty("operator") && toleration.Text("operator") is not (null or "Lt" or "Gt"))
        {
            found.CheckValue(toleration, "operator", "Exists", "Equal");
        }
    }

    private static void CheckExists(ObjectFields toleration, RuleViolations found)
    {
        if (toleration.Text("operator") == "Exists" && toleration.Text("value") is { Length: > 0 })
        {
            found.AddKey(toleration, "value", "is not allowed with operator: Exists");
        }
    }

    private static void CheckValue(ObjectFields toleration, RuleViolations found)
    {
        if (toleration.TextOr("operator", "Equal") == "Equal")
        {
            found.CheckSyntax(toleration, "value", LabelValue.Syntax);
        }
    }

    private static void CheckSeconds(ObjectFields toleration, RuleViolations found)
    {
        if (toleration.Has("tolerationSeconds") && toleration.TextOr("effect", "") is { } effect and not "NoExecute")
        {
            found.AddKey(toleration, "tolerationSeconds", effect.Length == 0 ? "is only allowed with effect: NoExecute" : $"is only allowed with effect: NoExecute, not {effect}");
        }
    }

    private static void CheckDomains(ObjectFields spread, RuleViolations found)
    {
        if (spread.Has("minDomains") && spread.Text("whenUnsatisfiable") == "ScheduleAnyway")
        {
            found.AddKey(spread, "minDomains", "is only allowed with whenUnsatisfiable: DoNotSchedule");
        }
    }

    private static void CheckLabelKeys(ObjectFields spread, RuleViolations found)
    {
        if (spread.Items("matchLabelKeys").IsEmpty)
        {
            return;
        }

        if (!spread.Has("labelSelector"))
        {
            found.AddKey(spread, "matchLabelKeys", "is only allowed with a labelSelector");
        }

        foreach (var key in spread.Texts("matchLabelKeys"))
        {
            found.AddFault(key, Faults.QualifiedName(key.Value));
        }
    }

    private static void CheckNames(ObjectFields pod, string list, string name, RuleViolations found)
    {
        foreach (var item in pod.Mappings(list))
        {
            if (item.Scalar(name) is { } text)
            {
                found.AddFault(text, Faults.QualifiedName(text.Value));
            }
        }
    }
}
