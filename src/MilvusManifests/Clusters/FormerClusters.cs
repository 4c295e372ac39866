using System.Collections.Immutable;
using MilvusManifests.Committing;

namespace MilvusManifests.Clusters;

/// <summary>What a branch has and a commit removes: the sets of clusters that are no longer configured.</summary>
internal static class FormerClusters
{
    /// <summary>Their removal, in the order of their names.</summary>
    /// <param name="target">The folder that those of the clusters are in.</param>
    /// <param name="configured">The clusters that are configured.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static ImmutableArray<ClusterChange> Of(CommitTarget target, IEnumerable<string> configured, CancellationToken cancellation) =>
    [
        .. ClusterFolders.Former(target.Folder, configured).Select(name => ClusterChange.Removed(name, CommittedSet.CountObjects(target.Of(name), _ => true, cancellation))),
    ];
}
