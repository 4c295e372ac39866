namespace MilvusManifests.Schemas.Packs;

/// <summary>A property of an object's schema.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Schema">What its value must be.</param>
internal sealed record PackedProperty(string Name, PackedSchema Schema);
