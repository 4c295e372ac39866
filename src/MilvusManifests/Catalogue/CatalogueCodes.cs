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

    /// <summary>A release of another project that is not in the catalogue.</summary>
    public static readonly DiagnosticCode UnknownProjectRelease = new(
        "MM6002",
        "unknown release of another project",
        "The catalogue knows which API versions the releases of Gateway API, Flux and Argo CD serve, minor release by minor release; a patch number is ignored. " +
        "Without a release, every version that a known release serves is accepted, with a warning if the newest does not or deprecates it.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All => [UnknownRelease, UnknownProjectRelease];
}
