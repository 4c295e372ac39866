using System.Collections.Immutable;
using MilvusManifests.Clusters;
using MilvusManifests.Committing;
using MilvusManifests.Delivery;
using MilvusManifests.Text;

namespace MilvusManifests;

/// <summary>Writes one set to be committed: that of a configuration about one cluster, or of the cluster that was chosen.</summary>
internal static class SetCommit
{
    /// <summary>Writes it; null if an error left the branch as it was.</summary>
    /// <param name="made">The set.</param>
    /// <param name="cluster">The cluster that was chosen; null where the configuration is about one.</param>
    /// <param name="target">The folder, or the one that those of the clusters are in.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Result<CommitContent> Write(AssembledSet made, string? cluster, CommitTarget target, CancellationToken cancellation)
    {
        var found = new DiagnosticBag();
        var own = cluster is null ? target : target.Of(cluster);
        var set = SetOf(made);
        if (own.Fault() is { } refused)
        {
            return new(null, [refused]);
        }

        if (found.Take(set.CompareWith(own, cancellation)) is not { } difference)
        {
            return found.With<CommitContent>(null);
        }

        ImmutableArray<ClusterChange> former = cluster is null ? FormerClusters.Of(target, [], cancellation) : [];
        if (Shrinkage.Find(KeptObjects.Sum([KeptObjects.Of(difference, set.Objects), .. former.Select(one => one.Size)]), own) is { } shrinks)
        {
            found.Add(shrinks);
            return found.With<CommitContent>(null);
        }

        var beside = found.Take(cluster is null ? Remove(target, cancellation) : ClusterFolders.Record([cluster], target.Folder, target.Options, cancellation));
        var written = found.HasErrors ? null : found.Take(OutputWriter.Write(set.Files, own.Folder, own.Options, cancellation));
        return written is null || beside is null ? found.With<CommitContent>(null) : found.With(new CommitContent(
            WriteResult.Sum([written.Below(cluster), beside]), CommitMessage.Write(difference, former, written, own.Path, set.Title, target.Order.Subject), set.Objects));
    }

    /// <summary>A set as it is committed.</summary>
    public static CommittedSet SetOf(AssembledSet made)
    {
        var configuration = made.Inputs.Configuration;
        return new(GenerationResult.TitleOf(configuration), made.Files!, made.Set.Manifests, made.Inputs.Release, configuration.Kubernetes.ToString()) { Projects = configuration.CustomResources };
    }

    private static Result<WriteResult> Remove(CommitTarget target, CancellationToken cancellation)
    {
        var (removed, diagnostics) = ClusterFolders.Remove(target.Folder, [], target.Options, cancellation);
        return new(new([], [], removed), diagnostics);
    }
}
