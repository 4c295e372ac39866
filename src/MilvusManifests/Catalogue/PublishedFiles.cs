using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace MilvusManifests.Catalogue;

/// <summary>The files that a release of kube-prometheus published, by the SHA-256 of each.</summary>
/// <remarks>The catalogue holds them as <c>sha256sum</c> writes them, so that <c>sha256sum --check</c> does what this does.</remarks>
public sealed class PublishedFiles
{
    private const int HashLength = 64;

    private static readonly ConcurrentDictionary<string, PublishedFiles> Read = new(StringComparer.Ordinal);

    private PublishedFiles(FrozenDictionary<string, string> sums) => Sums = sums;

    /// <summary>The lower-case hexadecimal SHA-256 of each file by its path below upstream's <c>manifests/</c>, with <c>/</c>.</summary>
    public FrozenDictionary<string, string> Sums { get; }

    /// <summary>The files of a release of the catalogue, which are read when first asked for.</summary>
    /// <param name="release">The release; it must be one of <see cref="KubePrometheusReleases.All"/>.</param>
    public static PublishedFiles Of(string release) => Read.GetOrAdd(release, ReadFile);

    /// <summary>The release that most of some files belong to; null where not a single one is of any.</summary>
    /// <param name="sums">The SHA-256 of each file by its path.</param>
    public static PublishedFilesComparison? Recognise(IReadOnlyDictionary<string, string> sums)
    {
        PublishedFilesComparison? best = null;
        foreach (var release in KubePrometheusReleases.All)
        {
            var comparison = Compare(release, sums);
            best = comparison.Equal > (best?.Equal ?? 0) ? comparison : best;
        }

        return best;
    }

    /// <summary>How some files compare with those of a release.</summary>
    /// <param name="release">The release; it must be one of <see cref="KubePrometheusReleases.All"/>.</param>
    /// <param name="sums">The SHA-256 of each file by its path.</param>
    public static PublishedFilesComparison Compare(string release, IReadOnlyDictionary<string, string> sums) => Of(release).CompareAs(release, sums);

    private PublishedFilesComparison CompareAs(string release, IReadOnlyDictionary<string, string> sums) => new(
        release,
        Sums.Count,
        Sums.Count(file => sums.TryGetValue(file.Key, out var sum) && sum == file.Value),
        [.. Sums.Where(file => sums.TryGetValue(file.Key, out var sum) && sum != file.Value).Select(file => file.Key).Order(StringComparer.Ordinal)],
        [.. Sums.Keys.Where(path => !sums.ContainsKey(path)).Order(StringComparer.Ordinal)],
        [.. sums.Keys.Where(path => !Sums.ContainsKey(path)).Order(StringComparer.Ordinal)]);

    private static PublishedFiles ReadFile(string release)
    {
        var sums = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in EmbeddedFile.Read($"Catalogue/kube-prometheus/{release}.sha256").Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            sums.Add(line[(HashLength + 2)..], line[..HashLength]);
        }

        return new PublishedFiles(sums.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
