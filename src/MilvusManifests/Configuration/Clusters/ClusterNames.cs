namespace MilvusManifests.Configuration.Clusters;

/// <summary>The names of clusters in a sentence; of many, the first few.</summary>
internal static class ClusterNames
{
    private const int MostNamed = 5;

    /// <summary>The clusters of a configuration: <c>7 clusters: a, b, c, d, e and 2 more</c>.</summary>
    public static string Title(IReadOnlyCollection<string> names) => FormattableString.Invariant($"{names.Count} {(names.Count == 1 ? "cluster" : "clusters")}: {List(names)}");

    /// <summary>Their names alone: <c>a, b, c, d, e and 2 more</c>.</summary>
    public static string List(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? FormattableString.Invariant($" and {names.Count - MostNamed} more") : "");
}
