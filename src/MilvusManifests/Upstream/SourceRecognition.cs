using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Text;

namespace MilvusManifests.Upstream;

/// <summary>Compares the files of a source with those that releases published.</summary>
internal static class SourceRecognition
{
    private const int MostNames = 8;

    /// <summary>The diagnostic: that the source is the release, how it differs, or that it is another one.</summary>
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
            ? Diagnostic.Error(UpstreamCodes.OfOtherRelease, location, $"{other}, and 'kubePrometheus.version' is {release.Tag}; set it to {other.Release}, or use the source of {release.Tag}")
            : Diagnostic.Warning(UpstreamCodes.Differs, location, comparison.Equal == 0
                ? $"no file of the source matches one published in {release.Tag} or another known release"
                : $"{comparison}{Differences(comparison)}");
    }

    private static string Differences(PublishedFilesComparison comparison) => string.Concat(
        Name(comparison.Different, "differs", "differ"),
        Name(comparison.Missing, "is missing", "are missing"),
        Name(comparison.Unknown, "is not part of the release", "are not part of the release"));

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
