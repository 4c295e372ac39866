using MilvusManifests.Delivery;

namespace MilvusManifests.Committing;

/// <summary>Where sets are written to be committed: a folder of a work tree with the newest commit of the branch.</summary>
/// <param name="Root">The root of the work tree.</param>
/// <param name="Path">The folder below it, normalised.</param>
/// <param name="Order">What was asked for.</param>
internal sealed record CommitTarget(string Root, string Path, CommitOrder Order)
{
    /// <summary>The folder.</summary>
    public string Folder => System.IO.Path.Combine(Root, Path);

    /// <summary>How messages name it.</summary>
    public string Shown => $"{Order.Branch}:{Path}";

    /// <summary>How to write there.</summary>
    public WriteOptions Options => new() { Shown = Shown, Trace = Order.Trace };

    /// <summary>The folder of a cluster below it.</summary>
    public CommitTarget Of(string cluster) => this with { Path = Path == "." ? cluster : $"{Path}/{cluster}" };

    /// <summary>The error about a folder that is not one of the work tree; null where it is.</summary>
    public Text.Diagnostic? Fault() => RepositoryPath.Fault(Root, Path);
}

/// <summary>What was written to be committed.</summary>
/// <param name="Files">The files that differ, below the folder.</param>
/// <param name="Message">The message of the commit.</param>
/// <param name="Objects">How many objects the sets have.</param>
internal sealed record CommitContent(WriteResult Files, string Message, int Objects);
