using System.Collections.Frozen;
using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Catalogue;

/// <summary>The files that a release of kube-prometheus published, by the SHA-256 of each.</summary>
/// <remarks>The catalogue stores them in the format of <c>sha256sum</c>, so that <c>sha256sum --check</c> can verify them too.</remarks>
internal sealed class PublishedFiles
{
    private const int HashLength = 64;

    private readonly string release;

    private PublishedFiles(string release, FrozenDictionary<string, string> sums)
    {
        this.release = release;
        Sums = sums;
    }

    /// <summary>The lower-case hexadecimal SHA-256 of each file by its path below upstream's <c>manifests/</c>, with <c>/</c>.</summary>
    public FrozenDictionary<string, string> Sums { get; }

    /// <summary>Reads a file of checksums.</summary>
    /// <param name="release">The release that published the files.</param>
    /// <param name="file">The file: a line for each, with its checksum, two spaces and its path.</param>
    public static PublishedFiles Read(string release, SourceText file) => new(
        release,
        file.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenDictionary(line => line[(HashLength + 2)..], line => line[..HashLength], StringComparer.Ordinal));

    /// <summary>The release that most of the files belong to; null if none belongs to any.</summary>
    /// <param name="sums">The SHA-256 of each file by its path.</param>
    public static PublishedFilesComparison? Recognise(IReadOnlyDictionary<string, string> sums)
    {
        PublishedFilesComparison? best = null;
        foreach (var release in KubePrometheusReleases.All)
        {
            var comparison = release.Published.Compare(sums);
            best = comparison.Equal > (best?.Equal ?? 0) ? comparison : best;
        }

        return best;
    }

    /// <summary>How the files compare with those of the release.</summary>
    /// <param name="sums">The SHA-256 of each file by its path.</param>
    public PublishedFilesComparison Compare(IReadOnlyDictionary<string, string> sums) => new(
        release,
        Sums.Count,
        Sums.Count(file => sums.TryGetValue(file.Key, out var sum) && sum == file.Value),
        [.. Sums.Where(file => sums.TryGetValue(file.Key, out var sum) && sum != file.Value).Select(file => file.Key).Order(StringComparer.Ordinal)],
        [.. Sums.Keys.Where(path => !sums.ContainsKey(path)).Order(StringComparer.Ordinal)],
        [.. sums.Keys.Where(path => !Sums.ContainsKey(path)).Order(StringComparer.Ordinal)]);
}

/// <summary>How files compare with those that a release published.</summary>
/// <param name="Release">The release.</param>
/// <param name="Published">The number of files that it published.</param>
/// <param name="Equal">How many of them are there, byte for byte.</param>
/// <param name="Different">Those that are there with other content, in ordinal order.</param>
/// <param name="Missing">Those that are not there, in ordinal order.</param>
/// <param name="Unknown">Files that the release does not have, in ordinal order.</param>
internal sealed record PublishedFilesComparison(
    string Release, int Published, int Equal, ImmutableArray<string> Different, ImmutableArray<string> Missing, ImmutableArray<string> Unknown)
{
    /// <summary>Whether they are exactly the release.</summary>
    public bool IsWhole => Equal == Published && Unknown.IsEmpty;

    /// <summary><c>95 of 95 files are v0.18.0's</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Equal} of {Published} files are {Release}'s");
}
