using MilvusManifests.Delivery;
using MilvusManifests.Text;

namespace MilvusManifests.Committing;

/// <summary>Commits a set to a branch: writes it on top of what is there, commits what differs, and starts again when somebody else was faster.</summary>
/// <param name="repository">The repository.</param>
/// <param name="set">The set.</param>
/// <param name="order">Where to, and how.</param>
/// <param name="cancellation">Ends the run.</param>
internal sealed class BranchCommit(GitOpsRepository repository, CommittedSet set, CommitOrder order, CancellationToken cancellation)
{
    private const int MostRetries = 3;

    /// <summary>Commits; null if an error left the branch as it was.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public Result<CommitResult> Run()
    {
        for (var retries = 0; retries <= MostRetries; retries++)
        {
            var found = new DiagnosticBag();
            if (found.Take(repository.FindBase()) is not { } start)
            {
                return found.With<CommitResult>(null);
            }

            var checkout = found.Take(repository.FindCheckout());
            if (found.HasErrors)
            {
                return found.With<CommitResult>(null);
            }

            var (result, isRaced) = CommitOn(start, checkout, found);
            if (!isRaced)
            {
                return found.With(result is null ? null : result with { Retries = retries });
            }

            order.Trace?.Write("retrying", $"somebody else changed '{order.Branch}' first");
        }

        return Fail(CommittingCodes.PushRaced, FormattableString.Invariant($"'{order.Branch}' was changed by others during each of {MostRetries + 1} attempts"));
    }

    private (CommitResult? Result, bool IsRaced) CommitOn(BranchBase start, string? checkout, DiagnosticBag found)
    {
        using var tree = found.Take(repository.AddWorkTree(start));
        if (tree is null || Write(tree, start, found) is not { } result)
        {
            return (null, false);
        }

        if (order.IsDryRun)
        {
            return (result, false);
        }

        var commit = result.Message is null ? null : found.Take(tree.Commit([.. result.Files.Written.Concat(result.Files.Removed).Select(InRepository)], result.Message));
        if (found.HasErrors)
        {
            return (null, false);
        }

        result = commit is null ? result with { Message = null } : result with { Commit = commit };
        return Deliver(start, result, checkout, found);
    }

    private CommitResult? Write(OwnWorkTree tree, BranchBase start, DiagnosticBag found)
    {
        if (RepositoryPath.Fault(tree.Folder, order.Folder) is { } refused)
        {
            found.Add(refused);
            return null;
        }

        var (folder, shown) = (Path.Combine(tree.Folder, order.Folder), $"{order.Branch}:{order.Folder}");
        if (found.Take(set.CompareWith(folder, shown, cancellation)) is not { } difference)
        {
            return null;
        }

        var objects = set.Manifests.Sum(manifest => manifest.Objects.Length);
        if (!order.AllowsShrinking && Shrinkage.Find(difference, objects, $"'{order.Folder}' of branch '{order.Branch}'") is { } shrinks)
        {
            found.Add(shrinks);
            return null;
        }

        var written = found.Take(OutputWriter.Write(set.Files, folder, new WriteOptions { Shown = shown, Trace = order.Trace }, cancellation));
        return written is null ? null : new CommitResult(written, written.HasChanges ? CommitMessage.Write(difference, written, order.Folder, set.Title, order.Subject) : null)
        {
            Folder = order.Folder,
            Objects = objects,
            CreatedFrom = start.CreatedFrom,
        };
    }

    // The remote comes first: if it refuses, the local branch is as it was.
    private (CommitResult? Result, bool IsRaced) Deliver(BranchBase start, CommitResult result, string? checkout, DiagnosticBag found)
    {
        var commit = result.Commit ?? start.Commit;
        if (order.Pushes && commit is not null && (result.Commit is not null || start.IsAhead || start.CreatedFrom is not null))
        {
            var pushed = repository.Push(commit);
            if (!pushed.IsDone)
            {
                return pushed.IsRaced ? (null, true) : Failed(CommittingCodes.PushRefused, $"'{repository.RemoteName}' refused the push to '{order.Branch}': {pushed.Reason}");
            }

            result = result with { PushedTo = repository.RemoteName };
        }

        var moved = commit is null ? MoveResult.Done : repository.Advance(start, commit, checkout);
        if (moved.IsDone)
        {
            return (result, false);
        }

        if (result.PushedTo is null)
        {
            return moved.IsRaced ? (null, true) : Failed(CommittingCodes.BranchRefused, $"'{order.Branch}' cannot be moved to the commit: {moved.Reason}");
        }

        found.Add(Diagnostic.Warning(CommittingCodes.BranchLeft, null, $"the commit was pushed, but the local branch '{order.Branch}' was not updated: {moved.Reason}"));
        return (result, false);

        (CommitResult?, bool) Failed(DiagnosticCode code, string message)
        {
            found.Error(code, null, message);
            return (null, false);
        }
    }

    private string InRepository(string path) => order.Folder == "." ? path : $"{order.Folder}/{path}";

    private static Result<CommitResult> Fail(DiagnosticCode code, string message) => new(null, [Diagnostic.Error(code, null, message)]);
}
