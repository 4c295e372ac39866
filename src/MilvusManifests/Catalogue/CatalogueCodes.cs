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
        "Every release is pinned in the catalogue: its images, flags, permissions and CustomResourceDefinitions. A release that is not in it cannot be "
        + "rendered.",
        new(
            "kube-prometheus 'v0.81.0' is not in the catalogue, which has 'v0.14.0', ..., 'v0.18.0'; the nearest is 'v0.18.0'",
            "kubePrometheus: {version: v0.81.0}"),
        "Use a release that 'milvus-manifests releases' lists.");

    /// <summary>A release of another project that is not in the catalogue.</summary>
    public static readonly DiagnosticCode UnknownProjectRelease = new(
        "MM6002",
        "unknown release of another project",
        "The catalogue knows which API versions the releases of Gateway API, Flux and Argo CD serve, minor release by minor release; a patch number is "
        + "ignored. Without a release, every version that a known release serves is accepted, with a warning if the newest does not or deprecates it.",
        new("'1.9' is not a valid Gateway API release; known releases are 1.2, 1.3, 1.4, 1.5 and 1.6; did you mean '1.6'?", "gatewayAPI: \"1.9\""),
        "Write a known release, or none.");

    /// <summary>A minor version of Milvus that is not in the catalogue.</summary>
    public static readonly DiagnosticCode UnknownMilvus = new(
        "MM6003",
        "unknown Milvus version",
        "The version decides which components Milvus has and which metrics they expose. The catalogue knows both for the minor versions that the message lists. A patch "
        + "release that is newer than the catalogue is accepted and treated as the newest known one.",
        new(
            "Milvus '2.3.21' is not in the catalogue, which has '2.4', '2.5', '2.6', '3.0'; the nearest is '2.4'",
            "milvus: [{release: my-release, namespace: milvus, version: 2.3.21}]"),
        "Write the version that is deployed. If its minor version is not listed, use a newer release of this tool, or one that still has it.");

    /// <summary>A version of the Milvus Helm chart that the catalogue does not know.</summary>
    public static readonly DiagnosticCode UnknownChart = new(
        "MM6004",
        "unknown version of the Milvus chart",
        "The version of the Helm chart decides which Services and components a release has. The catalogue knows those of the charts 4.1.0 to 5.x.",
        new("chart '3.3.0' is not in the catalogue, which has 4.1.0 to 5.x", "milvus: [{release: my-release, namespace: milvus, version: 2.4.1, chart: 3.3.0}]"),
        "Write the version that 'helm list' prints. An older release must be upgraded first; for a newer chart, use a newer release of this tool.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All => [UnknownRelease, UnknownProjectRelease, UnknownMilvus, UnknownChart];
}
