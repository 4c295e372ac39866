using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Storage;

/// <summary>The rules of PersistentVolumes.</summary>
internal static class PersistentVolumeRules
{
    private const string Package = "core/validation: ValidatePersistentVolumeSpec";

    private static readonly ImmutableArray<string> Volume = ["core.v1.PersistentVolume"];

    private static readonly ImmutableArray<string> Sources =
    [
        "awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "csi", "fc", "flexVolume", "flocker", "gcePersistentDisk", "glusterfs", "hostPath",
        "iscsi", "local", "nfs", "photonPersistentDisk", "portworxVolume", "quobyte", "rbd", "scaleIO", "storageos", "vsphereVolume",
    ];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Volume, "persistent-volume-source", Package, CheckSource),
        new(Volume, "persistent-volume-one-source", Package, CheckOneSource),
        new(Volume, "persistent-volume-capacity", Package, CheckCapacity),
        new(Volume, "persistent-volume-access-modes", Package, CheckModes),
        new(Volume, "persistent-volume-class-name", Package, (volume, found) => found.CheckSyntax(volume.Fields("spec"), "storageClassName", DnsSubdomain.Existing)),
        new(Volume, "persistent-volume-local-affinity", Package, CheckLocal),
        new(Volume, "persistent-volume-recycle-root", Package, CheckRecycle),
        new(["core.v1.VolumeNodeAffinity"], "persistent-volume-node-affinity", "core/validation: validateVolumeNodeAffinity", CheckAffinity),
        new(["core.v1.CSIPersistentVolumeSource"], "persistent-volume-csi", "core/validation: validateCSIPersistentVolumeSource", CheckCsi),
        new(["core.v1.LocalVolumeSource"], "persistent-volume-local-path", "core/validation: validateLocalVolumeSource", CheckLocalPath),
    ];

    /// <summary>Reports ReadWriteOncePod together with another mode.</summary>
    /// <param name="spec">The mapping with the modes.</param>
    /// <param name="found">Receives the violations.</param>
    internal static void CheckModesTogether(ObjectFields spec, RuleViolations found)
    {
        var modes = spec.Texts("accessModes").ToList();
        if (modes.Find(mode => mode.Value == "ReadWriteOncePod") is { } alone && modes.Exists(mode => mode.Value is "ReadWriteOnce" or "ReadOnlyMany" or "ReadWriteMany"))
        {
            found.Add(alone, "is not allowed with other access modes");
        }
    }

    private static void CheckSource(ObjectFields volume, RuleViolations found)
    {
        var spec = volume.Fields("spec");
        if (!volume.Has("spec"))
        {
            found.CheckRequired(volume, "spec");
        }
        else if (spec.Exists && !Sources.Any(spec.Has))
        {
            found.Explain(spec.Node!, "a source is required, such as csi, nfs, local or hostPath");
        }
    }

    private static void CheckOneSource(ObjectFields volume, RuleViolations found)
    {
        // The API server does not count flexVolume when it comes after another source.
        var spec = volume.Fields("spec");
        found.CheckAtMostOne(spec, [.. Sources.Where(source => source != "flexVolume")]);
    }

    private static void CheckCapacity(ObjectFields volume, RuleViolations found)
    {
        var spec = volume.Fields("spec");
        var capacity = spec.Fields("capacity");
        found.CheckRequired(spec, "capacity");
        if (!capacity.Exists || spec.IsEmpty("capacity"))
        {
            return;
        }

        foreach (var (key, value) in spec.Entries("capacity"))
        {
            if (key.Value != "storage")
            {
                found.AddKey(capacity, key.Value, "is not allowed; only 'storage' is");
            }
            else if (capacity.Quantity("storage") is { Sign: <= 0 })
            {
                found.Add(value, $"must be greater than 0, not {ValueText.Of(value)}");
            }
        }

        if (!capacity.Node!.Entries.Any(entry => entry.Key.Value == "storage"))
        {
            found.CheckRequired(capacity, "storage");
        }
    }

    private static void CheckModes(ObjectFields volume, RuleViolations found)
    {
        var spec = volume.Fields("spec");
        found.CheckRequired(spec, "accessModes");
        CheckModesTogether(spec, found);
    }

    private static void CheckLocal(ObjectFields volume, RuleViolations found)
    {
        var spec = volume.Fields("spec");
        if (spec.Has("local") && !spec.Has("nodeAffinity"))
        {
            found.CheckRequired(spec, "nodeAffinity", "with a local volume");
        }
    }

    private static void CheckRecycle(ObjectFields volume, RuleViolations found)
    {
        var spec = volume.Fields("spec");
        if (spec.Fields("hostPath").Text("path") == "/" && spec.Scalar("persistentVolumeReclaimPolicy") is { Value: "Recycle" } policy)
        {
            found.Add(policy, "must not be Recycle with the hostPath '/'");
        }
    }

    private static void CheckAffinity(ObjectFields affinity, RuleViolations found)
    {
        if (!affinity.Has("required"))
        {
            found.CheckRequired(affinity, "required");
        }
    }

    private static void CheckCsi(ObjectFields source, RuleViolations found)
    {
        found.CheckNotEmpty(source, "driver", "volumeHandle");
        found.CheckText(source, "driver", NameFaults.Driver);
    }

    private static void CheckLocalPath(ObjectFields source, RuleViolations found)
    {
        found.CheckNotEmpty(source, "path");
        found.CheckText(source, "path", Faults.PathWithoutBacksteps);
    }
}
