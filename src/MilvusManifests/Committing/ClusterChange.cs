namespace MilvusManifests.Committing;

/// <summary>What a commit does to the folder of one cluster.</summary>
/// <param name="Name">The cluster.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Size">How many objects it is about.</param>
internal sealed record ClusterChange(string Name, ClusterChangeKind Kind, KeptObjects Size)
{
    /// <summary>What changes in its set; nothing of one that is added or removed.</summary>
    public ChangeText Text { get; init; } = ChangeText.None;

    /// <summary>What a renamed cluster was called.</summary>
    public string? From { get; init; }

    /// <summary>The same as a new cluster.</summary>
    public ClusterChange AsAdded() => this with { Kind = ClusterChangeKind.Added, From = null, Text = ChangeText.None, Size = new(Size.Objects, 0, 0) };

    /// <summary>A cluster that is no longer configured.</summary>
    /// <param name="name">The cluster.</param>
    /// <param name="objects">How many objects its set had.</param>
    public static ClusterChange Removed(string name, int objects) => new(name, ClusterChangeKind.Removed, new(0, 0, objects))
    {
        Text = ChangeText.None with { Risks = [new(Comparison.Risks.RiskLevel.High, $"cluster {name}: is removed, with {MessageText.Count(objects, "object")}", [])] },
    };
}

/// <summary>What is done to the folder of a cluster.</summary>
internal enum ClusterChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is removed.</summary>
    Removed,

    /// <summary>It is that of another cluster under a new name.</summary>
    Renamed,

    /// <summary>Objects change.</summary>
    Changed,

    /// <summary>It stays as it is, or only files without objects change.</summary>
    Kept,
}
