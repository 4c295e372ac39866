using MilvusManifests.Comparison.Fields;
using MilvusManifests.Values;

namespace MilvusManifests.Comparison.Risks;

/// <summary>Programs with another major version or an earlier one, and images that are pulled from elsewhere.</summary>
internal sealed class VersionRisks : IRiskRule
{
    /// <inheritdoc/>
    public IEnumerable<Risk> InSet(RiskContext context) =>
    [
        .. context.OldPrograms.CompareTo(context.NewPrograms).Where(change => !change.Old.IsEmpty && !change.New.IsEmpty).SelectMany(Steps),
        .. context.OldPrograms.Images.SelectMany(program => context.NewPrograms.Images.TryGetValue(program.Key, out var after) ? Sources(program.Key, program.Value, after) : []),
    ];

    private static IEnumerable<Risk> Steps(VersionChange change)
    {
        var (old, fresh) = (change.Old[^1], change.New[^1]);
        if (ProgramVersion.Major(old) is not { } before || ProgramVersion.Major(fresh) is not { } after)
        {
            yield break;
        }

        if (after > before)
        {
            yield return new Risk(RiskKind.MajorVersion, [], [$"{change.Program} has a new major version: {old} -> {fresh}"]);
        }
        else if (ProgramVersion.Order.Compare(fresh, old) < 0)
        {
            yield return new Risk(RiskKind.Downgrade, [], [$"{change.Program} is downgraded: {old} -> {fresh}"]);
        }
    }

    private static IEnumerable<Risk> Sources(string program, HashSet<ImageReference> old, HashSet<ImageReference> fresh)
    {
        var (before, after) = (Repositories(old), Repositories(fresh));
        if (before != after)
        {
            yield return new Risk(RiskKind.ImageSource, [], [$"{program} is pulled from {after} instead of {before}"]);
        }

        if (old.All(image => image.Digest is not null) && fresh.Any(image => image.Digest is null))
        {
            yield return new Risk(RiskKind.ImageSource, [], [$"{program} is no longer pinned by a digest"]);
        }
    }

    private static string Repositories(HashSet<ImageReference> images) =>
        string.Join(" and ", images.Select(image => image.Untagged.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
