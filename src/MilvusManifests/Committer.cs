using System.Collections.Immutable;
using MilvusManifests.Clusters;
using MilvusManifests.Committing;
using MilvusManifests.Text;

namespace MilvusManifests;

/// <summary>Generates the sets of a configuration and commits them to a branch of a GitOps repository.</summary>
internal static class Committer
{
    /// <summary>Commits; null if an error left the branch as it was.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Result<CommitResult> Commit(CommitOptions options, CancellationToken cancellation = default)
    {
        var read = InputLoader.ReadDocument(options.Set);
        var set = options.Set with { Document = read };
        if (Generator.ClustersOf(read, set) is { } document)
        {
            return Commit(options, ClusterOutput.Below(document), new ClustersCommit(document, set, cancellation).Write, read.Diagnostics, cancellation);
        }

        var (made, diagnostics) = Generator.Make(set, cancellation);
        return made is null ? new(null, diagnostics)
            : Commit(options, ClusterOutput.Below(read.Value!), target => SetCommit.Write(made, set.Cluster, target, cancellation), diagnostics, cancellation);
    }

    private static Result<CommitResult> Commit(
        CommitOptions options, string output, Func<CommitTarget, Result<CommitContent>> write, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var found = new DiagnosticBag();
        found.AddRange(diagnostics);
        var trace = options.Set.Trace;
        using var repository = found.Take(GitOpsRepository.Open(options.Repository, options.Branch, options.Pushes || options.Repository.IsUrl, trace, cancellation));
        if (repository is null)
        {
            return found.With<CommitResult>(null);
        }

        var order = new CommitOrder(options.Branch, RepositoryPath.Normalise(options.Path ?? output))
        {
            Pushes = options.Pushes,
            IsDryRun = options.IsDryRun,
            AllowsShrinking = options.AllowsShrinking,
            Subject = options.Subject,
            Trace = trace,
        };
        return found.With(found.Take(new BranchCommit(repository, write, order).Run()));
    }
}
