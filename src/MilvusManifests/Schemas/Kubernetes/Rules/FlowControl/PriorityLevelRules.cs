using System.Collections.Immutable;
using System.Globalization;

namespace MilvusManifests.Schemas.Kubernetes.Rules.FlowControl;

/// <summary>The rules of PriorityLevelConfigurations.</summary>
internal static class PriorityLevelRules
{
    private static readonly ImmutableArray<string> Spec = ["flowcontrol.v1.PriorityLevelConfigurationSpec"];
    private static readonly ImmutableArray<string> Limits = ["flowcontrol.v1.LimitedPriorityLevelConfiguration", "flowcontrol.v1.ExemptPriorityLevelConfiguration"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Spec, "priority-level-type", "flowcontrol/validation: ValidatePriorityLevelConfigurationSpec", CheckType),
        new(["flowcontrol.v1.PriorityLevelConfiguration"], "priority-level-exempt", "flowcontrol/validation: ValidatePriorityLevelConfigurationSpec", CheckExempt),
        new(Limits, "priority-level-shares", "flowcontrol/validation: ValidateLimitedPriorityLevelConfiguration", (limits, found) => found.CheckRange(limits, "nominalConcurrencyShares", 0)),
        new(Limits, "priority-level-lendable", "flowcontrol/validation: ValidateLimitedPriorityLevelConfiguration", (limits, found) => found.CheckRange(limits, "lendablePercent", 0, 100)),
        new(["flowcontrol.v1.LimitedPriorityLevelConfiguration"], "priority-level-borrowing", "flowcontrol/validation: ValidateLimitedPriorityLevelConfiguration",
            (limits, found) => found.CheckRange(limits, "borrowingLimitPercent", 0)),
        new(["flowcontrol.v1.LimitResponse"], "priority-level-response", "flowcontrol/validation: ValidateLimitResponse", CheckResponse),
        new(["flowcontrol.v1.QueuingConfiguration"], "priority-level-queues", "flowcontrol/validation: ValidatePriorityLevelQueuingConfiguration", CheckQueues),
    ];

    private static void CheckType(ObjectFields spec, RuleViolations found)
    {
        switch (spec.Text("type"))
        {
            case "Limited":
                if (spec.Has("exempt"))
                {
                    found.AddKey(spec, "exempt", "is only allowed with type Exempt");
                }

                if (!spec.Has("limited"))
                {
                    found.CheckRequired(spec, "limited", "with type Limited");
                }

                break;
            case "Exempt":
                if (spec.Has("limited"))
                {
                    found.AddKey(spec, "limited", "is only allowed with type Limited");
                }

                break;
            default:
                found.CheckValue(spec, "type", "Exempt", "Limited");
                break;
        }
    }

    private static void CheckExempt(ObjectFields level, RuleViolations found)
    {
        if (level.Fields("metadata").Text("name") is { } name && level.Fields("spec").Scalar("type") is { Value: "Exempt" or "Limited" } type && name == "exempt" != (type.Value == "Exempt"))
        {
            found.Add(type, name == "exempt" ? "must be Exempt for the level 'exempt'" : "must be Limited: only the level 'exempt' may have type Exempt");
        }
    }

    private static void CheckResponse(ObjectFields response, RuleViolations found)
    {
        switch (response.Text("type"))
        {
            case "Queue":
                if (!response.Has("queuing"))
                {
                    found.CheckRequired(response, "queuing", "with type Queue");
                }

                break;
            case "Reject":
                if (response.Has("queuing"))
                {
                    found.AddKey(response, "queuing", "is only allowed with type Queue");
                }

                break;
            default:
                found.CheckValue(response, "type", "Queue", "Reject");
                break;
        }
    }

    // Zero is replaced by the default.
    private static void CheckQueues(ObjectFields queuing, RuleViolations found)
    {
        found.CheckRange(queuing, "queues", 0, 10_000_000);
        found.CheckRange(queuing, "handSize", 0);
        found.CheckRange(queuing, "queueLengthLimit", 0);
        var queues = queuing.Number("queues") is { } count and > 0 ? count : 64;
        if (queuing.Number("handSize") is { } size && size > queues && (queuing.Number("queues") is not null || !queuing.Has("queues")))
        {
            found.Add(queuing["handSize"]!, string.Create(CultureInfo.InvariantCulture, $"must not be greater than the {queues} queues, not {size}"));
        }
    }
}
