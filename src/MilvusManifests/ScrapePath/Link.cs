using System.Collections.Immutable;

namespace MilvusManifests.ScrapePath;

/// <summary>The links of the chain from a monitor to its targets, by their names.</summary>
internal static class Link
{
    /// <summary>A Prometheus selects the monitor, and neither the API server nor the operator discards it.</summary>
    public const string SelectsMonitor = "selects-monitor";

    /// <summary>The operator sees the monitor and reconciles the Prometheus object.</summary>
    public const string OperatorScope = "operator-scope";

    /// <summary>Every credential, certificate and file that the monitor names is there, and allowed.</summary>
    public const string TlsOrAuth = "tls-or-auth";

    /// <summary>The release knows the role that targets are discovered by.</summary>
    public const string DiscoveryRole = "discovery-role";

    /// <summary>The ServiceAccount of Prometheus may list and watch what that role needs.</summary>
    public const string Permission = "permission";

    /// <summary>The monitor matches Services.</summary>
    public const string MatchesServices = "matches-services";

    /// <summary>The Services, or the monitor itself, match pods.</summary>
    public const string MatchesPods = "matches-pods";

    /// <summary>The port is there.</summary>
    public const string Port = "port";

    /// <summary>There is at least one address.</summary>
    public const string EndpointReady = "endpoint-ready";

    /// <summary>No NetworkPolicy shuts the port.</summary>
    public const string NetworkPolicy = "network-policy";

    /// <summary>No limit rejects every scrape.</summary>
    public const string Limits = "limits";

    /// <summary>No target is scraped twice.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Steps in the order of their links; those of one link stay in theirs.</summary>
    public static ImmutableArray<Step> InOrder(IEnumerable<Step> steps) => [.. steps.OrderBy(step => All.IndexOf(step.Link))];

    /// <summary>All of them, in the order of the chain.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        SelectsMonitor, OperatorScope, TlsOrAuth, DiscoveryRole, Permission, MatchesServices, MatchesPods, Port, EndpointReady, NetworkPolicy, Limits, Duplicate,
    ];
}
