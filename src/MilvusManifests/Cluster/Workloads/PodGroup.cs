using System.Collections.Immutable;
using MilvusManifests.Cluster.Access;
using MilvusManifests.Schemas.Kubernetes.Rules;

namespace MilvusManifests.Cluster.Workloads;

/// <summary>The pods that one object makes, or a single pod.</summary>
/// <param name="Owner">The object.</param>
/// <param name="Namespace">Their namespace.</param>
/// <param name="Labels">Their labels.</param>
/// <param name="Ports">The ports of their containers.</param>
/// <param name="Account">The ServiceAccount that they run as.</param>
/// <param name="Replicas">How many there are; null if that depends on the nodes or is not in the set.</param>
/// <param name="IsHostNetwork">Whether they share the network of their node, where NetworkPolicies do not count.</param>
internal sealed record PodGroup(ClusterObject Owner, string Namespace, Labels Labels, ImmutableArray<ContainerPort> Ports, ServiceAccount Account, long? Replicas, bool IsHostNetwork)
{
    private const string DefaultAccount = "default";

    /// <summary>The spec of the pods.</summary>
    public ObjectFields Spec { get; init; }

    /// <summary>Their annotations.</summary>
    public ObjectFields Annotations { get; init; }

    /// <summary>Whether the pods end when their work is done.</summary>
    public bool IsOfJob => Owner.Reference.Kind is "Job" or "CronJob";

    /// <summary>The pods of a template.</summary>
    /// <param name="owner">The object with the template.</param>
    /// <param name="template">The template, or the pod itself.</param>
    /// <param name="replicas">How many there are.</param>
    public static PodGroup OfTemplate(ClusterObject owner, ObjectFields template, long? replicas)
    {
        var spec = template.Fields("spec");
        return new(
            owner, owner.Namespace, Labels.Of(template.Node), [.. PortsOf(spec)], new ServiceAccount(owner.Namespace, AccountName(spec)), replicas, spec.Flag("hostNetwork") == true)
        {
            Spec = spec,
            Annotations = template.Fields("metadata").Fields("annotations"),
        };
    }

    /// <summary>A port by its name; null if no container has it.</summary>
    public ContainerPort? FindPort(string name, string protocol) =>
        Ports.FirstOrDefault(port => !port.IsOfInitContainer && port.Name == name && port.Protocol == protocol);

    /// <inheritdoc/>
    public override string ToString() => Owner.ToString();

    private static string AccountName(ObjectFields spec) =>
        spec.TextOr("serviceAccountName", "") is { Length: > 0 } name ? name : spec.TextOr("serviceAccount", "") is { Length: > 0 } old ? old : DefaultAccount;

    /// <summary>The ports of the containers of a spec.</summary>
    public static IEnumerable<ContainerPort> PortsOf(ObjectFields spec)
    {
        var containers = spec.Mappings("containers").Select(container => (container, IsInit: false));
        // An init container that restarts always runs beside the others.
        var initial = spec.Mappings("initContainers").Select(container => (container, IsInit: container.Text("restartPolicy") != "Always"));
        return from found in containers.Concat(initial)
               from port in found.container.Mappings("ports")
               where port.Number("containerPort") is >= 0 and <= int.MaxValue
               select new ContainerPort(port.Text("name") ?? "", (int)port.Number("containerPort")!.Value, port.TextOr("protocol", "TCP") ?? "TCP", found.IsInit)
               {
                   Container = found.container.Text("name") ?? "",
               };
    }
}
