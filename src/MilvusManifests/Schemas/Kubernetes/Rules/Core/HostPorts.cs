namespace MilvusManifests.Schemas.Kubernetes.Rules.Core;

/// <summary>The ports of the node that containers use at the same time.</summary>
internal static class HostPorts
{
    /// <summary>Reports a port that an earlier container, or the same one, has for the same protocol and address.</summary>
    public static void Check(IEnumerable<ObjectFields> containers, RuleViolations found)
    {
        HashSet<(string? Protocol, string? Address, long Port)>? seen = null;
        foreach (var port in containers.SelectMany(container => container.Mappings("ports")))
        {
            if (port.Number("hostPort") is { } number and not 0 && port.TextOr("protocol", "TCP") is { } protocol && port.TextOr("hostIP", "") is { } address
                && !(seen ??= []).Add((protocol, address, number)))
            {
                found.Explain(port["hostPort"]!, FormattableString.Invariant($"there is already a container port with the host port {number} and the same protocol and host IP"));
            }
        }
    }
}
