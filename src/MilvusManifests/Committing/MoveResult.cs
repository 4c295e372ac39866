using MilvusManifests.Upstream;

namespace MilvusManifests.Committing;

/// <summary>What came of moving a branch to a commit, here or on a remote.</summary>
/// <param name="IsDone">Whether the branch is at the commit.</param>
/// <param name="IsRaced">Whether somebody else changed the branch first.</param>
/// <param name="Reason">Why it was not moved; empty if it was.</param>
internal sealed record MoveResult(bool IsDone, bool IsRaced, string Reason)
{
    /// <summary>It was moved, or there was nothing to move.</summary>
    public static MoveResult Done { get; } = new(true, false, "");

    // What git and its servers say when the branch is no longer what the commit is on top of.
    private static readonly string[] Races =
        ["(fetch first)", "(non-fast-forward)", "(stale info)", "(cannot lock ref", "(failed to update ref", "(incorrect old value provided)", "(reference already exists)"];

    /// <summary>Reads what <c>git push --porcelain</c> printed.</summary>
    public static MoveResult OfPush(ChildResult pushed)
    {
        if (pushed.Succeeded)
        {
            return Done;
        }

        var line = pushed.Text.Split('\n').FirstOrDefault(line => line.StartsWith("!\t", StringComparison.Ordinal));
        if (line is null)
        {
            return new(false, false, RepositoryGit.Reason(pushed));
        }

        var (words, open) = (RepositoryGit.RemoteWords(pushed), line.LastIndexOf(" (", StringComparison.Ordinal));
        var reason = open < 0 ? line.Split('\t')[^1] : line[(open + 2)..].TrimEnd(')');
        return new(false, Array.Exists(Races, race => line.Contains(race, StringComparison.Ordinal)), words.Length == 0 ? reason : $"{reason}: {words}");
    }
}
