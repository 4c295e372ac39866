namespace MilvusManifests.Schemas.Kubernetes.Rules.Core;

/// <summary>The ports of the node that containers use at the same time.</summary>
internal static class HostPorts
{
    /// <summary>Reports a port that an earlier container, or the same one, has for the same protocol and address.</summary>
    public static void Check(MappingItems containers, RuleViolations found)
    {
        HashSet<(string? Protocol, string? Address, long Port)>? seen = null;
        foreach (var container in containers)
        {
            Check(container, ref seen, found);
        }
    }

    /// <summary>Reports a port that the same container already has.</summary>
    public static void Check(ObjectFields container, RuleViolations found)
    {
        HashSet<(string? Protocol, string? Address, long Port)>? seen = null;
        Check(container, ref seen, found);
    }

    private static void Check(ObjectFields container, ref HashSet<(string? Protocol, string? Address, long Port)>? seen, RuleViolations found)
    {
        foreach (var port in container.Mappings("ports"))
        {
            if (port.Number("hostPort") is { } number and not 0 && port.TextOr("protocol", "TCP") is { } protocol && port.TextOr("hostIP", "") is { } address
                && !(seen ??= []).Add((protocol, address, number)))
            {
                found.Explain(port["hostPort"]!, FormattableString.Invariant($"there is already a container port with the host port {number} and the same protocol and host IP"));
            }
        }
    }
}
