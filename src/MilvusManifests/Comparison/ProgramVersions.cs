using System.Collections.Immutable;
using MilvusManifests.Configuration.Settings;
using MilvusManifests.Rendering;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison;

/// <summary>The programs of a set and their versions: as images say them, and where there is none, labels.</summary>
internal sealed class ProgramVersions
{
    private readonly SortedDictionary<string, SortedSet<string>> versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<ImageReference>> images = new(StringComparer.Ordinal);

    /// <summary>The programs of some objects.</summary>
    public ProgramVersions(IEnumerable<ManifestObject> objects)
    {
        var labelled = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var candidate in objects.Where(candidate => !DefinitionChanges.IsDefinition(candidate.Reference)))
        {
            foreach (var (image, _) in ImageFields.AreIn(candidate.Reference.Kind) ? ImageFields.Find(candidate.Node).Where(found => found.Image.IsPullable) : [])
            {
                Add(versions, image.Name, ProgramVersion.Of(image));
                (images.TryGetValue(image.Name, out var known) ? known : images[image.Name] = []).Add(image);
            }

            if ((candidate.Node["metadata"] as YamlMapping)?["labels"] is YamlMapping labels
                && labels["app.kubernetes.io/name"] is YamlScalar name && labels["app.kubernetes.io/version"] is YamlScalar version)
            {
                Add(labelled, name.Value, version.Value);
            }
        }

        foreach (var (name, found) in labelled)
        {
            versions.TryAdd(name, found);
        }
    }

    /// <summary>The programs whose versions are others on the new side.</summary>
    public ImmutableArray<VersionChange> CompareTo(ProgramVersions fresh) =>
    [
        .. versions.Keys.Union(fresh.versions.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => new VersionChange(name, Of(name), fresh.Of(name)))
            .Where(change => !change.Old.SequenceEqual(change.New, StringComparer.Ordinal)),
    ];

    /// <summary>Steps to another major version and back, and images that come from elsewhere.</summary>
    public IEnumerable<Risk> FindRisks(ProgramVersions fresh)
    {
        foreach (var change in CompareTo(fresh).Where(change => !change.Old.IsEmpty && !change.New.IsEmpty))
        {
            var (old, now) = (change.Old[^1], change.New[^1]);
            if (ProgramVersion.Major(old) is { } before && ProgramVersion.Major(now) is { } after && after > before)
            {
                yield return new Risk(RiskKind.MajorVersion, [], [$"{change.Program} makes a major step: {old} -> {now}"]);
            }
            else if (ProgramVersion.Major(old) is not null && ProgramVersion.Major(now) is not null && ProgramVersion.Order.Compare(now, old) < 0)
            {
                yield return new Risk(RiskKind.Downgrade, [], [$"{change.Program} goes back: {old} -> {now}"]);
            }
        }

        foreach (var (name, before) in images.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            foreach (var statement in fresh.images.TryGetValue(name, out var after) ? Sources(name, before, after) : [])
            {
                yield return new Risk(RiskKind.ImageSource, [], [statement]);
            }
        }
    }

    private static IEnumerable<string> Sources(string name, HashSet<ImageReference> before, HashSet<ImageReference> after)
    {
        var (old, fresh) = (Places(before), Places(after));
        if (old != fresh)
        {
            yield return $"{name} comes from {fresh}, no longer from {old}";
        }

        if (before.All(image => image.Digest is not null) && after.Any(image => image.Digest is null))
        {
            yield return $"{name} is no longer pinned by a digest";
        }
    }

    private static string Places(HashSet<ImageReference> images) => string.Join(" and ", images
        .Select(image => image.Untagged.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private ImmutableArray<string> Of(string name) => versions.TryGetValue(name, out var found) ? [.. found] : [];

    private static void Add(SortedDictionary<string, SortedSet<string>> all, string name, string version)
    {
        if (!all.TryGetValue(name, out var found))
        {
            all[name] = found = new SortedSet<string>(ProgramVersion.Order);
        }

        found.Add(version);
    }
}
