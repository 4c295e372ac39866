using MilvusManifests.Configuration;
using MilvusManifests.Json;

namespace MilvusManifests.Rendering;

/// <summary>A JSON Patch and the objects it is for.</summary>
/// <param name="Target">The objects.</param>
/// <param name="Patch">The operations.</param>
public sealed record TargetedPatch(PatchTarget Target, JsonPatch Patch)
{
    /// <summary>Whether an object is one of the patch's targets.</summary>
    public bool Fits(ObjectReference reference) =>
        string.Equals(reference.Kind, Target.Kind.Value, StringComparison.Ordinal)
        && string.Equals(reference.Name, Target.Name.Value, StringComparison.Ordinal)
        && (Target.Namespace is null || string.Equals(reference.Namespace, Target.Namespace.Value, StringComparison.Ordinal));
}
