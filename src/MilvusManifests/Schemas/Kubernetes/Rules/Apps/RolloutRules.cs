using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Apps;

/// <summary>The rules of how Deployments, DaemonSets and StatefulSets replace their pods.</summary>
internal static class RolloutRules
{
    private static readonly ImmutableArray<string> Deployment = ["apps.v1.DeploymentSpec"];
    private static readonly ImmutableArray<string> DaemonSet = ["apps.v1.DaemonSetSpec"];
    private static readonly ImmutableArray<string> StatefulSet = ["apps.v1.StatefulSetSpec"];
    private static readonly ImmutableArray<string> Rolling = [.. Deployment, .. DaemonSet];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Rolling, "rolling-update-amount", "apps/validation: ValidatePositiveIntOrPercent", (workload, found) => CheckAmounts(Update(workload), found)),
        new(Rolling, "rolling-update-percentage", "apps/validation: IsNotMoreThan100Percent", (workload, found) => CheckPercentages(Update(workload), found)),
        new(["apps.v1.RollingUpdateDeployment"], "rolling-update-progress", "apps/validation: ValidateRollingUpdateDeployment", CheckDeploymentSteps),
        new(DaemonSet, "daemon-set-surge", "apps/validation: ValidateRollingUpdateDaemonSet", (daemonSet, found) => CheckDaemonSetSteps(Update(daemonSet), found)),
        new(Deployment, "recreate-without-rolling-update", "apps/validation: ValidateDeploymentStrategy", CheckRecreate),
        new(Deployment, "progress-deadline", "apps/validation: ValidateDeploymentSpec", CheckProgressDeadline),
        new(Deployment, "progress-deadline-not-negative", "apps/validation: ValidateDeploymentSpec", (deployment, found) => found.CheckNotNegative(deployment, "progressDeadlineSeconds")),
        new(StatefulSet, "on-delete-without-rolling-update", "apps/validation: ValidateStatefulSetSpec", CheckOnDelete),
        new(["apps.v1.RollingUpdateStatefulSetStrategy"], "stateful-set-partition", "apps/validation: validateRollingUpdateStatefulSet", (update, found) => found.CheckNotNegative(update, "partition")),
        new(["apps.v1.StatefulSetOrdinals"], "stateful-set-ordinals", "apps/validation: ValidateStatefulSetSpec", (ordinals, found) => found.CheckNotNegative(ordinals, "start")),
        new(["apps.v1.StatefulSet"], "stateful-set-name", "apps/validation: ValidateStatefulSetName", CheckStatefulSetName),
        new(DaemonSet, "daemon-set-max-unavailable", "apps/validation: ValidateRollingUpdateDaemonSet", (daemonSet, found) => CheckDaemonSetUnavailable(Update(daemonSet), found)),
    ];

    // With another type the server does not look at it.
    private static ObjectFields Update(ObjectFields workload)
    {
        var strategy = workload.Has("strategy") ? workload.Fields("strategy") : workload.Fields("updateStrategy");
        return strategy.TextOr("type", "RollingUpdate") == "RollingUpdate" ? strategy.Fields("rollingUpdate") : default;
    }

    private static void CheckAmounts(ObjectFields update, RuleViolations found, string name)
    {
        if (update[name] is YamlScalar { Kind: YamlScalarKind.String } text)
        {
            found.AddFault(text, Faults.Percentage(text.Value));
        }
        else
        {
            found.CheckNotNegative(update, name);
        }
    }

    private static void CheckAmounts(ObjectFields update, RuleViolations found)
    {
        CheckAmounts(update, found, "maxUnavailable");
        CheckAmounts(update, found, "maxSurge");
    }

    private static void CheckPercentages(ObjectFields update, RuleViolations found)
    {
        if (update.Text("maxUnavailable") is not null && Amount(update, "maxUnavailable") > 100)
        {
            found.Add(update["maxUnavailable"]!, $"must be at most 100%, not {update.Text("maxUnavailable")}");
        }
    }

    private static void CheckDeploymentSteps(ObjectFields update, RuleViolations found)
    {
        if (Amount(update, "maxUnavailable") == 0 && Amount(update, "maxSurge") == 0)
        {
            found.Add(update["maxUnavailable"]!, "must not be 0 when maxSurge is 0: no pod could ever be replaced");
        }
    }

    private static void CheckDaemonSetSteps(ObjectFields update, RuleViolations found)
    {
        // Without a value maxUnavailable is 1.
        var unavailable = update.Has("maxUnavailable") ? Amount(update, "maxUnavailable") : 1;
        if (unavailable > 0 && Amount(update, "maxSurge") > 0)
        {
            found.Add(update["maxSurge"]!, update.Has("maxUnavailable") ? "must be 0 unless maxUnavailable is 0" : "is only allowed with maxUnavailable: 0, and the default of that is 1");
        }
    }

    private static void CheckDaemonSetUnavailable(ObjectFields update, RuleViolations found)
    {
        if (Amount(update, "maxUnavailable") == 0 && (!update.Has("maxSurge") || Amount(update, "maxSurge") == 0))
        {
            found.Add(update["maxUnavailable"]!, "must not be 0 when maxSurge is 0: no pod could ever be replaced");
        }
    }

    private static void CheckRecreate(ObjectFields deployment, RuleViolations found)
    {
        var strategy = deployment.Fields("strategy");
        if (strategy.Text("type") == "Recreate" && strategy.Has("rollingUpdate"))
        {
            found.AddKey(strategy, "rollingUpdate", "is not allowed with type: Recreate");
        }
    }

    private static void CheckOnDelete(ObjectFields statefulSet, RuleViolations found)
    {
        var strategy = statefulSet.Fields("updateStrategy");
        if (strategy.Text("type") == "OnDelete" && strategy.Has("rollingUpdate"))
        {
            found.AddKey(strategy, "rollingUpdate", "is not allowed with type: OnDelete");
        }
    }

    private static void CheckProgressDeadline(ObjectFields deployment, RuleViolations found)
    {
        const long DefaultDeadline = 600;
        var deadline = deployment.Has("progressDeadlineSeconds") ? deployment.Number("progressDeadlineSeconds") : DefaultDeadline;
        var ready = deployment.Has("minReadySeconds") ? deployment.Number("minReadySeconds") : 0;
        if (deadline is not >= 0 || ready is not >= 0 || deadline > ready)
        {
            return;
        }

        if (deployment["progressDeadlineSeconds"] is { } written)
        {
            found.Add(written, FormattableString.Invariant($"must be greater than minReadySeconds, {ready}, not {deadline}"));
        }
        else
        {
            found.Add(deployment["minReadySeconds"]!, FormattableString.Invariant($"must be less than progressDeadlineSeconds, which is {DefaultDeadline} by default, not {ready}"));
        }
    }

    private static void CheckStatefulSetName(ObjectFields statefulSet, RuleViolations found)
    {
        if (statefulSet.Fields("metadata").Scalar("name") is { } name && Values.DnsSubdomain.IsValid(name.Value))
        {
            found.AddFault(name, Values.DnsLabel.Syntax.Fault(name.Value));
        }
    }

    private static long? Amount(ObjectFields update, string name) =>
        update.Text(name) is { } text
            ? Faults.Percentage(text) is null && long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) ? percent : null
            : update.Number(name);
}
