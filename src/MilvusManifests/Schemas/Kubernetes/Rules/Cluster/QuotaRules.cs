using System.Collections.Immutable;
using MilvusManifests.Values;
using MilvusManifests.Values.Quantities;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Cluster;

/// <summary>The rules of LimitRanges and ResourceQuotas.</summary>
internal static class QuotaRules
{
    private static readonly ImmutableArray<string> Item = ["core.v1.LimitRangeItem"];
    private static readonly ImmutableArray<string> Quota = ["core.v1.ResourceQuotaSpec"];

    private static readonly ImmutableArray<string> QuotaNames =
    [
        "configmaps", "cpu", "ephemeral-storage", "limits.cpu", "limits.ephemeral-storage", "limits.memory", "memory", "persistentvolumeclaims", "pods", "replicationcontrollers",
        "requests.cpu", "requests.ephemeral-storage", "requests.memory", "requests.storage", "resourcequotas", "secrets", "services", "services.loadbalancers", "services.nodeports",
    ];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(["core.v1.LimitRangeSpec"], "limit-range-types-unique", "core/validation: ValidateLimitRange", (range, found) => found.CheckUnique(range.Mappings("limits"), "type")),
        new(Item, "limit-range-type", "core/validation: validateLimitRangeTypeName", CheckType),
        new(Item, "limit-range-pod-defaults", "core/validation: ValidateLimitRange", CheckPodDefaults),
        new(Item, "limit-range-claim", "core/validation: ValidateLimitRange", CheckClaim),
        new(Item, "limit-range-order", "core/validation: ValidateLimitRange", CheckOrder),
        new(Item, "limit-range-ratio", "core/validation: ValidateLimitRange", CheckRatio),
        new(Quota, "quota-names", "core/validation: ValidateResourceQuotaResourceName", CheckNames),
        new(Quota, "quota-amounts", "core/validation: ValidateResourceQuantityValue", CheckAmounts),
        new(Quota, "quota-scopes", "core/validation: validateResourceQuotaScopes", CheckScopes),
    ];

    private static void CheckType(ObjectFields item, RuleViolations found)
    {
        if (item.Scalar("type") is { } type && type.Value is not ("Container" or "Pod" or "PersistentVolumeClaim") && !(type.Value.Contains('/', StringComparison.Ordinal) && LabelKey.IsValid(type.Value)))
        {
            found.Add(type, $"must be Container, Pod or PersistentVolumeClaim, not {ValueText.Of(type)}");
        }
    }

    private static void CheckPodDefaults(ObjectFields item, RuleViolations found)
    {
        foreach (var name in (ReadOnlySpan<string>)["default", "defaultRequest"])
        {
            if (item.Text("type") == "Pod" && !item.IsEmpty(name))
            {
                found.AddKey(item, name, "is not allowed with type Pod");
            }
        }
    }

    private static void CheckClaim(ObjectFields item, RuleViolations found)
    {
        if (item.Text("type") == "PersistentVolumeClaim" && !item.Fields("min").Has("storage") && !item.Fields("max").Has("storage"))
        {
            found.Explain(item.Node!, "'storage' in 'min' or 'max' is required with type PersistentVolumeClaim");
        }
    }

    private static void CheckOrder(ObjectFields item, RuleViolations found)
    {
        foreach (var (lower, higher) in (ReadOnlySpan<(string, string)>)[("min", "max"), ("min", "defaultRequest"), ("min", "default"), ("defaultRequest", "max"), ("default", "max"), ("defaultRequest", "default")])
        {
            var (less, more) = (item.Fields(lower), item.Fields(higher));
            foreach (var (key, value) in item.Entries(lower))
            {
                if (less.Quantity(key.Value) is { } least && more.Quantity(key.Value) is { } most && least > most)
                {
                    found.Add(value, $"must not be greater than {higher} {ValueText.Of(more[key.Value]!)}, not {ValueText.Of(value)}");
                }
            }
        }
    }

    private static void CheckRatio(ObjectFields item, RuleViolations found)
    {
        foreach (var (key, value) in item.Entries("maxLimitRequestRatio"))
        {
            if (item.Fields("maxLimitRequestRatio").Quantity(key.Value) < QuantityAmount.One)
            {
                found.Add(value, $"must be at least 1, not {ValueText.Of(value)}");
            }
        }
    }

    private static void CheckNames(ObjectFields quota, RuleViolations found)
    {
        foreach (var (key, value) in quota.Entries("hard"))
        {
            var isPlain = !key.Value.Contains('/', StringComparison.Ordinal);
            if (isPlain && !QuotaNames.Contains(key.Value) && !key.Value.StartsWith("hugepages-", StringComparison.Ordinal) && !key.Value.StartsWith("requests.hugepages-", StringComparison.Ordinal))
            {
                found.AddEntry(key, value, $" is not a resource that a quota can have{Text.Suggestion.Phrase(key.Value, QuotaNames)}");
            }
            else if (!LabelKey.IsValid(key.Value))
            {
                found.AddEntry(key, value, ": the name of a resource must be a qualified name");
            }
        }
    }

    private static void CheckAmounts(ObjectFields quota, RuleViolations found)
    {
        foreach (var (key, value) in quota.Entries("hard"))
        {
            if (quota.Fields("hard").Quantity(key.Value) is { Sign: < 0 })
            {
                found.Add(value, $"must not be negative, not {ValueText.Of(value)}");
            }
        }
    }

    private static void CheckScopes(ObjectFields quota, RuleViolations found)
    {
        var scopes = quota.Texts("scopes").ToList();
        foreach (var (one, other) in (ReadOnlySpan<(string, string)>)[("BestEffort", "NotBestEffort"), ("Terminating", "NotTerminating")])
        {
            if (scopes.Find(scope => scope.Value == other) is { } second && scopes.Exists(scope => scope.Value == one))
            {
                found.Add(second, $"is not allowed with {one}");
            }
        }
    }
}
