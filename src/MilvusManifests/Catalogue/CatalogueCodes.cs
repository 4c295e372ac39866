using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Catalogue;

/// <summary>The codes of diagnostics about releases that the catalogue does not have.</summary>
internal static class CatalogueCodes
{
    /// <summary>A kube-prometheus release that the catalogue does not know.</summary>
    public static readonly DiagnosticCode UnknownRelease = new(
        "MM6001",
        "unknown kube-prometheus release",
        "Every release is pinned in the catalogue: its images, flags, permissions and CustomResourceDefinitions. A release that is not in it " +
        "cannot be rendered; choose one that is.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All => [UnknownRelease];
}
