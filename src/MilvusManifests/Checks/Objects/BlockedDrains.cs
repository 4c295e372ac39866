using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.Schemas;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks.Objects;

/// <summary>PodDisruptionBudgets allow that pods are evicted, one after the other.</summary>
/// <remarks>kubernetes pkg/controller/disruption/disruption.go: getExpectedPodCount, updatePdbStatus; pkg/registry/core/pod/storage/eviction.go</remarks>
internal sealed class BlockedDrains : IObjectCheck
{
    /// <summary>A budget that blocks evictions, or protects nothing.</summary>
    public static readonly DiagnosticCode Blocked = new(
        "MM4823",
        "disruption budget that blocks drains",
        "A drain evicts pods and waits until their budgets allow it. One that never does blocks upgrades of nodes until somebody deletes the pod by hand. " +
        "The API server also refuses to evict a pod with two budgets, and a budget that selects nothing protects nothing.",
        new(
            "PodDisruptionBudget shop/web never allows an eviction: minAvailable 1 of 1 replica of Deployment shop/web",
            "spec:\n  minAvailable: 1\n  selector:\n    matchLabels:\n      app: web"),
        "Use maxUnavailable: 1, which allows one eviction at a time whatever the number of replicas, or run more replicas than minAvailable.");

    /// <inheritdoc/>
    public DiagnosticCode Code => Blocked;

    /// <inheritdoc/>
    public IEnumerable<ObjectFault> Run(CheckedObjects set)
    {
        var budgets = set.Cluster.Objects.Of("policy", "PodDisruptionBudget");
        var covered = new Dictionary<PodGroup, ClusterObject>(ReferenceEqualityComparer.Instance);
        foreach (var budget in budgets)
        {
            var (pods, isKnown) = Select(budget, set.Cluster.Pods);
            if (pods.IsEmpty)
            {
                if (isKnown)
                {
                    yield return new(budget, (budget.Spec["selector"] ?? budget.Node).Location, $"{budget} selects no pods of the set, so it protects nothing")
                    {
                        Severity = Severity.Information,
                        Subject = "nothing",
                    };
                }

                continue;
            }

            if (isKnown && !pods.Any(group => IsScaledByOthers(group.Owner, set.Cluster.Objects)) && Block(budget.Spec, pods, set.Cluster.Objects) is var (reason, place))
            {
                yield return new(budget, (place ?? budget.Node).Location, $"{budget} never allows an eviction: {reason}") { Subject = "blocked" };
            }

            foreach (var twice in pods.Where(group => !covered.TryAdd(group, budget)).GroupBy(group => covered[group]))
            {
                yield return Overlap(budget, twice.Key, ValueText.Choice([.. twice.Select(group => group.ToString())], "and"));
            }
        }
    }

    private static ObjectFault Overlap(ClusterObject budget, ClusterObject other, string pods) =>
        new(budget, (budget.Spec["selector"] ?? budget.Node).Location, $"{budget} and {other} both select the pods of {pods}: a pod with two budgets is never evicted, the API server answers with an error")
        {
            Subject = "overlap",
            Related = [new RelatedLocation($"{other}", (other.Spec["selector"] ?? other.Node).Location)],
        };

    // The pods of a DaemonSet and of a Job are not drained.
    private static (ImmutableArray<PodGroup> Pods, bool IsKnown) Select(ClusterObject budget, ImmutableArray<PodGroup> pods)
    {
        var selector = LabelSelector.Of(budget.Spec["selector"]);
        var found = ImmutableArray.CreateBuilder<PodGroup>();
        var isKnown = true;
        foreach (var group in pods)
        {
            if (selector is null || group.Namespace != budget.Namespace)
            {
                continue;
            }

            var answer = selector.Selects(group.Labels);
            isKnown &= answer != Answer.Unknown && (answer == Answer.No || (!group.IsOfJob && group.Owner.Reference.Kind != "DaemonSet" && group.Replicas is not null));
            if (answer == Answer.Yes && !group.IsOfJob && group.Owner.Reference.Kind != "DaemonSet")
            {
                found.Add(group);
            }
        }

        return (found.DrainToImmutable(), isKnown);
    }

    private static (string Reason, YamlNode? Place)? Block(ObjectFields spec, ImmutableArray<PodGroup> pods, ClusterObjects cluster)
    {
        var (limit, value) = spec["maxUnavailable"] is YamlScalar given ? ("maxUnavailable", given) : ("minAvailable", spec["minAvailable"] as YamlScalar);
        if (value is null)
        {
            return ("it sets neither minAvailable nor maxUnavailable", null);
        }

        if (IsZero(value))
        {
            return limit == "maxUnavailable" ? ($"{limit} is {value.Value}", value) : null;
        }

        var isPercentage = value.Value.EndsWith('%');
        if (Amount(value, isPercentage) is not { } amount)
        {
            return null;
        }

        var (replicas, unmanaged, shown) = Count(pods, cluster);
        if (unmanaged > 0 && (isPercentage || limit == "maxUnavailable"))
        {
            return replicas == 0 ? ($"{limit} counts the replicas of controllers, and {shown} has none", value) : null;
        }

        var all = replicas + unmanaged;
        // Both are rounded up, which for minAvailable means that more pods must stay.
        var part = isPercentage ? (all * amount + 99) / 100 : amount;
        return all == 0 || (limit == "maxUnavailable" ? part > 0 : part < all) ? null
            : ($"{limit} {value.Value} of {TraceText.Count(all, "replica")} of {shown}", value);
    }

    private static (long Replicas, long Unmanaged, string Shown) Count(ImmutableArray<PodGroup> pods, ClusterObjects cluster)
    {
        var (replicas, unmanaged) = (0L, 0L);
        var names = new List<string>();
        foreach (var group in pods)
        {
            var least = LeastReplicas(group.Owner, cluster);
            names.Add(least is null ? group.ToString() : $"{group} (the least that its HorizontalPodAutoscaler keeps)");
            if (group.Owner.Reference.Kind == "Pod")
            {
                unmanaged++;
            }
            else
            {
                replicas += least ?? group.Replicas ?? 0;
            }
        }

        return (replicas, unmanaged, ValueText.Choice(names, "and"));
    }

    // KEDA makes the autoscaler of a ScaledObject.
    private static bool IsScaledByOthers(ClusterObject owner, ClusterObjects cluster)
    {
        foreach (var scaled in cluster.Of("keda.sh", "ScaledObject"))
        {
            var target = scaled.Spec.Fields("scaleTargetRef");
            if (scaled.Namespace == owner.Namespace && target.Text("name") == owner.Name && target.TextOr("kind", "Deployment") == owner.Reference.Kind)
            {
                return true;
            }
        }

        return false;
    }

    // What a HorizontalPodAutoscaler goes down to.
    private static long? LeastReplicas(ClusterObject owner, ClusterObjects cluster)
    {
        foreach (var scaler in cluster.Of("autoscaling", "HorizontalPodAutoscaler"))
        {
            var target = scaler.Spec.Fields("scaleTargetRef");
            if (scaler.Namespace == owner.Namespace && target.Text("kind") == owner.Reference.Kind && target.Text("name") == owner.Name)
            {
                return scaler.Spec.Has("minReplicas") ? scaler.Spec.Number("minReplicas") : 1;
            }
        }

        return null;
    }

    private static bool IsZero(YamlScalar value) => value.Value is "0" or "0%";

    private static long? Amount(YamlScalar value, bool isPercentage) =>
        long.TryParse(isPercentage ? value.Value[..^1] : value.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount < int.MaxValue ? amount : null;
}
