using System.Collections.Immutable;
using System.Globalization;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Batch;

/// <summary>The rules of when a Job has failed or succeeded.</summary>
internal static class JobPolicyRules
{
    private const int MostRules = 20;
    private const int MostExitCodes = 255;
    private static readonly ImmutableArray<string> Spec = ["batch.v1.JobSpec"];
    private static readonly ImmutableArray<string> FailureRule = ["batch.v1.PodFailurePolicyRule"];
    private static readonly ImmutableArray<string> ExitCodes = ["batch.v1.PodFailurePolicyOnExitCodesRequirement"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(["batch.v1.PodFailurePolicy"], "failure-policy-size", "batch/validation: validatePodFailurePolicy", (policy, found) => CheckCount(policy, "rules", MostRules, found)),
        new(FailureRule, "failure-rule-condition", "batch/validation: validatePodFailurePolicyRule", CheckCondition),
        new(Spec, "failure-rule-fail-index", "batch/validation: validatePodFailurePolicyRule", CheckFailIndex),
        new(Spec, "failure-rule-container", "batch/validation: validatePodFailurePolicyRuleOnExitCodes", CheckContainer),
        new(ExitCodes, "failure-rule-exit-codes", "batch/validation: validatePodFailurePolicyRuleOnExitCodes", CheckExitCodes),
        new(ExitCodes, "failure-rule-exit-codes-order", "batch/validation: validatePodFailurePolicyRuleOnExitCodes", CheckOrder),
        new(["batch.v1.PodFailurePolicyOnPodConditionsPattern"], "failure-rule-status", "batch/validation: validatePodFailurePolicyRuleOnPodConditions",
            (pattern, found) => found.CheckValue(pattern, "status", "True", "False", "Unknown")),
        new(["batch.v1.SuccessPolicy"], "success-policy-rules", "batch/validation: validateSuccessPolicy", CheckSuccessRules),
        new(["batch.v1.SuccessPolicyRule"], "success-rule", "batch/validation: validateSuccessPolicyRule", CheckSuccessRule),
        new(Spec, "success-rule-count", "batch/validation: validateSuccessPolicyRule", CheckSuccessCount),
    ];

    private static void CheckCount(ObjectFields policy, string name, int most, RuleViolations found)
    {
        if (policy.Items(name) is { Length: var count } && count > most)
        {
            found.Add(policy[name]!, string.Create(CultureInfo.InvariantCulture, $"must have at most {most} items, but has {count}"));
        }
    }

    private static void CheckCondition(ObjectFields rule, RuleViolations found)
    {
        if (!rule.Has("onExitCodes") && rule.IsEmpty("onPodConditions"))
        {
            found.Explain(rule.Node!, "one of 'onExitCodes' and 'onPodConditions' is required");
        }
        else if (rule.Has("onExitCodes") && !rule.IsEmpty("onPodConditions"))
        {
            found.CheckAtMostOne(rule, "onExitCodes", "onPodConditions");
        }
    }

    private static void CheckFailIndex(ObjectFields job, RuleViolations found)
    {
        if (job.Has("backoffLimitPerIndex"))
        {
            return;
        }

        foreach (var rule in job.Fields("podFailurePolicy").Mappings("rules"))
        {
            if (rule.Text("action") == "FailIndex")
            {
                found.Add(rule["action"]!, "must not be FailIndex without backoffLimitPerIndex");
            }
        }
    }

    private static void CheckContainer(ObjectFields job, RuleViolations found)
    {
        var pod = job.Fields("template").Fields("spec");
        foreach (var codes in job.Fields("podFailurePolicy").Mappings("rules").Select(rule => rule.Fields("onExitCodes")))
        {
            if (codes.Scalar("containerName") is { } name
                && !pod.Mappings("containers").Concat(pod.Mappings("initContainers")).Any(container => container.Text("name") == name.Value))
            {
                found.Explain(name, $"the pod has no container {ValueText.Of(name)}");
            }
        }
    }

    private static void CheckExitCodes(ObjectFields codes, RuleViolations found)
    {
        if (codes.IsEmpty("values") && codes.Has("values"))
        {
            found.Add(codes["values"]!, "must not be empty");
        }

        CheckCount(codes, "values", MostExitCodes, found);
        foreach (var value in codes.Items("values"))
        {
            if (codes.Text("operator") == "In" && ObjectFields.Number(value) == 0)
            {
                found.Add(value, "must not be 0 with operator: In");
            }
        }
    }

    private static void CheckOrder(ObjectFields codes, RuleViolations found)
    {
        long? last = null;
        foreach (var value in codes.Items("values"))
        {
            var number = ObjectFields.Number(value);
            if (number < last)
            {
                found.Add(codes["values"]!, FormattableString.Invariant($"must be in ascending order, but {number} follows {last}"));
                return;
            }

            last = number;
        }
    }

    private static void CheckSuccessRules(ObjectFields policy, RuleViolations found)
    {
        if (policy.Has("rules") && policy.IsEmpty("rules"))
        {
            found.Add(policy["rules"]!, "must not be empty");
        }

        CheckCount(policy, "rules", MostRules, found);
    }

    private static void CheckSuccessRule(ObjectFields rule, RuleViolations found)
    {
        if (!rule.Has("succeededCount") && !rule.Has("succeededIndexes"))
        {
            found.Explain(rule.Node!, "one of 'succeededCount' and 'succeededIndexes' is required");
        }

        found.CheckNotNegative(rule, "succeededCount");
    }

    private static void CheckSuccessCount(ObjectFields job, RuleViolations found)
    {
        if (job.Number("completions") is not { } completions || job.Text("completionMode") != "Indexed")
        {
            return;
        }

        foreach (var rule in job.Fields("successPolicy").Mappings("rules"))
        {
            if (rule.Number("succeededCount") is { } count && count > completions)
            {
                found.Add(rule["succeededCount"]!, FormattableString.Invariant($"must be at most completions, {completions}, not {count}"));
            }
        }
    }
}
