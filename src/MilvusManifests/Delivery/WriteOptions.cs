using MilvusManifests.Text;

namespace MilvusManifests.Delivery;

/// <summary>How a set is written.</summary>
internal sealed record WriteOptions
{
    /// <summary>Compare and report, and write nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether the run writes sets of other clusters, too: much of what waits to be written to the disk is then its own.</summary>
    public bool IsOneOfMany { get; init; }

    /// <summary>How diagnostics name the folder; null for as it is given.</summary>
    public string? Shown { get; init; }

    /// <summary>How long to wait for another run that writes to the same folder.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Records what an interrupted run left and how that ended; null for no trace.</summary>
    public Trace? Trace { get; init; }
}
