using System.Collections.Immutable;
using MilvusManifests.Cluster.Security;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Checks.Objects;

/// <summary>Pods meet the level of the Pod Security Standards that their namespace asks for, or the baseline where it asks for none.</summary>
internal sealed class PodSecurity : IObjectCheck
{
    /// <summary>A pod that does not meet a control.</summary>
    public static readonly DiagnosticCode NotMet = new(
        "MM4822",
        "pod that the Pod Security Standards do not allow",
        "The API server creates no pod that the namespace's enforced level does not allow: the Deployment is accepted, and has no pods. A level that is only warned about or audited " +
        "lets it run, and says that it should not. Where the labels of the namespace say nothing, or the set does not have it, the baseline is looked at: what it does not allow is a known way to the node.",
        new(
            "DaemonSet shop/agent has hostPath volume 'root', which the baseline level does not allow: namespace shop enforces it, so its pods are not created",
            "metadata:\n  name: shop\n  labels:\n    pod-security.kubernetes.io/enforce: baseline"),
        "Change the pod as the level requires (https://kubernetes.io/docs/concepts/security/pod-security-standards/), or give pods that need more a namespace with another level.");

    /// <inheritdoc/>
    public DiagnosticCode Code => NotMet;

    /// <inheritdoc/>
    public ImmutableArray<Purpose> Purposes { get; } =
    [
        new("DaemonSet", "node-exporter", ["hostNetwork", "hostPID", "hostPath", "hostPorts"],
            "node-exporter reports the network, the processes and the file systems of the node, so it has to be in the node's namespaces and see its files, read-only"),
        new("DaemonSet", "node-exporter", ["capabilities"], "the timex collector of node-exporter asks the kernel about the clock with adjtimex, which some runtimes allow only with SYS_TIME"),
    ];

    /// <inheritdoc/>
    public IEnumerable<ObjectFault> Run(CheckedObjects set)
    {
        var minor = KubernetesVersion.TryParse(set.Cluster.Schemas.Kubernetes, out var version) ? version.Minor : int.MaxValue;
        var known = new Dictionary<string, ImmutableArray<PodSecurityPolicy>>(StringComparer.Ordinal);
        foreach (var pods in set.Pods)
        {
            var space = pods.Group.Namespace;
            if (!known.TryGetValue(space, out var policies))
            {
                known.Add(space, policies = PodSecurityPolicy.Of(set.Cluster.Objects.LabelsOf(space), minor));
            }

            var pod = new SecuredPod(pods.Spec, pods.Group.Annotations);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var policy in policies)
            {
                foreach (var violation in policy.Check(pod))
                {
                    if (seen.Add(violation.Control))
                    {
                        yield return Fault(pods, policy, violation);
                    }
                }
            }
        }
    }

    // What is done on purpose is still refused where a level is enforced.
    private static ObjectFault Fault(CheckedPods pods, PodSecurityPolicy policy, PodSecurityViolation violation)
    {
        var owner = pods.Group.Owner;
        var isEnforced = policy.Mode == PodSecurityPolicy.Enforce;
        var rule = violation.Detail.StartsWith("lacks", StringComparison.Ordinal) ? "requires" : "does not allow";
        var consequence = policy.Mode.Length == 0 ? ""
            : isEnforced ? $": namespace {pods.Group.Namespace} enforces it, so {(owner.Reference.Kind == "Pod" ? "it is" : "its pods are")} not created"
            : $": namespace {pods.Group.Namespace} {(policy.Mode == "warn" ? "warns about" : "audits")} it";
        return new(owner, violation.Place, $"{owner} {violation.Detail}, which the {policy.LevelName} level {rule}{consequence}")
        {
            Severity = isEnforced ? Severity.Error : null,
            Subject = isEnforced ? $"{policy.Mode} {violation.Control}" : violation.Control,
            Also = $"and {owner} {violation.Detail}",
        };
    }
}
