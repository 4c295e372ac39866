using System.Collections.Immutable;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;

namespace MilvusManifests.Configuration.Clusters;

/// <summary>The shape of section <c>clusters</c>, and of the configurations that others extend.</summary>
internal static class ClustersShape
{
    /// <summary>The key for a configuration to start from.</summary>
    public const string Extends = "extends";

    /// <summary>The key of the clusters.</summary>
    public const string Clusters = "clusters";

    // What is the same for all clusters of a file.
    private static readonly string[] Shared = ["apiVersion", "output", "validate"];

    // What identifies an entry of a list that is merged.
    private static readonly string[] Keys = ["release", "namespace"];

    /// <summary>The key that names the configuration to start from.</summary>
    public static PropertyShape<string> Base { get; } = Property.Text(
        Extends, SourcePath.Syntax, "A configuration to start from, in the same repository: what this file has is laid over it.") with
    { Absent = "none" };

    /// <summary>The section, for the keys of a configuration.</summary>
    public static PropertyShape Section(ImmutableArray<PropertyShape> keys) => new(
        Clusters,
        new MapShape(
            DnsLabel.OfFolder,
            new MappingShape([Base, .. keys.Where(key => !Shared.Contains(key.Name, StringComparer.Ordinal)).Select(Optional)]) { IsOverride = true }),
        "Several clusters, by their names: what each has other than the rest of this file. Mappings are merged, lists are replaced, and the entries of `milvus` are merged by namespace and release. "
        + "Each cluster gets a folder of its own, `output/<name>/`. docs/clusters.md describes them.")
    { Absent = "one cluster, which this file is about" };

    /// <summary>A key of a file that need not be whole: nothing in it is required, since another file or a cluster may have it.</summary>
    public static PropertyShape Optional(PropertyShape property) => Optional(property, []);

    private static PropertyShape Optional(PropertyShape property, string[] required) =>
        property with { Shape = Optional(property.Shape, property.Name), IsRequired = required.Contains(property.Name, StringComparer.Ordinal) };

    private static Shape Optional(Shape shape, string name) => shape switch
    {
        MappingShape { IsVerbatim: false } mapping => Optional(mapping, []),
        ChoiceOrMappingShape either => either with { Mapping = Optional(either.Mapping, []) },
        SequenceShape { Item: MappingShape item } when name == "milvus" => new SequenceShape(Optional(item, Keys)),
        _ => shape,
    };

    private static MappingShape Optional(MappingShape mapping, string[] required) =>
        mapping with { Properties = [.. mapping.Properties.Select(property => Optional(property, required))], Rules = [] };
}
