using System.Collections.Immutable;

namespace MilvusManifests.Catalogue.Metrics;

/// <summary>The metrics of Milvus and of the programs of the stack, over all versions that are known.</summary>
internal static class MetricCatalogue
{
    private const string Folder = "Catalogue/Metrics/";

    // In the order of lookups: what most expressions are about comes first.
    private static readonly ImmutableArray<Lazy<MetricTable>> Tables =
    [
        Table("milvus"), Table("kubernetes"), Table("stack"), Table("dependencies"),
    ];

    /// <summary>The suffixes of the series of histograms and summaries.</summary>
    public static ImmutableArray<(string Suffix, SeriesPart Part)> Suffixes { get; } =
        [("_bucket", SeriesPart.Bucket), ("_sum", SeriesPart.Sum), ("_count", SeriesPart.Count)];

    /// <summary>The names of all metrics, table by table.</summary>
    public static IEnumerable<string> Names => Tables.SelectMany(table => table.Value.Names);

    /// <summary>The metrics as some versions expose them.</summary>
    public static MetricView Of(ProgramVersions versions) => new(versions);

    /// <summary>A metric over all versions, by its own name; null if it is not known.</summary>
    public static MetricEntry? Find(string name)
    {
        foreach (var table in Tables)
        {
            if (table.Value.Find(name) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>The versions of its program that declare a metric; null if no version is known to.</summary>
    public static VersionRanges? VersionsOf(string name) => Find(name)?.Versions;

    private static Lazy<MetricTable> Table(string name) => new(() => MetricTable.Open(EmbeddedFile.Read($"{Folder}{name}.metrics")));
}
