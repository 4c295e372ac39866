using System.Collections.Immutable;
using MilvusManifests.Comparison;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Delivery;

namespace MilvusManifests.Committing;

/// <summary>The message of a commit of one set: what changed by risk, version and object, the most important first.</summary>
internal static class CommitMessage
{
    private const int MostFiles = 20;

    /// <summary>The message of a change.</summary>
    /// <param name="difference">What changed.</param>
    /// <param name="former">The clusters whose folders are removed, as the set is that of one.</param>
    /// <param name="written">The files that changed.</param>
    /// <param name="folder">The folder of the set in the repository.</param>
    /// <param name="title">What the set is, on one line.</param>
    /// <param name="subject">The first line; null for one that counts what changed.</param>
    public static string Write(SetDifference difference, ImmutableArray<ClusterChange> former, WriteResult written, string folder, string title, string? subject)
    {
        var change = ChangeText.Of(difference);
        var isFirst = difference.Equal == 0 && difference.Objects.All(one => one.Kind == ChangeKind.Added);
        ImmutableArray<RiskLines> risks = [.. former.SelectMany(cluster => cluster.Text.Risks), .. isFirst ? [] : change.Risks];
        var text = new MessageText(subject ?? $"{(folder == "." ? "" : folder + ": ")}{(isFirst ? MessageText.Count(difference.Objects.Length, "object") : Subject(change))}", title);
        text.Risks(risks);
        text.Section("Versions", isFirst ? [] : change.Versions);
        text.Section("Objects", change.Objects);
        text.Section("Files", difference.IsEmpty ? [.. written.Written.Select(path => $"~ {path}"), .. written.Removed.Select(path => $"- {path}")] : [], MostFiles);
        return text.ToString();
    }

    private static string Subject(ChangeText change) =>
        (change.Counts.Length == 0 ? "no object changed" : change.Counts) + (change.High == 0 ? "" : FormattableString.Invariant($" ({change.High} to read first)"));
}
