namespace MilvusManifests.Text;

public static partial class Codes
{
    /// <summary>A kube-prometheus release that the catalogue does not know.</summary>
    public static readonly DiagnosticCode UnknownKubePrometheusRelease = new(
        "MM6001",
        "unknown kube-prometheus release",
        "Every release is pinned in the catalogue: its images, flags, permissions and CustomResourceDefinitions. A release that is not in it " +
        "cannot be rendered; choose one that is.");
}
