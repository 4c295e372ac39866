using System.Collections.Concurrent;

namespace MilvusManifests.Building;

/// <summary>What the sets of several clusters have in common, made once.</summary>
internal sealed class SharedWork
{
    /// <summary>The files that templates write of the same values.</summary>
    public KeptResults Files { get; } = new(800);

    /// <summary>The dashboards of the same versions.</summary>
    public KeptResults Dashboards { get; } = new(48);

    /// <summary>What checks found in the same objects.</summary>
    public KeptResults Checks { get; } = new(256);

    /// <summary>The files in which a check found nothing.</summary>
    public KeptResults Faultless { get; } = new(20_000);
}

/// <summary>Results by what they were made from.</summary>
/// <param name="most">How many are kept. Clusters that share nothing would keep everything: what was let go of is made again.</param>
internal sealed class KeptResults(int most)
{
    private readonly ConcurrentDictionary<string, object> kept = new(StringComparer.Ordinal);

    /// <summary>A result; null if none is known.</summary>
    public T? Find<T>(string key)
        where T : class => kept.GetValueOrDefault(key) as T;

    /// <summary>Keeps a result for other clusters.</summary>
    public void Keep(string key, object result)
    {
        if (kept.Count >= most)
        {
            kept.Clear();
        }

        kept[key] = result;
    }
}
