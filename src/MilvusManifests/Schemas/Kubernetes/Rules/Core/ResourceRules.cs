using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Core;

/// <summary>The rules of what containers request and are limited to.</summary>
internal static class ResourceRules
{
    private const int ShortestTypo = 3;
    private static readonly string[] Lists = ["limits", "requests"];
    private static readonly string[] Standard = ["cpu", "memory", "ephemeral-storage"];
    private static readonly ImmutableArray<string> Requirements = ["core.v1.ResourceRequirements"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Requirements, "resource-request-above-limit", "core/validation: validateResourceRequirements", CheckRequests),
        new(Requirements, "resource-request-equals-limit", "core/validation: validateResourceRequirements", CheckNotOvercommitted),
        new(Requirements, "resource-not-negative", "core/validation: ValidateResourceQuantityValue", CheckNotNegative),
        new(Requirements, "resource-whole", "core/validation: ValidateResourceQuantityValue", CheckWhole),
        new(Requirements, "resource-name", "core/validation: validateContainerResourceName", CheckNames),
        new(Requirements, "hugepages-need-cpu-or-memory", "core/validation: validateResourceRequirements", CheckHugePages),
        new(Requirements, "resource-claim-request", "core/validation: validateResourceClaimNames", CheckClaims) { Since = 34 },
    ];

    private static void CheckRequests(ObjectFields requirements, RuleViolations found)
    {
        var (requests, limits) = (requirements.Fields("requests"), requirements.Fields("limits"));
        foreach (var (key, _) in requirements.Entries("requests"))
        {
            if (IsOvercommitAllowed(key.Value) && requests.Quantity(key.Value) is { } request && limits.Quantity(key.Value) is { } limit && request > limit)
            {
                found.Add(requests[key.Value]!, $"must not be above the limit of {Text(limits, key.Value)}, but is {Text(requests, key.Value)}");
            }
        }
    }

    private static void CheckNotOvercommitted(ObjectFields requirements, RuleViolations found)
    {
        var (requests, limits) = (requirements.Fields("requests"), requirements.Fields("limits"));
        foreach (var (key, value) in requirements.Entries("requests"))
        {
            if (IsOvercommitAllowed(key.Value) || !requests.Has(key.Value))
            {
                continue;
            }

            if (!limits.Has(key.Value))
            {
                found.Explain(value, $"{ValueText.Quote(key.Value)} is also required in limits, with the same value: it cannot be overcommitted");
            }
            else if (requests.Quantity(key.Value) is { } request && limits.Quantity(key.Value) is { } limit && request != limit)
            {
                found.Add(value, $"must equal the limit of {Text(limits, key.Value)}, but is {Text(requests, key.Value)}");
            }
        }
    }

    private static void CheckNotNegative(ObjectFields requirements, RuleViolations found)
    {
        foreach (var name in Lists)
        {
            var list = requirements.Fields(name);
            foreach (var (key, value) in requirements.Entries(name))
            {
                if (list.Quantity(key.Value) is { Sign: < 0 })
                {
                    found.Add(value, $"must not be negative, but is {Text(list, key.Value)}");
                }
            }
        }
    }

    private static void CheckWhole(ObjectFields requirements, RuleViolations found)
    {
        foreach (var name in Lists)
        {
            var list = requirements.Fields(name);
            foreach (var (key, value) in requirements.Entries(name))
            {
                if (IsExtended(key.Value) && list.Quantity(key.Value) is { IsWhole: false })
                {
                    found.Add(value, $"must be an integer, not {Text(list, key.Value)}");
                }
            }
        }
    }

    private static void CheckNames(ObjectFields requirements, RuleViolations found)
    {
        foreach (var list in Lists)
        {
            foreach (var (key, value) in requirements.Entries(list))
            {
                if (key.Value.Contains('/', StringComparison.Ordinal))
                {
                    if (Faults.QualifiedName(key.Value) is var (_, advice))
                    {
                        found.AddEntry(key, value, $": {ValueText.Of(key)} is not a valid resource; {advice}");
                    }
                }
                else if (!Standard.Contains(key.Value, StringComparer.Ordinal) && !IsHugePages(key.Value))
                {
                    var likely = key.Value.Length > ShortestTypo && Suggestion.For(key.Value, Standard) is { } near ? $"; did you mean '{near}'?" : "; the name of any other resource has a domain, such as example.com/gpu";
                    found.AddEntry(key, value, $": {ValueText.Of(key)} is not a resource of containers{likely}");
                }
            }
        }
    }

    private static void CheckHugePages(ObjectFields requirements, RuleViolations found)
    {
        YamlEntry? hugePages = null;
        foreach (var list in Lists)
        {
            foreach (var entry in requirements.Entries(list))
            {
                if (entry.Key.Value is "cpu" or "memory")
                {
                    return;
                }

                hugePages ??= IsHugePages(entry.Key.Value) ? entry : null;
            }
        }

        if (hugePages is not null)
        {
            found.Explain(hugePages.Value, "huge pages also need a request or limit of cpu or memory");
        }
    }

    private static void CheckClaims(ObjectFields requirements, RuleViolations found)
    {
        foreach (var claim in requirements.Mappings("claims"))
        {
            found.CheckSyntax(claim, "request", DnsLabel.Existing);
        }
    }

    private static string Text(ObjectFields list, string key) => list[key] is YamlScalar scalar ? Excerpt.Of(scalar.Value) : "";

    private static bool IsHugePages(string name) => name.StartsWith("hugepages-", StringComparison.Ordinal);

    private static bool IsNative(string name) => !name.Contains('/', StringComparison.Ordinal) || name.Contains("kubernetes.io/", StringComparison.Ordinal);

    private static bool IsExtended(string name) => !IsNative(name) && !name.StartsWith("requests.", StringComparison.Ordinal);

    private static bool IsOvercommitAllowed(string name) => IsNative(name) && !IsHugePages(name);
}
