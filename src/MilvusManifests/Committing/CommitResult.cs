using MilvusManifests.Delivery;

namespace MilvusManifests.Committing;

/// <summary>What came of committing a set.</summary>
/// <param name="Files">What differs from the branch; no changes if the branch has the set already.</param>
/// <param name="Message">The message of the commit; null if there is nothing to commit.</param>
internal sealed record CommitResult(WriteResult Files, string? Message)
{
    /// <summary>The id of the commit; null if there is none, or in a dry run.</summary>
    public string? Commit { get; init; }

    /// <summary>The folder of the set, or of those of the clusters, in the repository.</summary>
    public required string Folder { get; init; }

    /// <summary>How many objects there are.</summary>
    public int Objects { get; init; }

    /// <summary>The remote that was pushed to, as messages name it; null if nothing was pushed.</summary>
    public string? PushedTo { get; init; }

    /// <summary>The default branch that the branch was created from; null if it existed, or is the first one.</summary>
    public string? CreatedFrom { get; init; }

    /// <summary>How many times somebody else was faster.</summary>
    public int Retries { get; init; }
}
