namespace MilvusManifests.Cluster.Workloads;

/// <summary>A port of a Service.</summary>
/// <param name="Name">The name; empty if it has none.</param>
/// <param name="Number">The number of the Service's own port.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Target">The name or number of the port of the pods.</param>
internal sealed record ServicePort(string Name, int Number, string Protocol, string Target)
{
    /// <summary>Whether the target is the number of a port.</summary>
    public bool HasNumber => NumberOf(Target) is not null;

    /// <summary>The port of pods that traffic goes to; null if they have none of that name.</summary>
    public int? PortOf(PodGroup pods) =>
        NumberOf(Target) ?? pods.FindPort(Target, Protocol)?.Number;

    private static int? NumberOf(string target) =>
        int.TryParse(target, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
