namespace MilvusManifests.Cluster.Workloads;

/// <summary>A port that a container declares.</summary>
/// <param name="Name">The name; empty if it has none.</param>
/// <param name="Number">The number.</param>
/// <param name="Protocol">The protocol: <c>TCP</c>.</param>
/// <param name="IsOfInitContainer">Whether the container ends before the others start.</param>
internal sealed record ContainerPort(string Name, int Number, string Protocol, bool IsOfInitContainer = false)
{
    /// <summary>The container's name.</summary>
    public string Container { get; init; } = "";
}
