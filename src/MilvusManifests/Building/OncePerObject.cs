using System.Runtime.CompilerServices;

namespace MilvusManifests.Building;

/// <summary>What is made of an object, made once for the sets of all clusters that have the very same one.</summary>
/// <param name="make">Makes it.</param>
internal sealed class OncePerObject<T>(Func<ManifestObject, T> make)
    where T : notnull
{
    private readonly ConditionalWeakTable<ManifestObject, object> kept = [];

    /// <summary>What is made of an object.</summary>
    public T Of(ManifestObject found) => found.IsShared ? (T)kept.GetValue(found, one => make(one)) : make(found);
}
