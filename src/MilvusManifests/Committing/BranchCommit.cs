using MilvusManifests.Text;

namespace MilvusManifests.Committing;

/// <summary>Commits sets to a branch: writes them on top of what is there, commits what differs, and starts again when somebody else was faster.</summary>
/// <param name="repository">The repository.</param>
/// <param name="write">Writes the sets; null if an error prevented it.</param>
/// <param name="order">Where to, and how.</param>
internal sealed class BranchCommit(GitOpsRepository repository, Func<CommitTarget, Result<CommitContent>> write, CommitOrder order)
{
    private const int MostRetries = 3;

    /// <summary>Commits; null if an error left the branch as it was.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public Result<CommitResult> Run()
    {
        Attempt? lost = null;
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

            var (result, isRaced) = CommitOn(start, checkout, lost, found);
            if (!isRaced)
            {
                return found.With(result is null ? null : result with { Retries = retries });
            }

            lost = result is null ? null : new(start, result);
            order.Trace?.Write("retrying", $"somebody else changed '{order.Branch}' first");
        }

        return Fail(CommittingCodes.PushRaced, FormattableString.Invariant($"'{order.Branch}' was changed by others during each of {MostRetries + 1} attempts"));
    }

    private (CommitResult? Result, bool IsRaced) CommitOn(BranchBase start, string? checkout, Attempt? lost, DiagnosticBag found)
    {
        using var tree = found.Take(repository.AddWorkTree(start));
        if (tree is null || (Repeat(tree, start, lost, found) ?? Write(tree, start, found)) is not { } result || found.HasErrors)
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

    // Where others changed nothing in the folder, what was made for the branch as it was is still right.
    private CommitResult? Repeat(OwnWorkTree tree, BranchBase start, Attempt? lost, DiagnosticBag found)
    {
        if (lost?.Result.Commit is not { } commit || !repository.HasSame(lost.Start.Commit, start.Commit, order.Folder))
        {
            return null;
        }

        order.Trace?.Write("kept", $"what was made for '{order.Folder}', which nobody else changed");
        if (tree.Take(commit, order.Folder) is { } refused)
        {
            found.Add(refused);
        }

        return lost.Result with { Commit = null, CreatedFrom = start.CreatedFrom };
    }

    private CommitResult? Write(OwnWorkTree tree, BranchBase start, DiagnosticBag found)
    {
        var target = new CommitTarget(tree.Folder, order.Folder, order);
        if (target.Fault() is { } refused)
        {
            found.Add(refused);
            return null;
        }

        return found.Take(write(target)) is not { } content ? null : new CommitResult(content.Files, content.Files.HasChanges ? content.Message : null)
        {
            Folder = order.Folder,
            Objects = content.Objects,
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
                return pushed.IsRaced ? (result, true) : Failed(CommittingCodes.PushRefused, $"'{repository.RemoteName}' refused the push to '{order.Branch}': {pushed.Reason}");
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
            return moved.IsRaced ? (result, true) : Failed(CommittingCodes.BranchRefused, $"'{order.Branch}' cannot be moved to the commit: {moved.Reason}");
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

    /// <summary>A commit that came too late.</summary>
    /// <param name="Start">What it was made on top of.</param>
    /// <param name="Result">What it has.</param>
    private sealed record Attempt(BranchBase Start, CommitResult Result);
}
