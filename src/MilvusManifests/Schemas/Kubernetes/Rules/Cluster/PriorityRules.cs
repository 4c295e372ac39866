using System.Collections.Immutable;
using System.Globalization;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Cluster;

/// <summary>The rules of PriorityClasses.</summary>
internal static class PriorityRules
{
    private const string Prefix = "system-";
    private const long HighestValue = 1_000_000_000;

    private static readonly ImmutableArray<string> PriorityClass = ["scheduling.v1.PriorityClass"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(PriorityClass, "priority-value", "scheduling/validation: ValidatePriorityClass", CheckValue),
        new(PriorityClass, "priority-system-name", "scheduling/validation: ValidatePriorityClass", CheckName),
    ];

    private static void CheckValue(ObjectFields priority, RuleViolations found)
    {
        if (priority.Fields("metadata").Text("name") is { } name && !name.StartsWith(Prefix, StringComparison.Ordinal) && priority.Number("value") is > HighestValue and var value)
        {
            found.Add(priority["value"]!, string.Create(CultureInfo.InvariantCulture, $"must be at most {HighestValue}, not {value}; higher values are reserved for the system"));
        }
    }

    private static void CheckName(ObjectFields priority, RuleViolations found)
    {
        if (priority.Fields("metadata").Scalar("name") is not { } name || !name.Value.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return;
        }

        long? reserved = name.Value switch { "system-cluster-critical" => 2_000_000_000, "system-node-critical" => 2_000_001_000, _ => null };
        if (reserved is null)
        {
            found.Explain(name, $"{ValueText.Of(name)} starts with 'system-', which is reserved for the system");
        }
        else if (priority.Number("value") is { } value && value != reserved)
        {
            found.Add(priority["value"]!, string.Create(CultureInfo.InvariantCulture, $"must be {reserved} for {name.Value}, not {value}"));
        }
        else if (priority.Flag("globalDefault") == true)
        {
            found.Add(priority["globalDefault"]!, $"must not be true for {name.Value}");
        }
    }
}
