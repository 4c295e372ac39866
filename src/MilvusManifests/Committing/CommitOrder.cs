using MilvusManifests.Text;

namespace MilvusManifests.Committing;

/// <summary>Where to commit a set, and how.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Folder">The folder of the repository, normalised.</param>
internal sealed record CommitOrder(string Branch, string Folder)
{
    /// <summary>Whether the branch is pushed.</summary>
    public bool Pushes { get; init; }

    /// <summary>Whether nothing is committed, and the result only says what would be.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Whether most objects may be removed.</summary>
    public bool AllowsShrinking { get; init; }

    /// <summary>The first line of the message; null for one that counts what changed.</summary>
    public string? Subject { get; init; }

    /// <summary>Records what is done; null for no trace.</summary>
    public Trace? Trace { get; init; }
}
