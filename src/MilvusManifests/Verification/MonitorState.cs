using System.Collections.Immutable;
using MilvusManifests.ScrapePath;

namespace MilvusManifests.Verification;

/// <summary>How a scrape pool is; the later, the worse.</summary>
internal enum PoolCondition
{
    /// <summary>Every target is up.</summary>
    Up,

    /// <summary>Targets were not scraped yet.</summary>
    Pending,

    /// <summary>A target cannot be scraped.</summary>
    Down,

    /// <summary>Prometheus has the pool, and no target in it.</summary>
    Empty,

    /// <summary>Prometheus does not have the pool.</summary>
    Missing,
}

/// <summary>A target that cannot be scraped.</summary>
/// <param name="Url">Its address, without credentials.</param>
/// <param name="Error">Why, in Prometheus' words.</param>
internal sealed record DownTarget(string Url, string Error);

/// <summary>What Prometheus has of a pool: what one endpoint of a monitor becomes.</summary>
/// <param name="Name">The pool's name: <c>serviceMonitor/milvus/my-release-milvus/0</c>.</param>
/// <param name="Condition">How it is.</param>
internal sealed record PoolState(string Name, PoolCondition Condition)
{
    /// <summary>The number of its targets.</summary>
    public int Targets { get; init; }

    /// <summary>The number of those that are up.</summary>
    public int Up { get; init; }

    /// <summary>Those that cannot be scraped.</summary>
    public ImmutableArray<DownTarget> Down { get; init; } = [];

    /// <summary>The number of targets that were discovered and dropped by relabeling; null if that is not known.</summary>
    public int? Dropped { get; init; }
}

/// <summary>What Prometheus has of a monitor.</summary>
/// <param name="Expected">The monitor and what the set says of it.</param>
/// <param name="Pools">Its pools, one for each endpoint.</param>
/// <param name="IsRequired">Whether a pool without targets is an error: of a monitor that depends on what is not in the set it is not.</param>
internal sealed record MonitorState(MonitorVerdict Expected, ImmutableArray<PoolState> Pools, bool IsRequired)
{
    /// <summary>How the worst of its pools is.</summary>
    public PoolCondition Condition
    {
        get
        {
            var worst = PoolCondition.Up;
            foreach (var pool in Pools)
            {
                worst = pool.Condition > worst ? pool.Condition : worst;
            }

            return worst;
        }
    }

    /// <summary>Whether something is wrong that may be right later.</summary>
    public bool IsAwaited
    {
        get
        {
            foreach (var pool in Pools)
            {
                if (pool.Condition == PoolCondition.Down || (IsRequired && pool.Condition != PoolCondition.Up))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
