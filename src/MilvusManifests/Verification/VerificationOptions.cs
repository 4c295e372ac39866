using MilvusManifests.Text;
using MilvusManifests.Verification.Kubectl;
using MilvusManifests.Verification.Servers;

namespace MilvusManifests.Verification;

/// <summary>What is asked, and for how long.</summary>
internal sealed record VerificationOptions
{
    /// <summary>Prometheus; null if it is not asked.</summary>
    public ServerLocation? Prometheus { get; init; }

    /// <summary>Alertmanager; null if it is not asked.</summary>
    public ServerLocation? Alertmanager { get; init; }

    /// <summary>Grafana; null if it is not asked.</summary>
    public ServerLocation? Grafana { get; init; }

    /// <summary>The cluster whose objects are compared with the set; null if they are not.</summary>
    public KubectlCommand? Cluster { get; init; }

    /// <summary>How the servers are reached.</summary>
    public ServerAccess Access { get; init; } = new();

    /// <summary>How long to wait until everything is there; zero to ask once.</summary>
    public TimeSpan Timeout { get; init; }

    /// <summary>Whether what cannot be known is an error too: monitors that depend on what is not in the set, and objects that may not be read.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Records what is asked; null for no trace.</summary>
    public Trace? Trace { get; init; }
}
