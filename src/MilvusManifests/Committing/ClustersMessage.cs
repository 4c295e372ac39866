using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Comparison.Risks;
using MilvusManifests.Configuration.Clusters;
using MilvusManifests.Delivery;
using MilvusManifests.Text;

namespace MilvusManifests.Committing;

/// <summary>The message of a commit of the sets of several clusters. The same change of many is said once.</summary>
/// <param name="changes">What is done to each cluster.</param>
/// <param name="clusters">How many clusters are configured.</param>
/// <param name="former">How many objects are removed that were in a set above those of the clusters.</param>
internal sealed class ClustersMessage(ImmutableArray<ClusterChange> changes, int clusters, int former)
{
    private const int MostFiles = 20;
    private const int MostListed = 4;
    private const int LongestLine = 120;
    private const int LongestNames = 70;

    private readonly ImmutableArray<ClusterChange> changed = [.. changes.Where(change => change.Kind != ClusterChangeKind.Kept)];

    /// <summary>The message.</summary>
    /// <param name="written">The files that changed.</param>
    /// <param name="target">The folder that those of the clusters are in.</param>
    public string Write(WriteResult written, CommitTarget target)
    {
        var text = new MessageText(target.Order.Subject ?? (target.Path == "." ? "" : target.Path + ": ") + Subject(), Title());
        text.Section("Clusters", Clusters());
        text.Risks(Risks(target));
        text.Section("Versions", Once(change => change.Text.Versions));
        text.Section("Objects", Once(change => change.Text.Objects));
        text.Section("Files", changed.IsEmpty ? [.. written.Written.Select(path => $"~ {path}"), .. written.Removed.Select(path => $"- {path}")] : [], MostFiles);
        return text.ToString();
    }

    private string Subject()
    {
        if (former == 0 && changed.Length == changes.Length && Count(ClusterChangeKind.Added) == changes.Length)
        {
            return $"{MessageText.Count(clusters, "cluster")}, {MessageText.Count(changes.Sum(change => change.Size.Objects), "object")}";
        }

        var counts = changed.GroupBy(change => change.Kind).OrderBy(group => group.Key)
            .Select((group, i) => $"{(i == 0 ? MessageText.Count(group.Count(), "cluster") : group.Count().ToString(CultureInfo.InvariantCulture))} {Word(group.Key)}").ToArray();
        var high = Once(change => [.. change.Text.Risks.Where(risk => risk.Level == RiskLevel.High).Select(risk => risk.Text)]).Length + Count(ClusterChangeKind.Renamed) + (former > 0 ? 1 : 0);
        return (counts.Length == 0 ? "no object changed" : string.Join(", ", counts))
            + (high == 0 ? "" : FormattableString.Invariant($" ({high} to read first)"));
    }

    private int Count(ClusterChangeKind kind) => changed.Count(change => change.Kind == kind);

    private static string Word(ClusterChangeKind kind) => kind switch
    {
        ClusterChangeKind.Added => "added",
        ClusterChangeKind.Removed => "removed",
        ClusterChangeKind.Renamed => "renamed",
        _ => "changed",
    };

    private string Title() => ClusterNames.Title([.. changes.Where(change => change.Kind != ClusterChangeKind.Removed).Select(change => change.Name)]);

    private ImmutableArray<string> Clusters() =>
    [
        .. changed.OrderBy(change => change.Kind).GroupBy(Describe, StringComparer.Ordinal).Select(group =>
        {
            var names = group.Select(change => change.From is null ? change.Name : $"{change.From} -> {change.Name}").ToArray();
            var which = names.Length > MostListed ? FormattableString.Invariant($"{names.Length} clusters ({List(names)})") : List(names);
            return $"{group.Key[0]} {which}: {group.Key[2..]}{(names.Length > 1 ? " each" : "")}";
        }),
    ];

    private static string Describe(ClusterChange change) => change.Kind switch
    {
        ClusterChangeKind.Added => $"+ {MessageText.Count(change.Size.Objects, "object")}",
        ClusterChangeKind.Removed => $"- {MessageText.Count(change.Size.There, "object")}",
        ClusterChangeKind.Renamed => $"> renamed{(change.Text.Counts.Length == 0 ? "" : ", " + change.Text.Counts)}",
        _ => $"~ {change.Text.Counts}",
    };

    private ImmutableArray<RiskLines> Risks(CommitTarget target)
    {
        var above = former == 0 ? [] : new[] { new RiskLines(RiskLevel.High, $"the set in {target.Path} itself: is removed, with {MessageText.Count(former, "object")}", []) };
        var renamed = changed.Where(change => change.From is not null)
            .Select(change => new RiskLines(RiskLevel.High, $"cluster {change.Name}: was {change.From}, so that what syncs {target.Of(change.From!).Path} finds nothing", []));
        var risks = changed.SelectMany(change => change.Text.Risks.Select(risk => (change, risk)))
            .GroupBy(pair => (pair.risk.Level, pair.risk.Text, string.Join('\n', pair.risk.Details)))
            .Select(group => group.First() is var (change, risk) && change.Kind == ClusterChangeKind.Removed ? risk : risk with { Text = In(risk.Text, [.. group.Select(pair => pair.change.Name)]) });
        return [.. above.Concat(renamed).Concat(risks).OrderBy(risk => risk.Level)];
    }

    private ImmutableArray<string> Once(Func<ClusterChange, ImmutableArray<string>> lines) =>
    [
        .. changed.SelectMany(change => lines(change).Select(line => (Line: line, change.Name)))
            .GroupBy(pair => pair.Line, pair => pair.Name, StringComparer.Ordinal)
            .Select(group => In(group.Key, [.. group])),
    ];

    private string In(string line, string[] names) => Excerpt.Of(line, LongestLine) + (
        names.Length == clusters && clusters > 1 ? FormattableString.Invariant($" (in all {clusters} clusters)")
        : names.Length > MostListed ? FormattableString.Invariant($" (in {names.Length} clusters: {List(names)})")
        : $" (in {List(names)})");

    private static string List(string[] names) => Excerpt.Of(RiskText.List(names), LongestNames);
}
