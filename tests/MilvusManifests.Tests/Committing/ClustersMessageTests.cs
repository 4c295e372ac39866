using System.Globalization;
using MilvusManifests.Committing;
using MilvusManifests.Comparison.Risks;
using MilvusManifests.Delivery;

namespace MilvusManifests.Tests.Committing;

/// <summary>The message about many clusters.</summary>
public sealed class ClustersMessageTests
{
    [Fact]
    public void A_thousand_clusters_that_all_differ_make_a_message_of_a_readable_length()
    {
        ClusterChange[] changes = [.. Enumerable.Range(0, 1000).Select(i => Changed(i.ToString("d60", CultureInfo.InvariantCulture), i))];

        var lines = new ClustersMessage([.. changes], changes.Length, former: 0)
            .Write(new WriteResult([.. changes.Select(change => change.Name)], [], []), new CommitTarget("/", "output", new CommitOrder("main", "output")))
            .Split('\n');

        Assert.Equal("output: 1000 clusters changed (1000 to read first)", lines[0]);
        Assert.InRange(lines.Length, 100, 200);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 200));
        Assert.Equal(2, lines.Count(line => line == "  ... and 950 more"));
        Assert.Single(lines, line => line == "  ... and 980 more");
    }

    private static ClusterChange Changed(string name, int i) => new(name, ClusterChangeKind.Changed, new(1, 1, 1))
    {
        Text = new($"{i} changed", [new(RiskLevel.High, new string('r', 300) + i.ToString(CultureInfo.InvariantCulture), [])], [], [$"~ {i.ToString(CultureInfo.InvariantCulture)}{new string('o', 300)}"]),
    };
}
