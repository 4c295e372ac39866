using MilvusManifests.Catalogue;
using MilvusManifests.Delivery;
using MilvusManifests.Delivery.Writing;
using MilvusManifests.Text;

namespace MilvusManifests.Drift;

/// <summary>An output folder and the set that it should contain.</summary>
/// <param name="Set">The set.</param>
/// <param name="Start">The folder, once what an interrupted run left is done.</param>
/// <param name="Cluster">The schemas of the cluster.</param>
internal sealed record ComparedOutput(OutputSet Set, InterruptedWrite Start, SchemaCatalogue Cluster)
{
    /// <summary>The files that the lock would list.</summary>
    public Inventory List { get; } = Inventory.Of(Set);

    /// <summary>What was resolved otherwise than the lock says.</summary>
    public required DriftCauses Causes { get; init; }

    /// <summary>The folder.</summary>
    public OutputRoot Root => Start.View.Root;

    /// <summary>The lock of the folder.</summary>
    public LockFile Lock => Start.Lock;

    /// <summary>The place of a finding about a whole file.</summary>
    public Location PlaceOf(string path) => Root.Place(path);
}
