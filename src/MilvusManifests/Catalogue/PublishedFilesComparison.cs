using System.Collections.Immutable;

namespace MilvusManifests.Catalogue;

/// <summary>How some files compare with those that a release published.</summary>
/// <param name="Release">The release.</param>
/// <param name="Published">The number of files that it published.</param>
/// <param name="Equal">How many of them are there, byte for byte.</param>
/// <param name="Different">Those that are there with other content, in ordinal order.</param>
/// <param name="Missing">Those that are not there, in ordinal order.</param>
/// <param name="Unknown">Files that the release has not, in ordinal order.</param>
public sealed record PublishedFilesComparison(
    string Release, int Published, int Equal, ImmutableArray<string> Different, ImmutableArray<string> Missing, ImmutableArray<string> Unknown)
{
    /// <summary>Whether they are the release, no more and no less.</summary>
    public bool IsWhole => Equal == Published && Unknown.IsEmpty;

    /// <summary><c>95 of 95 files are v0.18.0's</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Equal} of {Published} files are {Release}'s");
}
