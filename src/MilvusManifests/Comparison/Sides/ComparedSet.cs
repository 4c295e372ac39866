using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Catalogue.Projects;

namespace MilvusManifests.Comparison.Sides;

/// <summary>Two sets, and the cluster that the new one is applied to.</summary>
/// <param name="Old">The old side.</param>
/// <param name="New">The new side.</param>
/// <param name="Kubernetes">The version of the cluster, <c>1.35</c>.</param>
/// <param name="Definitions">The release whose CustomResourceDefinitions the cluster has, <c>v0.18.0</c>; null for the newest.</param>
internal sealed record ComparedSides(ComparedSet Old, ComparedSet New, string Kubernetes, KubePrometheusRelease? Definitions)
{
    /// <summary>The releases of other projects that the cluster has.</summary>
    public ProjectReleases Projects { get; init; } = ProjectReleases.None;
}

/// <summary>One side of a comparison.</summary>
/// <param name="Name">What the user calls it: a folder, a release, a revision.</param>
/// <param name="Objects">Its objects; of several with the same reference the last one is used.</param>
internal sealed record ComparedSet(string Name, ImmutableArray<ManifestObject> Objects)
{
    /// <summary>The release that it was rendered with, <c>v0.18.0</c>; null where it was not rendered.</summary>
    public string? Release { get; init; }

    /// <summary>The objects by reference, in the order in which they are reported.</summary>
    public SortedDictionary<ObjectReference, ManifestObject> ByReference()
    {
        var found = new SortedDictionary<ObjectReference, ManifestObject>(ReferenceOrder.Instance);
        foreach (var candidate in Objects)
        {
            found[candidate.Reference] = candidate;
        }

        return found;
    }
}

/// <summary>Objects by kind, namespace, name and group: the order in which they are reported.</summary>
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
