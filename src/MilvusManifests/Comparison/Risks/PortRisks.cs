using System.Text.RegularExpressions;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Comparison.Risks.Updates;

namespace MilvusManifests.Comparison.Risks;

/// <summary>Ports of Services, containers, probes and monitors, and those in the arguments of programs.</summary>
internal sealed partial class PortRisks : IRiskRule
{
    /// <inheritdoc/>
    public RiskKind? InValue(ObjectChange change, LeafChange value) =>
        (value.Path.LastFlag is not null ? IsPortFlag(value) : IsPort(change.Reference.Kind, value.Shape)) && !ServiceUpdate.Keeps(change, value) ? RiskKind.Port : null;

    private static bool IsPort(string kind, string shape) => kind switch
    {
        "Service" => PortOfService().IsMatch(shape),
        "NetworkPolicy" => NetworkPort().IsMatch(shape),
        "Ingress" => shape.Contains(".port.", StringComparison.Ordinal),
        _ when OperatorKinds.IsMonitor(kind) => PortOfMonitor().IsMatch(shape),
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
