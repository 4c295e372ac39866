using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Delivery;
using MilvusManifests.ScrapePath;
using MilvusManifests.Text;

namespace MilvusManifests;

/// <summary>A set that was built and checked, with the bytes of its files, and that is not written yet.</summary>
/// <param name="Inputs">What it was made from.</param>
/// <param name="Set">Its objects.</param>
/// <param name="Files">Its files; null if errors prevented them.</param>
internal sealed record AssembledSet(Inputs Inputs, BuiltSet Set, OutputSet? Files)
{
    /// <summary>How many of its monitors are scraped.</summary>
    public MonitorCounts Monitors { get; init; } = MonitorCounts.None;

    /// <summary>The findings that are suppressed, and why.</summary>
    public ImmutableArray<SuppressedDiagnostic> Suppressed { get; init; } = [];
}
