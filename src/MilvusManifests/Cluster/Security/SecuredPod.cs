using System.Collections.Immutable;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.Schemas;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Text;

namespace MilvusManifests.Cluster.Security;

/// <summary>A pod as Pod Security admission sees it.</summary>
/// <param name="Spec">Its spec.</param>
/// <param name="Annotations">Its annotations.</param>
internal sealed record SecuredPod(ObjectFields Spec, ObjectFields Annotations)
{
    /// <summary>Its containers.</summary>
    public ImmutableArray<PodContainer> Containers { get; } = PodContainer.Of(Spec);

    /// <summary>The security context of the pod itself.</summary>
    public ObjectFields Context => Spec.Fields("securityContext");

    /// <summary>Whether it runs on Windows.</summary>
    public bool IsWindows => Spec.Fields("os").Text("name") == "windows";

    /// <summary>Whether it has users of its own: root in it is nobody on the node.</summary>
    public bool HasOwnUsers => Spec.Flag("hostUsers") == false;
}

/// <summary>Why a pod does not meet a control of the Pod Security Standards.</summary>
/// <param name="Control">The control's short name: <c>hostNetwork</c>.</param>
/// <param name="Detail">What the pod has, or lacks: <c>has hostNetwork</c>.</param>
/// <param name="Place">Where it says so.</param>
internal sealed record PodSecurityViolation(string Control, string Detail, Location? Place);

/// <summary>What a control finds in a pod and its containers.</summary>
/// <param name="control">The control's short name.</param>
internal sealed class PodSecurityFinding(string control)
{
    private readonly List<string> values = [];
    private readonly List<string> containers = [];
    private Location? place;

    /// <summary>Adds what a container has or lacks; no container for the pod itself.</summary>
    public void Add(string value, Location? at, PodContainer? container = null)
    {
        place ??= at;
        if (!values.Contains(value))
        {
            values.Add(value);
        }

        if (container is { } found && !containers.Contains(ValueText.Quote(found.Name)))
        {
            containers.Add(ValueText.Quote(found.Name));
        }
    }

    /// <summary>The violation; null if nothing was found.</summary>
    /// <param name="verb">What the pod does: <c>has</c>, or <c>lacks</c> where a value is required.</param>
    public PodSecurityViolation? Violation(string verb)
    {
        if (values.Count == 0)
        {
            return null;
        }

        var where = containers.Count == 0 ? "" : $" in {(containers.Count == 1 ? "container" : "containers")} {ValueText.Choice(containers, "and")}";
        return new(control, $"{verb} {ValueText.Choice(values, "and")}{where}", place);
    }
}
