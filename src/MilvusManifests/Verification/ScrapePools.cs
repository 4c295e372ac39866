using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.Text;
using MilvusManifests.Verification.Servers;

namespace MilvusManifests.Verification;

/// <summary>The scrape pools of a Prometheus and their active targets.</summary>
internal sealed class ScrapePools
{
    private readonly Dictionary<string, List<JsonElement>> active;
    private readonly HashSet<string> configured;

    private ScrapePools(Dictionary<string, List<JsonElement>> active, HashSet<string> configured) => (this.active, this.configured) = (active, configured);

    /// <summary>Reads an answer of <c>api/v1/targets</c>.</summary>
    public static ScrapePools Of(JsonElement data)
    {
        var active = new Dictionary<string, List<JsonElement>>(StringComparer.Ordinal);
        foreach (var target in data.Items("activeTargets"))
        {
            var pool = target.Text("scrapePool");
            if (!active.TryGetValue(pool, out var targets))
            {
                active[pool] = targets = [];
            }

            targets.Add(target);
        }

        return new(active, []);
    }

    /// <summary>The names that the operator gives the jobs of a monitor.</summary>
    public static ImmutableArray<string> NamesOf(ScrapeMonitor monitor)
    {
        var name = $"{monitor.SelectorPrefix}/{monitor.Object.Namespace}/{monitor.Object.Name}";
        return monitor.EndpointsField is null ? [name]
            : [.. Enumerable.Range(0, monitor.Endpoints.Length).Select(index => $"{name}/{index.ToString(CultureInfo.InvariantCulture)}")];
    }

    /// <summary>Whether a pool has targets.</summary>
    public bool HasTargets(string pool) => active.ContainsKey(pool);

    /// <summary>These pools, and those that an answer of <c>api/v1/scrape_pools</c> names.</summary>
    public ScrapePools With(JsonElement data) => new(active, new(data.Items("scrapePools").Select(pool => pool.Text()), StringComparer.Ordinal));

    /// <summary>How a pool is.</summary>
    public PoolState StateOf(string pool)
    {
        if (!active.TryGetValue(pool, out var targets))
        {
            return new(pool, configured.Contains(pool) ? PoolCondition.Empty : PoolCondition.Missing);
        }

        var up = 0;
        var down = ImmutableArray.CreateBuilder<DownTarget>();
        foreach (var target in targets)
        {
            var health = target.Text("health");
            if (health == "up")
            {
                up++;
            }
            else if (health == "down")
            {
                down.Add(new(UrlPassword.Hide(target.Text("scrapeUrl")), UrlPassword.Hide(target.Text("lastError"))));
            }
        }

        down.Sort((a, b) => string.CompareOrdinal(a.Url, b.Url));
        return new(pool, down.Count > 0 ? PoolCondition.Down : up < targets.Count ? PoolCondition.Pending : PoolCondition.Up)
        {
            Targets = targets.Count,
            Up = up,
            Down = down.DrainToImmutable(),
        };
    }
}
