using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.Schemas;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks.Objects;

/// <summary>A workload selects its own pods only, and a Service those that listen.</summary>
/// <remarks>
/// A controller leaves alone what another one owns, and adopts what has no owner: kubernetes pkg/controller/controller_ref_manager.go. Whoever only has the selector,
/// a HorizontalPodAutoscaler, a PodDisruptionBudget or kubectl, counts the pods of both.
/// </remarks>
internal sealed class OverlappingSelectors : IObjectCheck
{
    /// <summary>A selector that selects the pods of another workload.</summary>
    public static readonly DiagnosticCode Overlap = new(
        "MM4824",
        "selector that selects what it should not",
        "The selector of a workload has to be its own. A controller adopts what nobody owns and deletes what is too much: a Deployment takes over a ReplicaSet, a ReplicaSet a Pod. " +
        "Pods that have an owner stay with it, but autoscalers, disruption budgets and kubectl count those of both. A Service that selects several workloads sends traffic to all of them.",
        new(
            "the selector of Deployment shop/web (app=shop) also selects the pods of Deployment shop/worker",
            "kind: Deployment\nmetadata:\n  name: web\n  namespace: shop\nspec:\n  selector:\n    matchLabels:\n      app: shop"),
        "Give the pods of each workload a label that the others do not have, such as app.kubernetes.io/component, and select it. The selector of a Deployment cannot be changed: it has to be created again.");

    private static readonly ImmutableArray<(string Group, string Kind)> Kinds =
    [
        (PodGroups.Apps, "Deployment"), (PodGroups.Apps, "StatefulSet"), (PodGroups.Apps, "DaemonSet"), (PodGroups.Apps, "ReplicaSet"), ("", "ReplicationController"),
    ];

    /// <inheritdoc/>
    public DiagnosticCode Code => Overlap;

    /// <inheritdoc/>
    public IEnumerable<ObjectFault> Run(CheckedObjects set)
    {
        foreach (var (group, kind) in Kinds)
        {
            foreach (var workload in set.Cluster.Objects.Of(group, kind))
            {
                if (SelectorOf(workload) is { } selector)
                {
                    foreach (var fault in FaultsOf(workload, selector, set))
                    {
                        yield return fault;
                    }
                }
            }
        }

        foreach (var service in set.Cluster.Objects.Of("", "Service"))
        {
            foreach (var fault in FaultsOf(ServiceView.Of(service), set))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<ObjectFault> FaultsOf(ClusterObject workload, LabelSelector selector, CheckedObjects set)
    {
        var adopted = new HashSet<ClusterObject>();
        if (workload.Reference.Kind == "Deployment")
        {
            foreach (var other in set.Cluster.Objects.Of(PodGroups.Apps, "ReplicaSet"))
            {
                if (other.Namespace == workload.Namespace && !IsOwned(other) && selector.Selects(other.Labels) == Answer.Yes)
                {
                    adopted.Add(other);
                    yield return Fault(workload, $"selects {other}: the Deployment adopts it and scales it down to nothing, as if it were of an older version", other) with { Severity = Severity.Error };
                }
            }
        }

        var others = new List<ClusterObject>();
        foreach (var pods in set.Cluster.Pods)
        {
            var owner = pods.Owner;
            if (pods.Namespace != workload.Namespace || owner.Reference == workload.Reference || adopted.Contains(owner) || pods.IsOfJob || selector.Selects(pods.Labels) != Answer.Yes)
            {
                continue;
            }

            if (owner.Reference.Kind != "Pod")
            {
                others.Add(owner);
            }
            else if (workload.Reference.Kind is "ReplicaSet" or "ReplicationController" or "DaemonSet" && !IsOwned(owner))
            {
                yield return Fault(workload, $"selects {owner}: the {workload.Reference.Kind} adopts it, and deletes it or one of its own where that is one too many", owner) with { Severity = Severity.Error };
            }
        }

        if (others.Count > 0)
        {
            yield return Fault(workload, $"also selects the pods of {ValueText.Choice(others.ConvertAll(other => other.ToString()), "and")}", others[0]);
        }
    }

    private static ObjectFault Fault(ClusterObject workload, string what, ClusterObject other)
    {
        var place = workload.Spec["selector"];
        var selector = SelectorOf(workload);
        return new(workload, (place ?? workload.Node).Location, $"the selector of {workload} ({selector}) {what}")
        {
            Subject = other.ToString(),
            Related = [new RelatedLocation(other.ToString(), other.Node.Location)],
        };
    }

    // A port by its name leads to no pod that has none of that name, but one by its number to all.
    private static IEnumerable<ObjectFault> FaultsOf(ServiceView service, CheckedObjects set)
    {
        // A headless Service forwards nothing: it is a name for the pods.
        if (service.Selector is not { } selector || service.IsExternalName || service.Object.Spec.Text("clusterIP") == "None")
        {
            yield break;
        }

        var selected = new List<PodGroup>();
        foreach (var pods in set.Pods)
        {
            if (pods.Group.Namespace == service.Object.Namespace && !pods.Group.IsOfJob && selector.Selects(pods.Group.Labels) == Answer.Yes)
            {
                selected.Add(pods.Group);
            }
        }

        foreach (var port in selected.Count > 1 ? service.Ports : [])
        {
            var listening = selected.FindAll(pods => HasPort(pods, port));
            if (!port.HasNumber || listening.Count == 0 || listening.Count == selected.Count)
            {
                continue;
            }

            var silent = selected.FindAll(pods => !HasPort(pods, port));
            yield return new(
                service.Object,
                (service.Object.Spec["selector"] ?? service.Object.Node).Location,
                string.Create(CultureInfo.InvariantCulture, $"{service.Object} ({selector}) sends traffic for port {port.Number} to {Shown(listening)}, and also to {Shown(silent)}, which {(silent.Count == 1 ? "has" : "have")} no port {port.Target}"))
            {
                Subject = "port " + port.Target,
            };
        }
    }

    private static bool HasPort(PodGroup pods, ServicePort port)
    {
        foreach (var candidate in pods.Ports)
        {
            if (!candidate.IsOfInitContainer && candidate.Protocol == port.Protocol && candidate.Number.ToString(CultureInfo.InvariantCulture) == port.Target)
            {
                return true;
            }
        }

        return false;
    }

    private static string Shown(List<PodGroup> pods) => ValueText.Choice(pods.ConvertAll(group => group.ToString()), "and");

    private static bool IsOwned(ClusterObject candidate) => candidate.Fields.Fields("metadata")["ownerReferences"] is YamlSequence { Items.IsEmpty: false };

    private static LabelSelector? SelectorOf(ClusterObject workload) => workload.Reference.Kind == "ReplicationController"
        ? workload.Spec.IsEmpty("selector") ? null : LabelSelector.OfLabels(workload.Spec.Fields("selector"))
        : LabelSelector.Of(workload.Spec["selector"]);
}
