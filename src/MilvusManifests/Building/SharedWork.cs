using System.Collections.Concurrent;

namespace MilvusManifests.Building;

/// <summary>What the sets of several clusters have in common, made once: the files that templates write of the same values, and the dashboards of the same versions.</summary>
internal sealed class SharedWork
{
    // Clusters that share nothing would keep everything: what is kept is bounded, and made again where it was let go of.
    private const int MostFiles = 800;
    private const int MostDashboards = 48;

    private readonly ConcurrentDictionary<string, object> files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, object> dashboards = new(StringComparer.Ordinal);

    /// <summary>A file that a template wrote; null if none is known.</summary>
    public T? FindFile<T>(string key)
        where T : class => files.GetValueOrDefault(key) as T;

    /// <summary>Keeps a file for other clusters.</summary>
    public void KeepFile(string key, object file) => Keep(files, MostFiles, key, file);

    /// <summary>The dashboards of a set; null if they are not known.</summary>
    public T? FindDashboards<T>(string key)
        where T : class => dashboards.GetValueOrDefault(key) as T;

    /// <summary>Keeps dashboards for other clusters.</summary>
    public void KeepDashboards(string key, object made) => Keep(dashboards, MostDashboards, key, made);

    private static void Keep(ConcurrentDictionary<string, object> kept, int most, string key, object value)
    {
        if (kept.Count >= most)
        {
            kept.Clear();
        }

        kept[key] = value;
    }
}
