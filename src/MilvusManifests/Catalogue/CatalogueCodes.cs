using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Catalogue;

/// <summary>The codes of diagnostics about releases that are not in the catalogue.</summary>
internal static class CatalogueCodes
{
    /// <summary>A kube-prometheus release that is not in the catalogue.</summary>
    public static readonly DiagnosticCode UnknownRelease = new(
        "MM6001",
        "unknown kube-prometheus release",
        "Every release is pinned in the catalogue: its images, flags, permissions and CustomResourceDefinitions. A release that is not in it " +
        "cannot be rendered; use one that is: see 'milvus-manifests releases'.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All => [UnknownRelease];
}
