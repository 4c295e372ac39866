using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Packs;

/// <summary>A version of a CustomResourceDefinition.</summary>
/// <param name="Name">The version, such as <c>v1</c>.</param>
/// <param name="Definition">The name of its schema's definition in the pack; null if it has none.</param>
/// <param name="Members">Everything else of the version, keys in ordinal order.</param>
internal sealed record PackedVersion(string Name, string? Definition, YamlMapping Members)
{
    internal const string ColumnsKey = "additionalPrinterColumns";

    /// <summary>Whether the API server serves it.</summary>
    public bool IsServed => IsTrue("served");

    /// <summary>Whether it is deprecated.</summary>
    public bool IsDeprecated => IsTrue("deprecated");

    private bool IsTrue(string key) => Members[key] is YamlScalar { Kind: YamlScalarKind.Boolean, Value: "true" };
}
