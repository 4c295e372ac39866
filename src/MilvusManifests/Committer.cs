using MilvusManifests.Committing;
using MilvusManifests.Text;

namespace MilvusManifests;

/// <summary>Generates the set of a configuration and commits it to a branch of a GitOps repository.</summary>
internal static class Committer
{
    /// <summary>Commits; null if an error left the branch as it was.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Result<CommitResult> Commit(CommitOptions options, CancellationToken cancellation = default)
    {
        var found = new DiagnosticBag();
        if (found.Take(Generator.Make(options.Set, cancellation)) is not { Files: { } files } made)
        {
            return found.With<CommitResult>(null);
        }

        var trace = options.Set.Trace;
        using var repository = found.Take(GitOpsRepository.Open(options.Repository, options.Branch, options.Pushes || options.Repository.IsUrl, trace, cancellation));
        if (repository is null)
        {
            return found.With<CommitResult>(null);
        }

        var configuration = made.Inputs.Configuration;
        var set = new CommittedSet(GenerationResult.TitleOf(configuration), files, made.Set.Manifests, made.Inputs.Release, configuration.Kubernetes.ToString())
        {
            Projects = configuration.CustomResources,
        };
        var order = new CommitOrder(options.Branch, RepositoryPath.Normalise(options.Path ?? configuration.Output.Value))
        {
            Pushes = options.Pushes,
            IsDryRun = options.IsDryRun,
            AllowsShrinking = options.AllowsShrinking,
            Subject = options.Subject,
            Trace = trace,
        };
        return found.With(found.Take(new BranchCommit(repository, set, order, cancellation).Run()));
    }
}
