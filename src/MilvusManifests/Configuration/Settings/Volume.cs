using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;
using MilvusManifests.Yaml;
using static MilvusManifests.Configuration.Shapes.DefaultValue;

namespace MilvusManifests.Configuration.Settings;

/// <summary>A volume that outlives the pod.</summary>
internal static class Volume
{
    /// <summary>How a setting describes it.</summary>
    public static MappingShape Shape { get; } = new(
        new PropertyShape("size", new QuantityShape(), "The size of each replica's volume.") { IsRequired = true },
        new PropertyShape("className", new StringShape(DnsSubdomain.Existing), "The StorageClass.") { Absent = "the cluster's default" });

    /// <summary>The value as the operator's objects have it.</summary>
    public static YamlMapping Template(SettingValue value) => Map(("volumeClaimTemplate", Map(("spec", Claim(value.Mapping)))));

    /// <summary>The specification of the PersistentVolumeClaim.</summary>
    public static YamlMapping Claim(YamlMapping storage)
    {
        var spec = Map(("accessModes", new YamlSequence([Quoted("ReadWriteOnce")])));
        spec = storage["className"] is { } name ? spec.With("storageClassName", name) : spec;
        return spec.Set(["resources", "requests", "storage"], storage["size"]!);
    }
}
