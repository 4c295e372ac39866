using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Storage;

/// <summary>The rules of StorageClasses, CSI drivers and volume attachments.</summary>
internal static class StorageRules
{
    private static readonly ImmutableArray<string> Attributes = ["storage.v1.VolumeAttributesClass", "storage.v1beta1.VolumeAttributesClass"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(["storage.v1.StorageClass"], "storage-class-provisioner", "storage/validation: validateProvisioner", CheckProvisioner),
        new(["storage.v1.StorageClass"], "storage-class-parameters", "storage/validation: validateParameters", CheckParameters),
        new(["storage.v1.CSIDriverSpec"], "csi-driver-audiences", "storage/validation: validateTokenRequests", CheckAudiences),
        new(["storage.v1.TokenRequest"], "csi-driver-token-expiration", "storage/validation: validateTokenRequests", (token, found) => found.CheckRange(token, "expirationSeconds", 600, 1L << 32)),
        new(["storage.v1.CSINodeDriver"], "csi-node-driver", "storage/validation: validateCSINodeDriver", CheckNodeDriver),
        new(["storage.v1.VolumeNodeResources"], "csi-node-allocatable", "storage/validation: validateCSINodeDriverAllocatable", (resources, found) => found.CheckRange(resources, "count", 0)),
        new(["storage.v1.VolumeAttachmentSource"], "volume-attachment-source", "storage/validation: validateVolumeAttachmentSource", (source, found) => found.CheckExactlyOne(source, "persistentVolumeName", "inlineVolumeSpec")),
        new(["storage.v1.VolumeAttachmentSpec"], "volume-attachment-attacher", "storage/validation: validateAttacher", CheckAttacher),
        new(Attributes, "volume-attributes-driver", "storage/validation: validateProvisioner", (attributes, found) => found.CheckNotEmpty(attributes, "driverName")),
        new(Attributes, "volume-attributes-parameters", "storage/validation: ValidateVolumeAttributesClass", (attributes, found) => found.CheckRequired(attributes, "parameters")),
        new(["storage.v1.CSIStorageCapacity"], "storage-capacity", "storage/validation: ValidateCSIStorageCapacity", CheckStorageCapacity),
    ];

    private static void CheckProvisioner(ObjectFields storage, RuleViolations found)
    {
        found.CheckNotEmpty(storage, "provisioner");
        found.CheckText(storage, "provisioner", text => LabelKey.IsValid(text.ToLowerInvariant()) ? null : ("provisioner", "use one such as csi.example.com or example.com/nfs"));
    }

    private static void CheckParameters(ObjectFields storage, RuleViolations found)
    {
        if (storage.Entries("parameters").Length > 512)
        {
            found.Add(storage["parameters"]!, "must not have more than 512 entries");
        }
        else if (storage.Entries("parameters").FirstOrDefault(entry => entry.Key?.Value.Length == 0) is { Key: { } key, Value: var value })
        {
            found.AddEntry(key, value, ": a key must not be empty");
        }
    }

    private static void CheckAudiences(ObjectFields driver, RuleViolations found)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in driver.Mappings("tokenRequests"))
        {
            if (token.Scalar("audience") is { } audience && !seen.Add(audience.Value))
            {
                found.Explain(audience, $"there is already a token request with the audience {ValueText.Of(audience)}");
            }
        }
    }

    private static void CheckNodeDriver(ObjectFields driver, RuleViolations found)
    {
        found.CheckNotEmpty(driver, "name", "nodeID");
        found.CheckText(driver, "name", NameFaults.Driver);
        foreach (var key in driver.Texts("topologyKeys"))
        {
            found.AddFault(key, Faults.QualifiedName(key.Value));
        }
    }

    private static void CheckAttacher(ObjectFields attachment, RuleViolations found)
    {
        found.CheckNotEmpty(attachment, "attacher");
        found.CheckSyntax(attachment, "nodeName", DnsSubdomain.Existing);
    }

    private static void CheckStorageCapacity(ObjectFields capacity, RuleViolations found)
    {
        found.CheckNotEmpty(capacity, "storageClassName");
        found.CheckSyntax(capacity, "storageClassName", DnsSubdomain.Existing);
        if (capacity.Quantity("capacity") is { Sign: < 0 })
        {
            found.Add(capacity["capacity"]!, "must not be negative");
        }
    }
}
