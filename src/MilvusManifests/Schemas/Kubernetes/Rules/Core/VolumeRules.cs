using System.Collections.Immutable;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Core;

/// <summary>The rules of a pod's volumes.</summary>
internal static class VolumeRules
{
    private const int LargestMode = 511;

    private static readonly string[] Sources =
    [
        "awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "fc", "flexVolume", "flocker",
        "gcePersistentDisk", "gitRepo", "glusterfs", "hostPath", "image", "iscsi", "nfs", "persistentVolumeClaim", "photonPersistentDisk", "portworxVolume", "projected",
        "quobyte", "rbd", "scaleIO", "secret", "storageos", "vsphereVolume",
    ];

    private static readonly ImmutableArray<string> Volume = ["core.v1.Volume"];
    private static readonly ImmutableArray<string> Modes =
        ["core.v1.SecretVolumeSource", "core.v1.ConfigMapVolumeSource", "core.v1.DownwardAPIVolumeSource", "core.v1.ProjectedVolumeSource"];
    private static readonly ImmutableArray<string> FileModes = ["core.v1.KeyToPath", "core.v1.DownwardAPIVolumeFile"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Volume, "volume-one-source", "core/validation: validateVolumeSource", (volume, found) => found.CheckAtMostOne(volume, Sources)),
        new(Volume, "volume-name", "core/validation: ValidateVolumes", CheckName),
        new(["core.v1.EmptyDirVolumeSource"], "empty-dir-size", "core/validation: validateVolumeSource", CheckSize),
        new(["core.v1.HostPathVolumeSource"], "host-path", "core/validation: validateHostPathVolumeSource", CheckHostPath),
        new(["core.v1.SecretVolumeSource"], "secret-volume-name", "core/validation: validateSecretVolumeSource", (source, found) => found.CheckRequired(source, "secretName")),
        new(["core.v1.ConfigMapVolumeSource"], "config-map-volume-name", "core/validation: validateConfigMapVolumeSource", (source, found) => found.CheckRequired(source, "name")),
        new(["core.v1.PersistentVolumeClaimVolumeSource"], "claim-volume-name", "core/validation: validatePersistentClaimVolumeSource", (source, found) => found.CheckNotEmpty(source, "claimName")),
        new(["core.v1.EphemeralVolumeSource"], "ephemeral-volume-template", "core/validation: validateEphemeralVolumeSource",
            (source, found) => found.CheckRequired(source, "volumeClaimTemplate")),
        new(["core.v1.NFSVolumeSource"], "nfs-path", "core/validation: validateNFSVolumeSource", CheckNfsPath),
        new(Modes, "volume-default-mode", "core/validation: fileModeErrorMsg", (source, found) => CheckMode(source, "defaultMode", found)),
        new(FileModes, "volume-file-mode", "core/validation: validateKeyToPath, validateDownwardAPIVolumeFile", (file, found) => CheckMode(file, "mode", found)),
        new(FileModes, "volume-file-path", "core/validation: ValidateLocalNonReservedPath", CheckFilePath),
        new(["core.v1.KeyToPath"], "volume-file-key", "core/validation: validateKeyToPath", (file, found) => found.CheckNotEmpty(file, "key")),
        new(["core.v1.DownwardAPIVolumeFile"], "downward-api-source", "core/validation: validateDownwardAPIVolumeFile",
            (file, found) => found.CheckExactlyOne(file, "fieldRef", "resourceFieldRef")),
        new(["core.v1.VolumeProjection"], "projection-one-source", "core/validation: validateProjectionSources",
            (source, found) => found.CheckAtMostOne(source, "secret", "configMap", "downwardAPI", "serviceAccountToken", "clusterTrustBundle", "podCertificate")),
        new(["core.v1.SecretProjection", "core.v1.ConfigMapProjection"], "projection-name", "core/validation: validateProjectionSources",
            (source, found) => found.CheckRequired(source, "name")),
        new(["core.v1.ProjectedVolumeSource"], "projection-paths-unique", "core/validation: validateProjectionSources", CheckProjectedPaths),
        new(["core.v1.ServiceAccountTokenProjection"], "token-expiration", "core/validation: validateProjectionSources",
            (source, found) => found.CheckRange(source, "expirationSeconds", 600, 1L << 32)),
        new(["core.v1.ServiceAccountTokenProjection"], "token-path", "core/validation: validateProjectionSources", CheckFilePath),
    ];

    private static void CheckName(ObjectFields volume, RuleViolations found)
    {
        if (volume.Scalar("name") is { } name)
        {
            found.AddFault(name, DnsLabel.Syntax.Fault(name.Value));
        }
    }

    private static void CheckSize(ObjectFields source, RuleViolations found)
    {
        if (source.Quantity("sizeLimit") is { Sign: < 0 })
        {
            found.Add(source["sizeLimit"]!, "must not be negative");
        }
    }

    private static void CheckHostPath(ObjectFields source, RuleViolations found)
    {
        found.CheckNotEmpty(source, "path");

        found.CheckText(source, "path", Faults.PathWithoutBacksteps);
    }

    private static void CheckNfsPath(ObjectFields source, RuleViolations found)
    {
        if (source.Scalar("path") is { } path && !path.Value.StartsWith('/'))
        {
            found.Explain(path, $"{ValueText.Of(path)} is not an absolute path");
        }
    }

    private static void CheckMode(ObjectFields source, string name, RuleViolations found)
    {
        if (source.Number(name) is { } mode and (< 0 or > LargestMode))
        {
            found.Add(source[name]!, FormattableString.Invariant($"must be from 0 to 0777, which is {LargestMode} in decimal, not {mode}"));
        }
    }

    private static void CheckFilePath(ObjectFields file, RuleViolations found)
    {
        found.CheckNotEmpty(file, "path");

        found.CheckText(file, "path", Faults.FilePath);
    }

    private static void CheckProjectedPaths(ObjectFields volume, RuleViolations found) => found.CheckUnique(
        from source in volume.Mappings("sources")
        from name in (string[])["secret", "configMap", "downwardAPI"]
        from item in source.Fields(name).Mappings("items")
        select item, "path");
}
