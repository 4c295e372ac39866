using System.Collections.Immutable;
using MilvusManifests.Schemas;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Yaml;

namespace MilvusManifests.Cluster.Security;

/// <summary>The controls of the baseline level of the Pod Security Standards.</summary>
/// <remarks>https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline; kubernetes staging/src/k8s.io/pod-security-admission/policy</remarks>
internal static class BaselineControls
{
    private const string Context = "securityContext";
    private const string AppArmorAnnotation = "container.apparmor.security.beta.kubernetes.io/";

    private static readonly ImmutableArray<string> Namespaces = ["hostNetwork", "hostPID", "hostIPC"];

    private static readonly ImmutableArray<string> Capabilities =
        ["AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT"];

    // With the version of the standards since which each is allowed.
    private static readonly ImmutableArray<(string Name, int Since)> Sysctls =
    [
        ("kernel.shm_rmid_forced", 0), ("net.ipv4.ip_local_port_range", 0), ("net.ipv4.tcp_syncookies", 0), ("net.ipv4.ping_group_range", 0),
        ("net.ipv4.ip_unprivileged_port_start", 0), ("net.ipv4.ip_local_reserved_ports", 27), ("net.ipv4.tcp_keepalive_time", 29), ("net.ipv4.tcp_fin_timeout", 29),
        ("net.ipv4.tcp_keepalive_intvl", 29), ("net.ipv4.tcp_keepalive_probes", 29), ("net.ipv4.tcp_rmem", 32), ("net.ipv4.tcp_wmem", 32),
    ];

    private static readonly ImmutableArray<(string Name, int Since)> SeLinuxTypes = [("container_t", 0), ("container_init_t", 0), ("container_kvm_t", 0), ("container_engine_t", 31)];

    private static readonly ImmutableArray<string> Probes = ["livenessProbe", "readinessProbe", "startupProbe"];

    /// <summary>The controls that no control of the restricted level replaces.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="minor">The minor version of the standards.</param>
    public static IEnumerable<PodSecurityViolation?> Check(SecuredPod pod, int minor)
    {
        foreach (var name in Namespaces)
        {
            if (pod.Spec.Flag(name) == true)
            {
                yield return new(name, $"has {name}", pod.Spec[name]?.Location);
            }
        }

        yield return HostPorts(pod);
        yield return HostPaths(pod);
        yield return Privileged(pod);
        yield return ProcMount(pod, mayBeUnmasked: minor >= 35 && pod.HasOwnUsers);
        yield return SeLinux(pod, minor);
        yield return SysctlsOf(pod, minor);
        yield return AppArmor(pod);
        yield return WindowsHostProcess(pod);
        yield return minor >= 34 ? Hosts(pod) : null;
    }

    /// <summary>Capabilities beyond those that a container has by default.</summary>
    public static PodSecurityViolation? CheckCapabilities(SecuredPod pod)
    {
        var found = new PodSecurityFinding("capabilities");
        foreach (var container in pod.Containers)
        {
            foreach (var added in container.Fields.Fields(Context).Fields("capabilities").Texts("add"))
            {
                if (!Capabilities.Contains(added.Value, StringComparer.Ordinal))
                {
                    found.Add($"capability {added.Value}", added.Location, container);
                }
            }
        }

        return found.Violation("has");
    }

    /// <summary>Seccomp profiles other than the runtime's or the node's.</summary>
    public static PodSecurityViolation? CheckSeccomp(SecuredPod pod)
    {
        var found = new PodSecurityFinding("seccompProfile");
        foreach (var (context, container) in Contexts(pod))
        {
            if (context.Fields("seccompProfile").Scalar("type") is { Value: not ("RuntimeDefault" or "Localhost") } type)
            {
                found.Add($"seccompProfile {ValueText.Quote(type.Value)}", type.Location, container);
            }
        }

        return found.Violation("has");
    }

    /// <summary>The security contexts of the pod and its containers.</summary>
    public static IEnumerable<(ObjectFields Context, Workloads.PodContainer? Container)> Contexts(SecuredPod pod)
    {
        yield return (pod.Context, null);
        foreach (var container in pod.Containers)
        {
            yield return (container.Fields.Fields(Context), container);
        }
    }

    // A pod in the network of its node has every port there: the API server fills in hostPort.
    private static PodSecurityViolation? HostPorts(SecuredPod pod)
    {
        var isOfNode = pod.Spec.Flag("hostNetwork") == true;
        var found = new PodSecurityFinding("hostPorts");
        foreach (var container in pod.Containers)
        {
            foreach (var port in container.Fields.Mappings("ports"))
            {
                var number = port.Number("hostPort") is { } given and not 0 ? given : isOfNode ? port.Number("containerPort") : null;
                if (number is { } used)
                {
                    found.Add(FormattableString.Invariant($"host port {used}"), (port["hostPort"] ?? port.Node)?.Location, container);
                }
            }
        }

        return found.Violation("has");
    }

    private static PodSecurityViolation? HostPaths(SecuredPod pod)
    {
        var found = new PodSecurityFinding("hostPath");
        foreach (var volume in pod.Spec.Mappings("volumes"))
        {
            if (volume["hostPath"] is { } path)
            {
                found.Add($"hostPath volume {ValueText.Quote(volume.Text("name") ?? "")}", path.Location);
            }
        }

        return found.Violation("has");
    }

    private static PodSecurityViolation? Privileged(SecuredPod pod)
    {
        var found = new PodSecurityFinding("privileged");
        foreach (var container in pod.Containers)
        {
            if (container.Fields.Fields(Context) is var context && context.Flag("privileged") == true)
            {
                found.Add("privileged: true", context["privileged"]?.Location, container);
            }
        }

        return found.Violation("has");
    }

    /// <summary>Whether <c>/proc</c> is masked as by default.</summary>
    public static PodSecurityViolation? ProcMount(SecuredPod pod, bool mayBeUnmasked)
    {
        var found = new PodSecurityFinding("procMount");
        foreach (var container in pod.Containers)
        {
            if (!mayBeUnmasked && container.Fields.Fields(Context).Scalar("procMount") is { Value: not ("" or "Default") } mount)
            {
                found.Add($"procMount {ValueText.Quote(mount.Value)}", mount.Location, container);
            }
        }

        return found.Violation("has");
    }

    private static PodSecurityViolation? SeLinux(SecuredPod pod, int minor)
    {
        var found = new PodSecurityFinding("seLinuxOptions");
        foreach (var (context, container) in Contexts(pod))
        {
            var options = context.Fields("seLinuxOptions");
            if (options.Scalar("type") is { Value.Length: > 0 } type && !IsAllowed(SeLinuxTypes, type.Value, minor))
            {
                found.Add($"SELinux type {ValueText.Quote(type.Value)}", type.Location, container);
            }

            foreach (var name in (ReadOnlySpan<string>)["user", "role"])
            {
                if (options.Scalar(name) is { Value.Length: > 0 } given)
                {
                    found.Add($"an SELinux {name}", given.Location, container);
                }
            }
        }

        return found.Violation("has");
    }

    private static PodSecurityViolation? SysctlsOf(SecuredPod pod, int minor)
    {
        var found = new PodSecurityFinding("sysctls");
        foreach (var sysctl in pod.Context.Mappings("sysctls"))
        {
            if (sysctl.Scalar("name") is { } name && !IsAllowed(Sysctls, name.Value, minor))
            {
                found.Add($"sysctl {name.Value}", name.Location);
            }
        }

        return found.Violation("has");
    }

    private static PodSecurityViolation? AppArmor(SecuredPod pod)
    {
        var found = new PodSecurityFinding("appArmorProfile");
        foreach (var (context, container) in Contexts(pod))
        {
            if (context.Fields("appArmorProfile").Scalar("type") is { Value: not ("RuntimeDefault" or "Localhost") } type)
            {
                found.Add($"AppArmor profile {ValueText.Quote(type.Value)}", type.Location, container);
            }
        }

        foreach (var (key, value) in pod.Annotations.Node?.Entries ?? [])
        {
            if (key.Value.StartsWith(AppArmorAnnotation, StringComparison.Ordinal) && value is YamlScalar profile
                && profile.Value is not ("" or "runtime/default") && !profile.Value.StartsWith("localhost/", StringComparison.Ordinal))
            {
                found.Add($"AppArmor profile {ValueText.Quote(profile.Value)}", profile.Location);
            }
        }

        return found.Violation("has");
    }

    private static PodSecurityViolation? WindowsHostProcess(SecuredPod pod)
    {
        var found = new PodSecurityFinding("windowsHostProcess");
        foreach (var (context, container) in Contexts(pod))
        {
            if (context.Fields("windowsOptions") is var options && options.Flag("hostProcess") == true)
            {
                found.Add("hostProcess: true", options["hostProcess"]?.Location, container);
            }
        }

        return found.Violation("has");
    }

    private static PodSecurityViolation? Hosts(SecuredPod pod)
    {
        var found = new PodSecurityFinding("probeHost");
        foreach (var container in pod.Containers)
        {
            foreach (var probe in Probes)
            {
                Add(container.Fields.Fields(probe));
            }

            Add(container.Fields.Fields("lifecycle").Fields("postStart"));
            Add(container.Fields.Fields("lifecycle").Fields("preStop"));

            void Add(ObjectFields handler)
            {
                foreach (var action in (ReadOnlySpan<string>)["httpGet", "tcpSocket"])
                {
                    if (handler.Fields(action).Scalar("host") is { Value.Length: > 0 } host)
                    {
                        found.Add($"a probe or handler with host {ValueText.Quote(host.Value)}", host.Location, container);
                    }
                }
            }
        }

        return found.Violation("has");
    }

    private static bool IsAllowed(ImmutableArray<(string Name, int Since)> allowed, string name, int minor)
    {
        foreach (var (candidate, since) in allowed)
        {
            if (candidate == name)
            {
                return minor >= since;
            }
        }

        return false;
    }
}
