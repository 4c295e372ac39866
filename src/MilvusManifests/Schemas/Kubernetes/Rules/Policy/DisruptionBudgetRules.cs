using System.Collections.Immutable;
using System.Globalization;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Policy;

/// <summary>The rules of PodDisruptionBudgets.</summary>
internal static class DisruptionBudgetRules
{
    private static readonly ImmutableArray<string> Spec = ["policy.v1.PodDisruptionBudgetSpec"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Spec, "pdb-one-bound", "policy/validation: ValidatePodDisruptionBudgetSpec", (spec, found) => found.CheckAtMostOne(spec, "minAvailable", "maxUnavailable")),
        new(Spec, "pdb-not-negative", "policy/validation: ValidatePodDisruptionBudgetSpec", (spec, found) => found.CheckNotNegative(spec, "minAvailable", "maxUnavailable")),
        new(Spec, "pdb-percentage", "policy/validation: ValidatePodDisruptionBudgetSpec", CheckPercentages),
        new(Spec, "pdb-percentage-maximum", "policy/validation: ValidatePodDisruptionBudgetSpec", CheckMaximum),
    ];

    private static void CheckPercentages(ObjectFields spec, RuleViolations found)
    {
        foreach (var name in (ReadOnlySpan<string>)["minAvailable", "maxUnavailable"])
        {
            if (spec.Scalar(name) is { } text)
            {
                found.AddFault(text, Faults.Percentage(text.Value));
            }
        }
    }

    private static void CheckMaximum(ObjectFields spec, RuleViolations found)
    {
        foreach (var name in (ReadOnlySpan<string>)["minAvailable", "maxUnavailable"])
        {
            if (spec.Scalar(name) is { } text && Faults.Percentage(text.Value) is null
                && decimal.TryParse(text.Value.AsSpan(0, text.Value.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent > 100)
            {
                found.Add(text, $"must not be greater than 100%, not {ValueText.Of(text)}");
            }
        }
    }
}
