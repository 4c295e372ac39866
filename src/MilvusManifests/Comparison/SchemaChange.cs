using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison;

/// <summary>A field of a custom resource that takes less than before, or more.</summary>
/// <param name="Version">The version of the resource.</param>
/// <param name="Path">The fields from the object's root, <c>[]</c> for the items of a list and <c>*</c> for the values of a map.</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="Description">It in words: <c>is now a string</c>.</param>
internal sealed record SchemaChange(string Version, string[] Path, SchemaChangeKind Kind, string Description)
{
    /// <summary>The new schema at the path, where values that were taken may be refused; null where the field is new or gone.</summary>
    public YamlMapping? Schema { get; init; }

    /// <summary>The path as a person reads it.</summary>
    public string Shown => string.Concat(Path.Select((step, i) => step == "[]" ? step : (i == 0 ? "" : ".") + step));
}
