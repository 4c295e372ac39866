namespace MilvusManifests.Catalogue.Milvus;

/// <summary>How a Milvus is deployed.</summary>
internal enum MilvusMode
{
    /// <summary>One Deployment per component: the Helm chart's default.</summary>
    Cluster,

    /// <summary>All of it in one process.</summary>
    Standalone,
}

/// <summary>The names of a Milvus' objects, by the rules of its installer.</summary>
/// <param name="Name">The label <c>app.kubernetes.io/name</c> of its Services and pods.</param>
/// <param name="FullName">The Service that applications connect to, which prefixes the names of the components.</param>
/// <param name="Monitor">The ServiceMonitor or PodMonitor of this Milvus.</param>
internal sealed record MilvusNames(string Name, string FullName, string Monitor)
{
    private const string Chart = "milvus";

    /// <summary>The names of a release of the Milvus Helm chart, version 4.1.0 or later.</summary>
    public static MilvusNames OfHelmRelease(string release, MilvusMode mode, string? nameOverride = null, string? fullnameOverride = null)
    {
        // Helm ignores an empty override.
        var name = string.IsNullOrEmpty(nameOverride) ? Chart : nameOverride;
        var full = !string.IsNullOrEmpty(fullnameOverride) ? Shortened(fullnameOverride)
            : release.Contains(name, StringComparison.Ordinal) ? Shortened(release)
            : Shortened($"{release}-{name}");
        return new(Shortened(name), full, mode is MilvusMode.Standalone ? $"{full}-standalone" : full);
    }

    /// <summary>The names of a Milvus object of milvus-operator. The operator's own PodMonitor is named after the object, so that this one never collides with it.</summary>
    public static MilvusNames OfOperatorObject(string name) => new(Chart, $"{name}-{Chart}", $"{name}-{Chart}");

    private static string Shortened(string name)
    {
        var kept = name.Length > 63 ? name[..63] : name;
        return kept.EndsWith('-') ? kept[..^1] : kept;
    }
}
