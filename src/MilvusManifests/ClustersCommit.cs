using System.Collections.Immutable;
using MilvusManifests.Clusters;
using MilvusManifests.Committing;
using MilvusManifests.Configuration.Clusters;
using MilvusManifests.Delivery;
using MilvusManifests.Text;

namespace MilvusManifests;

/// <summary>Writes the sets of all clusters of a configuration to be committed, each in a folder of its own.</summary>
/// <param name="document">The clusters.</param>
/// <param name="options">What they are made from.</param>
/// <param name="cancellation">Ends the run.</param>
internal sealed class ClustersCommit(ConfigurationDocument document, GenerateOptions options, CancellationToken cancellation)
{
    private IEnumerable<string> Names => document.Clusters.Select(cluster => cluster.Name);

    /// <summary>Writes them; null if an error in any of them left the branch as it was.</summary>
    /// <param name="target">The folder that theirs are in.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public Result<CommitContent> Write(CommitTarget target)
    {
        var found = new DiagnosticBag();
        var former = ClusterFolders.Former(target.Folder, Names).Select(name => new FormerCluster(name, CommittedSet.LockOf(target.Of(name)))).ToArray();
        var made = found.Take(ClusterSets.Make(document, options, (name, set) => Write(name, SetCommit.SetOf(set), former, target), cancellation));
        if (made is null)
        {
            return found.With<CommitContent>(null);
        }

        var changes = ChangesOf(made, FormerClusters.Of(target, Names, cancellation));
        var single = CommittedSet.CountObjects(target, path => path != ClusterApplications.Path, cancellation);
        if (Shrinkage.Find(KeptObjects.Sum([.. changes.Select(change => change.Size), new(0, 0, single)]), target) is { } shrinks)
        {
            found.Add(shrinks);
            return found.With<CommitContent>(null);
        }

        var beside = found.Take(ClusterFolders.Finish(options.OutputOf(document) with { Folder = target.Folder }, hasErrors: false, target.Options, cancellation));
        if (beside is null || found.HasErrors)
        {
            return found.With<CommitContent>(null);
        }

        var files = WriteResult.Sum([.. made.Select(one => one.Files.Below(one.Change.Name)), beside]);
        return found.With(new CommitContent(files, new ClustersMessage(changes, document.Clusters.Length, single).Write(files, target), changes.Sum(change => change.Size.Objects)));
    }

    private Result<WrittenCluster> Write(string name, CommittedSet set, FormerCluster[] former, CommitTarget above)
    {
        var found = new DiagnosticBag();
        var target = above.Of(name);
        if (target.Fault() is { } refused)
        {
            return new(null, [refused]);
        }

        // A set that is there under another name is compared with that one.
        var isNew = CommittedSet.LockOf(target).Files.IsEmpty;
        var renamed = isNew ? former.FirstOrDefault(one => set.IsMostly(one.Files))?.Name : null;
        if (found.Take(set.CompareWith(renamed is null ? target : above.Of(renamed), cancellation)) is not { } difference)
        {
            return found.With<WrittenCluster>(null);
        }

        var written = found.Take(OutputWriter.Write(set.Files, target.Folder, target.Options, cancellation));
        var kind = renamed is not null ? ClusterChangeKind.Renamed : isNew ? ClusterChangeKind.Added : difference.IsEmpty ? ClusterChangeKind.Kept : ClusterChangeKind.Changed;
        var change = new ClusterChange(name, kind, KeptObjects.Of(difference, set.Objects)) { From = renamed, Text = kind == ClusterChangeKind.Added ? ChangeText.None : ChangeText.Of(difference) };
        return found.With(written is null ? null : new WrittenCluster(change, written));
    }

    // Of several clusters that are alike, the first is the renamed one, and the others are new.
    private static ImmutableArray<ClusterChange> ChangesOf(WrittenCluster[] made, ImmutableArray<ClusterChange> former)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var changes = made.Select(one => one.Change.From is { } from && !taken.Add(from) ? one.Change.AsAdded() : one.Change).ToArray();
        return [.. former.Where(one => !taken.Contains(one.Name)), .. changes];
    }

    private sealed record FormerCluster(string Name, Inventory Files);

    private sealed record WrittenCluster(ClusterChange Change, WriteResult Files);
}
