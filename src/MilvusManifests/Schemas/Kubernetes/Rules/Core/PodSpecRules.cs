using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Core;

/// <summary>The rules between the containers of a pod, and of fields of the pod itself.</summary>
internal static class PodSpecRules
{
    private static readonly string[] InitOnly = ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"];
    private static readonly string[] NotEphemeral = ["ports", "resources", "livenessProbe", "readinessProbe", "startupProbe", "lifecycle"];
    private static readonly ImmutableArray<string> PodSpec = ["core.v1.PodSpec"];

    /// <summary>The fields of a pod with its containers, in the order in which their names are compared.</summary>
    internal static readonly ImmutableArray<string> ContainerLists = ["containers", "initContainers", "ephemeralContainers"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(PodSpec, "pod-containers", "core/validation: validateContainers", (pod, found) => found.CheckRequired(pod, "containers")),
        new(PodSpec, "container-names-unique", "core/validation: validateInitContainers, validateEphemeralContainers", CheckContainerNames),
        new(PodSpec, "init-container-fields", "core/validation: validateInitContainers", CheckInitContainers),
        new(PodSpec, "init-container-restart-policy", "core/validation: validateInitContainerRestartPolicy", CheckInitRestartPolicy) { Until = 33 },
        new(PodSpec, "container-restart-policy", "core/validation: validateContainers", CheckContainerRestartPolicy) { Until = 33 },
        new(PodSpec, "ephemeral-container-fields", "core/validation: validateEphemeralContainers", CheckEphemeralContainers),
        new(PodSpec, "pod-host-ports-unique", "core/validation: checkHostPortConflicts", CheckHostPorts),
        new(PodSpec, "host-network-ports", "core/validation: validatePodHostNetworkDeps", CheckHostNetwork),
        new(PodSpec, "host-users", "core/validation: validateHostUsers", (pod, found) => CheckHostUsers(pod, found, "hostPID", "hostIPC")) { Since = 33 },
        new(PodSpec, "host-users-network", "core/validation: validateHostUsers", (pod, found) => CheckHostUsers(pod, found, "hostNetwork")) { Since = 33, Until = 35 },
        new(PodSpec, "unmasked-proc-mount", "core/validation: ValidateSecurityContext", CheckProcMount) { Since = 33 },
        new(PodSpec, "share-process-namespace", "core/validation: validatePodSpecSecurityContext", CheckProcessNamespace),
        new(PodSpec, "pod-active-deadline", "core/validation: ValidatePodSpec", (pod, found) => found.CheckRange(pod, "activeDeadlineSeconds", 1, int.MaxValue)),
        new(PodSpec, "lifecycle-sleep", "core/validation: validateSleepAction", CheckSleep),
        new(PodSpec, "resize-policy-never", "core/validation: validateResizePolicy", CheckResizePolicy) { Since = 33 },
        new(PodSpec, "pod-hostname", "core/validation: ValidatePodSpec", (pod, found) => found.CheckSyntax(pod, "hostname", DnsLabel.Syntax)),
        new(PodSpec, "pod-subdomain", "core/validation: ValidatePodSpec", (pod, found) => found.CheckSyntax(pod, "subdomain", DnsLabel.Syntax)),
        new(PodSpec, "pod-node-name", "core/validation: ValidatePodSpec", (pod, found) => found.CheckSyntax(pod, "nodeName", DnsSubdomain.Existing)),
        new(PodSpec, "pod-service-account", "core/validation: ValidatePodSpec", (pod, found) => found.CheckSyntax(pod, "serviceAccountName", DnsSubdomain.Existing)),
        new(PodSpec, "pod-priority-class", "core/validation: ValidatePodSpec", (pod, found) => found.CheckSyntax(pod, "priorityClassName", DnsSubdomain.Existing)),
        new(PodSpec, "pod-runtime-class", "core/validation: ValidateRuntimeClassName", (pod, found) => found.CheckSyntax(pod, "runtimeClassName", DnsSubdomain.Existing)),
        new(PodSpec, "pod-node-selector", "core/validation: ValidatePodSpec", (pod, found) => LabelRules.CheckLabels(pod, "nodeSelector", found)),
    ];

    // Within one list the schema requires it already.
    private static void CheckContainerNames(ObjectFields pod, RuleViolations found)
    {
        if (!pod.Has("initContainers") && !pod.Has("ephemeralContainers"))
        {
            return;
        }

        var lists = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var list in ContainerLists)
        {
            foreach (var container in pod.Mappings(list))
            {
                if (container.Scalar("name") is { Value.Length: > 0 } name && !lists.TryAdd(name.Value, list) && lists[name.Value] != list)
                {
                    found.Explain(name, $"there is already a container {ValueText.Of(name)} in {lists[name.Value]}; all containers of a pod need different names");
                }
            }
        }
    }

    private static void CheckInitContainers(ObjectFields pod, RuleViolations found)
    {
        foreach (var container in pod.Mappings("initContainers"))
        {
            foreach (var name in InitOnly)
            {
                if (container.Has(name) && container.TextOr("restartPolicy", "") is { } policy and not "Always")
                {
                    found.AddKey(container, name, "is only allowed in an init container with restartPolicy: Always");
                }
            }
        }
    }

    private static void CheckInitRestartPolicy(ObjectFields pod, RuleViolations found)
    {
        foreach (var container in pod.Mappings("initContainers"))
        {
            found.CheckValue(container, "restartPolicy", "Always");
        }
    }

    private static void CheckContainerRestartPolicy(ObjectFields pod, RuleViolations found)
    {
        foreach (var container in pod.Mappings("containers"))
        {
            if (container.Has("restartPolicy"))
            {
                found.AddKey(container, "restartPolicy", "is only allowed in init containers; the pod has one for all containers");
            }
        }
    }

    private static void CheckEphemeralContainers(ObjectFields pod, RuleViolations found)
    {
        if (pod.Items("ephemeralContainers").IsEmpty)
        {
            return;
        }

        foreach (var container in pod.Mappings("ephemeralContainers"))
        {
            foreach (var name in NotEphemeral)
            {
                if (!container.IsEmpty(name))
                {
                    found.AddKey(container, name, "is not allowed in an ephemeral container");
                }
            }
        }
    }

    private static void CheckHostPorts(ObjectFields pod, RuleViolations found)
    {
        if (pod.Items("containers").Length > 1)
        {
            HostPorts.Check(pod.Mappings("containers"), found);
        }
    }

    private static void CheckHostNetwork(ObjectFields pod, RuleViolations found)
    {
        if (pod.Flag("hostNetwork") != true)
        {
            return;
        }

        foreach (var port in pod.Mappings("containers").SelectMany(container => container.Mappings("ports")))
        {
            if (port.Number("hostPort") is { } host and not 0 && port.Number("containerPort") is { } number && host != number)
            {
                found.Add(port["hostPort"]!, FormattableString.Invariant($"must equal containerPort {number} with hostNetwork: true, not {host}"));
            }
        }
    }

    private static void CheckHostUsers(ObjectFields pod, RuleViolations found, params ReadOnlySpan<string> names)
    {
        if (pod.Flag("hostUsers") != false)
        {
            return;
        }

        foreach (var name in names)
        {
            if (pod.Flag(name) == true)
            {
                found.Add(pod[name]!, "must not be true with hostUsers: false");
            }
        }
    }

    private static void CheckProcMount(ObjectFields pod, RuleViolations found)
    {
        if (pod.Has("hostUsers") && pod.Flag("hostUsers") != true)
        {
            return;
        }

        foreach (var list in ContainerLists)
        {
            foreach (var container in pod.Mappings(list))
            {
                if (container.Fields("securityContext").Text("procMount") == "Unmasked")
                {
                    found.Add(container.Fields("securityContext")["procMount"]!, "must not be Unmasked without hostUsers: false in the pod");
                }
            }
        }
    }

    private static void CheckProcessNamespace(ObjectFields pod, RuleViolations found)
    {
        if (pod.Flag("shareProcessNamespace") == true && pod.Flag("hostPID") == true)
        {
            found.Add(pod["shareProcessNamespace"]!, "must not be true with hostPID: true");
        }
    }

    private static void CheckSleep(ObjectFields pod, RuleViolations found)
    {
        var longest = pod.Has("terminationGracePeriodSeconds") ? pod.Number("terminationGracePeriodSeconds") : 30;
        foreach (var container in pod.Mappings("containers"))
        {
            var lifecycle = container.Fields("lifecycle");
            CheckSleep(lifecycle.Fields("preStop").Fields("sleep"), longest, found);
            CheckSleep(lifecycle.Fields("postStart").Fields("sleep"), longest, found);
        }
    }

    private static void CheckSleep(ObjectFields sleep, long? longest, RuleViolations found)
    {
        if (longest is { } period && sleep.Number("seconds") is { } seconds && (seconds < 0 || seconds > period))
        {
            found.Add(sleep["seconds"]!, FormattableString.Invariant($"must be from 0 to the pod's terminationGracePeriodSeconds, {period}, not {seconds}"));
        }
    }

    private static void CheckResizePolicy(ObjectFields pod, RuleViolations found)
    {
        if (pod.Text("restartPolicy") != "Never")
        {
            return;
        }

        foreach (var policy in pod.Mappings("containers").SelectMany(container => container.Mappings("resizePolicy")))
        {
            if (policy.Text("restartPolicy") == "RestartContainer")
            {
                found.Add(policy["restartPolicy"]!, "must be NotRequired in a pod with restartPolicy: Never");
            }
        }
    }
}
