using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Packs;

/// <summary>A kind of object and the definition that is its schema.</summary>
/// <param name="Name">The kind.</param>
/// <param name="Definition">The name of the definition.</param>
internal sealed record PackedKind(GroupVersionKind Name, string Definition)
{
    /// <summary>The resource of the kind, in the plural; null if it has none, like a list, or if that is not known.</summary>
    public string? Resource { get; init; }

    /// <summary>Whether its objects are namespaced; false also if <see cref="Resource"/> is null.</summary>
    public bool IsNamespaced { get; init; }

    /// <summary>Whether a CustomResourceDefinition defines the kind.</summary>
    public bool IsCustomResource { get; init; }
}
