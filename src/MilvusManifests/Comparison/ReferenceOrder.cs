using MilvusManifests.Building;

namespace MilvusManifests.Comparison;

/// <summary>Objects by kind, namespace, name and group: the order in which they are told.</summary>
internal sealed class ReferenceOrder : IComparer<ObjectReference>
{
    public static readonly ReferenceOrder Instance = new();

    /// <inheritdoc/>
    public int Compare(ObjectReference? x, ObjectReference? y) =>
        Compare(x!.Kind, y!.Kind) is not 0 and var kind ? kind
        : Compare(x.Namespace, y.Namespace) is not 0 and var place ? place
        : Compare(x.Name, y.Name) is not 0 and var name ? name
        : Compare(x.Group, y.Group);

    private static int Compare(string x, string y) => string.CompareOrdinal(x, y);
}
