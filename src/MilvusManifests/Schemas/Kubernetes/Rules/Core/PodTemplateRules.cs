using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Core;

/// <summary>The rules between a pod and what it is a part of: a Pod itself, or the template of another kind.</summary>
internal static class PodTemplateRules
{
    private static readonly ImmutableArray<string> Owners =
    [
        "core.v1.Pod", "core.v1.PodTemplate", "core.v1.ReplicationControllerSpec", "apps.v1.DeploymentSpec", "apps.v1.ReplicaSetSpec", "apps.v1.DaemonSetSpec",
        "apps.v1.StatefulSetSpec", "batch.v1.JobSpec",
    ];

    private static readonly ImmutableArray<string> Pod = ["core.v1.Pod"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Owners, "mount-volume-exists", "core/validation: ValidateVolumeMounts", (owner, found) => CheckVolumes(owner, "volumeMounts", found)),
        new(Owners, "device-volume-exists", "core/validation: ValidateVolumeDevices", (owner, found) => CheckVolumes(owner, "volumeDevices", found)),
        new(Owners, "device-volume-claim", "core/validation: ValidateVolumeDevices", CheckDeviceClaims),
        new(Owners, "ephemeral-containers-on-create", "core/validation: ValidatePodCreate, ValidatePodTemplateSpec", CheckEphemeral),
        new(Pod, "pod-image-whitespace", "core/validation: validateContainerOnlyForPod", CheckImages),
        new(Pod, "gated-pod-node-name", "core/validation: ValidatePodCreate", CheckGatedNode),
    ];

    private static ObjectFields PodOf(ObjectFields owner) => owner.Has("template") ? owner.Fields("template").Fields("spec") : owner.Fields("spec");

    private static void CheckVolumes(ObjectFields owner, string list, RuleViolations found)
    {
        var pod = PodOf(owner);
        HashSet<string>? names = null;
        foreach (var containers in PodSpecRules.ContainerLists)
        {
            foreach (var container in pod.Mappings(containers))
            {
                foreach (var item in container.Mappings(list))
                {
                    if (item.Scalar("name") is { } name && !(names ??= Volumes(owner, pod)).Contains(name.Value))
                    {
                        var likely = Suggestion.For(name.Value, [.. names.Order(StringComparer.Ordinal)]) is { } near ? $"; did you mean '{near}'?" : "";
                        found.Explain(name, $"the pod has no volume {ValueText.Of(name)}{likely}");
                    }
                }
            }
        }
    }

    // The controller of a StatefulSet adds a volume for every claim.
    private static HashSet<string> Volumes(ObjectFields owner, ObjectFields pod)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var volume in pod.Mappings("volumes"))
        {
            names.Add(volume.Text("name") ?? "");
        }

        foreach (var claim in owner.Mappings("volumeClaimTemplates"))
        {
            names.Add(claim.Fields("metadata").Text("name") ?? "");
        }

        return names;
    }

    private static void CheckDeviceClaims(ObjectFields owner, RuleViolations found)
    {
        var pod = PodOf(owner);
        foreach (var container in pod.Mappings("containers"))
        {
            foreach (var device in container.Mappings("volumeDevices"))
            {
                CheckDeviceClaim(device, pod, found);
            }
        }
    }

    private static void CheckDeviceClaim(ObjectFields device, ObjectFields pod, RuleViolations found)
    {
        foreach (var volume in pod.Mappings("volumes"))
        {
            if (device.Scalar("name") is { } name && volume.Text("name") == name.Value && !volume.Has("persistentVolumeClaim") && !volume.Has("ephemeral"))
            {
                found.Explain(name, $"the volume {ValueText.Of(name)} is not a persistentVolumeClaim, which a block device must be");
            }
        }
    }

    private static void CheckEphemeral(ObjectFields owner, RuleViolations found)
    {
        if (!PodOf(owner).IsEmpty("ephemeralContainers"))
        {
            found.AddKey(PodOf(owner), "ephemeralContainers", "is only allowed in a pod that exists; use kubectl debug");
        }
    }

    private static void CheckImages(ObjectFields owner, RuleViolations found)
    {
        var pod = owner.Fields("spec");
        foreach (var list in PodSpecRules.ContainerLists)
        {
            foreach (var container in pod.Mappings(list))
            {
                if (container.Scalar("image") is { Value.Length: > 0 } image && image.Value.Trim().Length < image.Value.Length)
                {
                    found.Add(image, "must not have leading or trailing whitespace");
                }
            }
        }
    }

    private static void CheckGatedNode(ObjectFields owner, RuleViolations found)
    {
        var pod = owner.Fields("spec");
        if (pod.Text("nodeName") is { Length: > 0 } && !pod.IsEmpty("schedulingGates"))
        {
            found.AddKey(pod, "nodeName", "is not allowed with schedulingGates");
        }
    }
}
