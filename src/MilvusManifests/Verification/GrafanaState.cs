using System.Collections.Immutable;
using System.Text.Json;
using MilvusManifests.Verification.Servers;

namespace MilvusManifests.Verification;

/// <summary>What Grafana has of a dashboard.</summary>
/// <param name="Expected">The dashboard.</param>
/// <param name="IsThere">Whether it is there.</param>
internal sealed record DashboardState(ExpectedDashboard Expected, bool IsThere);

/// <summary>What Grafana says.</summary>
/// <param name="Database">The health of its database: <c>ok</c>, or something else.</param>
/// <param name="Dashboards">The dashboards of the set; default if they were not asked for or may not be seen.</param>
internal sealed record GrafanaState(string Database, ImmutableArray<DashboardState> Dashboards)
{
    /// <summary>Why the dashboards may not be seen; null if they may.</summary>
    public ServerFault? Refusal { get; init; }

    /// <summary>Whether nothing is missing.</summary>
    public bool IsDone => Database == "ok" && (Dashboards.IsDefault || Dashboards.All(dashboard => dashboard.IsThere));

    /// <summary>Reads an answer of <c>api/search</c>.</summary>
    /// <param name="database">The health of the database.</param>
    /// <param name="found">The answer.</param>
    /// <param name="expected">The dashboards of the set.</param>
    public static GrafanaState Of(string database, JsonElement found, ImmutableArray<ExpectedDashboard> expected)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var titles = new HashSet<string>(StringComparer.Ordinal);
        foreach (var dashboard in found.Items())
        {
            ids.Add(dashboard.Text("uid"));
            titles.Add(dashboard.Text("title"));
        }

        return new(database, [.. expected.Select(dashboard => new DashboardState(dashboard, dashboard.Uid is { } uid ? ids.Contains(uid) : titles.Contains(dashboard.Title)))]);
    }
}
