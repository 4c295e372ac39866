using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Text;

namespace MilvusManifests.Upstream;

/// <summary>Holds the files of a source against those that releases published.</summary>
internal static class SourceRecognition
{
    private const int MostNames = 8;

    /// <summary>What there is to say: that the source is the release, how it differs, or that it is another one.</summary>
    /// <param name="files">The files.</param>
    /// <param name="release">The release that the configuration names.</param>
    /// <param name="location">Where the configuration names the source.</param>
    public static Diagnostic Check(UpstreamFiles files, KubePrometheusRelease release, Location? location)
    {
        var sums = files.Sums;
        var comparison = release.Published.Compare(sums);
        if (comparison.IsWhole)
        {
            return new Diagnostic(UpstreamCodes.Recognised, Severity.Information, location, comparison.ToString());
        }

        return PublishedFiles.Recognise(sums) is { } other && other.Equal > comparison.Equal
            ? Diagnostic.Error(UpstreamCodes.OfOtherRelease, location, $"{other}, and 'kubePrometheus.version' is {release.Tag}; write version: {other.Release}, or name the source of {release.Tag}")
            : Diagnostic.Warning(UpstreamCodes.Differs, location, comparison.Equal == 0
                ? $"no file of the source is one that {release.Tag} or another known release published"
                : $"{comparison}{Differences(comparison)}");
    }

    private static string Differences(PublishedFilesComparison comparison) => string.Concat(
        Name(comparison.Different, "differs", "differ"),
        Name(comparison.Missing, "is missing", "are missing"),
        Name(comparison.Unknown, "is not among them", "are not among them"));

    private static string Name(ImmutableArray<string> paths, string one, string many)
    {
        if (paths.IsEmpty)
        {
            return "";
        }

        var named = string.Join(", ", paths.Take(MostNames).Select(path => $"'{path}'"));
        var more = paths.Length > MostNames ? FormattableString.Invariant($" and {paths.Length - MostNames} more") : "";
        return $"; {named}{more} {(paths.Length == 1 ? one : many)}";
    }
}
