using MilvusManifests.Committing;

namespace MilvusManifests;

/// <summary>Which set to commit where.</summary>
/// <param name="Set">What the set is made from.</param>
/// <param name="Repository">The repository.</param>
/// <param name="Branch">The branch.</param>
internal sealed record CommitOptions(GenerateOptions Set, RepositoryAddress Repository, string Branch)
{
    /// <summary>The folder of the repository that the set is written to; null for the output folder of the configuration.</summary>
    public string? Path { get; init; }

    /// <inheritdoc cref="CommitOrder.Pushes"/>
    public bool Pushes { get; init; }

    /// <inheritdoc cref="CommitOrder.IsDryRun"/>
    public bool IsDryRun { get; init; }

    /// <inheritdoc cref="CommitOrder.AllowsShrinking"/>
    public bool AllowsShrinking { get; init; }

    /// <inheritdoc cref="CommitOrder.Subject"/>
    public string? Subject { get; init; }
}
