using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Catalogue.Metrics;

/// <summary>The releases of Milvus whose metrics are known: minor by minor, up to a patch release. Later patch releases are treated as that one, with what is known to come.</summary>
internal static class MilvusReleases
{
    /// <summary>The newest release of each minor whose sources were read, oldest first.</summary>
    public static ImmutableArray<ReleaseNumber> Newest { get; } = [new(2, 4, 19), new(2, 5, 27), new(2, 6, 19), new(3, 0)];

    /// <summary>The minors: <c>2.6</c>, oldest first.</summary>
    public static ImmutableArray<string> Minors { get; } = [.. Newest.Select(release => release.MinorText)];

    /// <summary>Whether the metrics of a version are known.</summary>
    public static bool Knows(ReleaseNumber version)
    {
        foreach (var known in Newest)
        {
            if (known.OfMinor == version.OfMinor)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The error about a version whose minor is not known; null for a known one.</summary>
    /// <param name="version">The version.</param>
    /// <param name="location">Where it is configured.</param>
    public static Diagnostic? Fault(MilvusVersion version, Location? location) => Knows(version.Number)
        ? null
        : Diagnostic.Error(CatalogueCodes.UnknownMilvus, location, Unknown(version));

    /// <summary>What is wrong with a version whose minor is not known.</summary>
    public static string Unknown(MilvusVersion version) =>
        $"Milvus '{version}' is not in the catalogue, which has {string.Join(", ", Minors.Select(minor => $"'{minor}'"))}; the nearest is '{NearestVersion.Of(version.Number.ToString(), Minors)}'";
}
