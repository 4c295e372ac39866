using System.Text.RegularExpressions;

namespace MilvusManifests.Comparison;

/// <summary>Ports: of Services, containers, probes and monitors, and those that programs are told to listen at.</summary>
internal static partial class PortRisks
{
    private static readonly string[] Monitors = ["ServiceMonitor", "PodMonitor", "Probe"];

    /// <summary>The ports of an object that changed.</summary>
    public static IEnumerable<Risk> Find(ObjectChange change, LeafChange leaf)
    {
        if (leaf.Path.LastFlag is not null ? IsPortFlag(leaf) : IsPort(change.Reference.Kind, leaf.Shape))
        {
            yield return Risk.Of(RiskKind.Port, change.Reference, leaf.Statement);
        }
    }

    private static bool IsPort(string kind, string shape) => kind switch
    {
        "Service" => PortOfService().IsMatch(shape),
        "NetworkPolicy" => NetworkPort().IsMatch(shape),
        "Ingress" => shape.Contains(".port.", StringComparison.Ordinal),
        _ when Monitors.Contains(kind, StringComparer.Ordinal) => PortOfMonitor().IsMatch(shape),
        _ => PortOfContainer().IsMatch(shape) || shape == "spec.portName",
    };

    private static bool IsPortFlag(LeafChange leaf)
    {
        var (old, fresh) = (Ports(leaf, leaf.OldText), Ports(leaf, leaf.NewText));
        return !old.SequenceEqual(fresh, StringComparer.Ordinal);
    }

    private static string[] Ports(LeafChange leaf, string? value) =>
        value is null ? []
        : leaf.Path.LastFlag!.EndsWith("port", StringComparison.Ordinal) ? [value]
        : [.. AddressPort().Matches(value).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"^spec\.ports\[\](\.(name|port|targetPort|nodePort|protocol))?$", RegexOptions.CultureInvariant)]
    private static partial Regex PortOfService();

    [GeneratedRegex(@"\.ports\[\]\.(port|endPort|protocol)$", RegexOptions.CultureInvariant)]
    private static partial Regex NetworkPort();

    [GeneratedRegex(@"\.(endpoints|podMetricsEndpoints)\[\]\.(port|targetPort|portNumber)$|^spec\.prober\.url$", RegexOptions.CultureInvariant)]
    private static partial Regex PortOfMonitor();

    [GeneratedRegex(@"ontainers\[\]\.ports\[\]\.(name|containerPort|hostPort|protocol)$|\.(httpGet|tcpSocket|grpc)\.port$", RegexOptions.CultureInvariant)]
    private static partial Regex PortOfContainer();

    [GeneratedRegex(@":(\d{1,5})(?=[/,?]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex AddressPort();
}
