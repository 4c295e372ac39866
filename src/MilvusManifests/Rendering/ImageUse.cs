using MilvusManifests.Values;

namespace MilvusManifests.Rendering;

/// <summary>A place where an object of the set names an image.</summary>
/// <param name="Object">The object.</param>
/// <param name="Path">The field, <c>spec.template.spec.containers[0].image</c>.</param>
public sealed record ImageUse(ObjectReference Object, FieldPath Path);
