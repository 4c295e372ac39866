using System.Collections.Immutable;
using MilvusManifests.Schemas;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Yaml;

namespace MilvusManifests.Cluster.Security;

/// <summary>The controls that the restricted level of the Pod Security Standards adds to the baseline.</summary>
/// <remarks>https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted; kubernetes staging/src/k8s.io/pod-security-admission/policy</remarks>
internal static class RestrictedControls
{
    private const string Context = "securityContext";

    private static readonly ImmutableArray<string> VolumeTypes = ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret"];

    /// <summary>The controls.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="minor">The minor version of the standards.</param>
    public static IEnumerable<PodSecurityViolation?> Check(SecuredPod pod, int minor)
    {
        // What only Linux has is not asked of Windows.
        var isExempt = pod.IsWindows && minor >= 25;
        yield return Volumes(pod);
        yield return isExempt || minor < 8 ? null : PrivilegeEscalation(pod);
        yield return pod.HasOwnUsers ? null : RunAsNonRoot(pod);
        yield return pod.HasOwnUsers || minor < 23 ? null : RunAsUser(pod);
        yield return minor < 19 ? BaselineControls.CheckSeccomp(pod) : isExempt ? null : Seccomp(pod);
        yield return minor < 22 ? BaselineControls.CheckCapabilities(pod) : isExempt ? null : Capabilities(pod);
        yield return minor >= 35 && pod.HasOwnUsers ? BaselineControls.ProcMount(pod, mayBeUnmasked: false) : null;
    }

    private static PodSecurityViolation? Volumes(SecuredPod pod)
    {
        var found = new PodSecurityFinding("volumeTypes");
        foreach (var volume in pod.Spec.Mappings("volumes"))
        {
            foreach (var (key, value) in volume.Node!.Entries)
            {
                // hostPath has a control of its own.
                if (key.Value is not ("name" or "hostPath") && value is not YamlScalar { Kind: YamlScalarKind.Null } && !VolumeTypes.Contains(key.Value, StringComparer.Ordinal))
                {
                    found.Add($"{key.Value} volume {ValueText.Quote(volume.Text("name") ?? "")}", value.Location);
                }
            }
        }

        return found.Violation("has");
    }

    private static PodSecurityViolation? PrivilegeEscalation(SecuredPod pod)
    {
        var found = new PodSecurityFinding("allowPrivilegeEscalation");
        foreach (var container in pod.Containers)
        {
            if (container.Fields.Fields(Context) is var context && context.Flag("allowPrivilegeEscalation") != false)
            {
                found.Add("allowPrivilegeEscalation: false", context["allowPrivilegeEscalation"]?.Location ?? container.PlaceOf(Context), container);
            }
        }

        return found.Violation("lacks");
    }

    private static PodSecurityViolation? RunAsNonRoot(SecuredPod pod)
    {
        var wrong = new PodSecurityFinding("runAsNonRoot");
        var missing = new PodSecurityFinding("runAsNonRoot");
        if (pod.Context.Flag("runAsNonRoot") == false)
        {
            wrong.Add("runAsNonRoot: false", pod.Context["runAsNonRoot"]?.Location);
        }

        foreach (var container in pod.Containers)
        {
            var given = container.Fields.Fields(Context)["runAsNonRoot"];
            if (container.Fields.Fields(Context).Flag("runAsNonRoot") == false)
            {
                wrong.Add("runAsNonRoot: false", given?.Location, container);
            }
            else if (given is null && pod.Context.Flag("runAsNonRoot") != true)
            {
                missing.Add("runAsNonRoot: true", container.PlaceOf(Context), container);
            }
        }

        return wrong.Violation("has") ?? missing.Violation("lacks");
    }

    private static PodSecurityViolation? RunAsUser(SecuredPod pod)
    {
        var found = new PodSecurityFinding("runAsUser");
        foreach (var (context, container) in BaselineControls.Contexts(pod))
        {
            if (context.Number("runAsUser") == 0)
            {
                found.Add("runAsUser: 0", context["runAsUser"]?.Location, container);
            }
        }

        return found.Violation("has");
    }

    private static PodSecurityViolation? Seccomp(SecuredPod pod)
    {
        if (BaselineControls.CheckSeccomp(pod) is { } wrong)
        {
            return wrong;
        }

        var missing = new PodSecurityFinding("seccompProfile");
        foreach (var container in pod.Containers)
        {
            if (!pod.Context.Has("seccompProfile") && !container.Fields.Fields(Context).Has("seccompProfile"))
            {
                missing.Add("seccompProfile RuntimeDefault or Localhost", container.PlaceOf(Context), container);
            }
        }

        return missing.Violation("lacks");
    }

    private static PodSecurityViolation? Capabilities(SecuredPod pod)
    {
        var added = new PodSecurityFinding("capabilities");
        var missing = new PodSecurityFinding("capabilities");
        foreach (var container in pod.Containers)
        {
            var capabilities = container.Fields.Fields(Context).Fields("capabilities");
            foreach (var capability in capabilities.Texts("add"))
            {
                if (capability.Value != "NET_BIND_SERVICE")
                {
                    added.Add($"capability {capability.Value}", capability.Location, container);
                }
            }

            if (!DropsAll(capabilities))
            {
                missing.Add("capabilities.drop: [ALL]", container.PlaceOf(Context), container);
            }
        }

        return added.Violation("has") ?? missing.Violation("lacks");
    }

    private static bool DropsAll(ObjectFields capabilities)
    {
        foreach (var dropped in capabilities.Texts("drop"))
        {
            if (dropped.Value == "ALL")
            {
                return true;
            }
        }

        return false;
    }
}
