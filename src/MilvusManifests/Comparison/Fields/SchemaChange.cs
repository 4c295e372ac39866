using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Fields;

/// <summary>What happened to a field of a custom resource.</summary>
internal enum SchemaChangeKind
{
    /// <summary>The field was added.</summary>
    Added,

    /// <summary>The field was removed.</summary>
    Removed,

    /// <summary>It rejects values that it accepted.</summary>
    Tightened,

    /// <summary>It is required and was not.</summary>
    Required,

    /// <summary>It accepts more values.</summary>
    Loosened,
}

/// <summary>A field of a custom resource that accepts less or more than before.</summary>
/// <param name="Version">The version of the resource.</param>
/// <param name="Path">The fields from the object's root, <c>[]</c> for the items of a list and <c>*</c> for the values of a map.</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="Description">It in words: <c>is now a string instead of an integer</c>.</param>
internal sealed record SchemaChange(string Version, string[] Path, SchemaChangeKind Kind, string Description)
{
    /// <summary>The new schema at the path, where it may reject values that were accepted; null where the field was added or removed.</summary>
    public YamlMapping? Schema { get; init; }

    /// <summary>The path as a person reads it.</summary>
    public string Shown => string.Concat(Path.Select((step, i) => step == "[]" ? step : (i == 0 ? "" : ".") + step));
}
