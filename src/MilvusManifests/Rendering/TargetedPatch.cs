using MilvusManifests.Configuration;
using MilvusManifests.Json;
using MilvusManifests.Text;

namespace MilvusManifests.Rendering;

/// <summary>A JSON Patch and the objects it is for.</summary>
/// <param name="Target">The objects.</param>
/// <param name="Patch">The operations.</param>
internal sealed record TargetedPatch(PatchTarget Target, JsonPatch Patch)
{
    /// <summary>The file of the set that holds the target of a patch which is in no file itself; null for a user's patch.</summary>
    public string? Home { get; init; }

    /// <summary>Where the configuration asks for a patch that is in no file itself, to be blamed where that file is not in the set; null where it does not say.</summary>
    public Location? Asked { get; init; }

    /// <summary>Why a patch is there that no user wrote, and what to do without it; null for a user's patch.</summary>
    public string? Purpose { get; init; }

    /// <summary>Whether an object is one of the patch's targets.</summary>
    public bool Fits(ObjectReference reference) =>
        string.Equals(reference.Kind, Target.Kind.Value, StringComparison.Ordinal)
        && string.Equals(reference.Name, Target.Name.Value, StringComparison.Ordinal)
        && (Target.Namespace is null || string.Equals(reference.Namespace, Target.Namespace.Value, StringComparison.Ordinal));
}
