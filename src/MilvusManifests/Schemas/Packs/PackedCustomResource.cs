using System.Collections.Immutable;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Packs;

/// <summary>A CustomResourceDefinition without descriptions: everything but its schemas, which are definitions of the pack.</summary>
/// <param name="Name">The object's name, <c>plural.group</c>.</param>
/// <param name="File">The name of the file it was published in; null if that is not known.</param>
/// <param name="Metadata">Annotations and labels, keys in ordinal order.</param>
/// <param name="Spec">The spec without its versions, keys in ordinal order.</param>
/// <param name="Versions">The versions in the order they were published.</param>
internal sealed record PackedCustomResource(
    string Name, string? File, YamlMapping Metadata, YamlMapping Spec, ImmutableArray<PackedVersion> Versions)
{
    /// <summary>The API group.</summary>
    public string Group => (Spec["group"] as YamlScalar)?.Value ?? "";

    /// <summary>The kind it defines.</summary>
    public string Kind => ((Spec["names"] as YamlMapping)?["kind"] as YamlScalar)?.Value ?? "";

    /// <summary>The resource name, as in API paths and RBAC rules.</summary>
    public string Plural => ((Spec["names"] as YamlMapping)?["plural"] as YamlScalar)?.Value ?? "";

    /// <summary>Whether its objects are namespaced.</summary>
    public bool IsNamespaced => (Spec["scope"] as YamlScalar)?.Value == "Namespaced";
}
