using System.Collections.Immutable;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Core;

/// <summary>The rules of what containers mount.</summary>
internal static class VolumeMountRules
{
    private static readonly ImmutableArray<string> Containers = ["core.v1.Container", "core.v1.EphemeralContainer"];
    private static readonly ImmutableArray<string> Mount = ["core.v1.VolumeMount"];
    private static readonly ImmutableArray<string> Device = ["core.v1.VolumeDevice"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Mount, "mount-path-required", "core/validation: ValidateVolumeMounts", (mount, found) => found.CheckNotEmpty(mount, "mountPath")),
        new(Mount, "mount-sub-path", "core/validation: ValidateVolumeMounts", (mount, found) => found.CheckText(mount, "subPath", Faults.LocalPath)),
        new(Mount, "mount-sub-path-expression", "core/validation: ValidateVolumeMounts", (mount, found) => found.CheckText(mount, "subPathExpr", Faults.LocalPath)),
        new(Mount, "mount-sub-path-once", "core/validation: ValidateVolumeMounts", CheckOneSubPath),
        new(Mount, "mount-recursive-read-only", "core/validation: validateMountRecursiveReadOnly", CheckRecursiveReadOnly),
        new(Mount, "mount-recursive-read-only-value", "core/validation: validateMountRecursiveReadOnly",
            (mount, found) => found.CheckValue(mount, "recursiveReadOnly", "Disabled", "IfPossible", "Enabled")),
        new(Containers, "mount-propagation-privileged", "core/validation: validateMountPropagation", CheckPropagation),
        new(Containers, "mount-and-device", "core/validation: ValidateVolumeMounts, ValidateVolumeDevices", CheckDevices),
        new(Containers, "device-names-unique", "core/validation: ValidateVolumeDevices", (container, found) => found.CheckUnique(container.Mappings("volumeDevices"), "name")),
        new(Device, "device-path", "core/validation: ValidateVolumeDevices", (device, found) => found.CheckText(device, "devicePath", Faults.PathWithoutBacksteps)),
    ];

    private static void CheckOneSubPath(ObjectFields mount, RuleViolations found)
    {
        if (mount.Text("subPath") is { Length: > 0 } && mount.Text("subPathExpr") is { Length: > 0 })
        {
            found.CheckAtMostOne(mount, "subPath", "subPathExpr");
        }
    }

    private static void CheckRecursiveReadOnly(ObjectFields mount, RuleViolations found)
    {
        if (mount.Text("recursiveReadOnly") is not ("IfPossible" or "Enabled"))
        {
            return;
        }

        if (!mount.Has("readOnly") || mount.Flag("readOnly") == false)
        {
            found.AddKey(mount, "recursiveReadOnly", "is only allowed with readOnly: true");
        }

        if (mount.Text("mountPropagation") is { } propagation and not "None")
        {
            found.AddKey(mount, "recursiveReadOnly", $"is not allowed with mountPropagation: {propagation}");
        }
    }

    private static void CheckPropagation(ObjectFields container, RuleViolations found)
    {
        if (container.Items("volumeMounts").IsEmpty)
        {
            return;
        }

        var security = container.Fields("securityContext");
        foreach (var mount in container.Mappings("volumeMounts"))
        {
            if (mount.Text("mountPropagation") == "Bidirectional" && (!security.Has("privileged") || security.Flag("privileged") == false))
            {
                found.Add(mount["mountPropagation"]!, "must not be Bidirectional in a container that is not privileged");
            }
        }
    }

    private static void CheckDevices(ObjectFields container, RuleViolations found)
    {
        if (container.Items("volumeDevices").IsEmpty)
        {
            return;
        }

        var mounts = container.Mappings("volumeMounts").ToList();
        foreach (var device in container.Mappings("volumeDevices"))
        {
            if (device.Scalar("name") is { Value.Length: > 0 } name && mounts.Exists(mount => mount.Text("name") == name.Value))
            {
                found.Explain(name, $"the volume {ValueText.Of(name)} is already in volumeMounts");
            }

            if (device.Scalar("devicePath") is { Value.Length: > 0 } path && mounts.Exists(mount => mount.Text("mountPath") == path.Value))
            {
                found.Explain(path, $"the path {ValueText.Of(path)} is already in volumeMounts");
            }
        }
    }
}
