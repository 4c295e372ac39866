namespace MilvusManifests.Committing;

/// <summary>What a commit goes on top of.</summary>
/// <param name="Commit">The commit; null if the repository is empty.</param>
internal sealed record BranchBase(string? Commit)
{
    /// <summary>The default branch that the branch is created from; null if the branch exists, or the repository is empty.</summary>
    public string? CreatedFrom { get; init; }

    /// <summary>The commit of the local branch; null if there is none.</summary>
    public string? Local { get; init; }

    /// <summary>Whether the remote lacks commits that the local branch has.</summary>
    public bool IsAhead { get; init; }
}
