namespace MilvusManifests.Cluster.Workloads;

/// <summary>A port of a Service.</summary>
/// <param name="Name">The name; empty if it has none.</param>
/// <param name="Number">The number of the Service's own port.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Target">The name or number of the port of the pods.</param>
internal sealed record ServicePort(string Name, int Number, string Protocol, string Target)
{
    /// <summary>Whether the target is the number of a port.</summary>
    public bool HasNumber => Target.Length > 0 && Target.All(char.IsAsciiDigit);

    /// <summary>The port of pods that traffic goes to; null if they have none of that name.</summary>
    public int? PortOf(PodGroup pods) =>
        HasNumber ? int.Parse(Target, System.Globalization.CultureInfo.InvariantCulture) : pods.FindPort(Target, Protocol)?.Number;
}
