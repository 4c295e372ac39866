using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Configuration.Settings;
using MilvusManifests.Rendering;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Fields;

/// <summary>The programs of a set and their versions: those of their images, or else of their labels.</summary>
internal sealed class ProgramVersions
{
    private readonly SortedDictionary<string, SortedSet<string>> versions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, HashSet<ImageReference>> images = new(StringComparer.Ordinal);

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

    /// <summary>The images of each program that has any, by name.</summary>
    public IReadOnlyDictionary<string, HashSet<ImageReference>> Images => images;

    /// <summary>The programs with other versions on the new side, by name.</summary>
    public ImmutableArray<VersionChange> CompareTo(ProgramVersions fresh) =>
    [
        .. versions.Keys.Union(fresh.versions.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => new VersionChange(name, Of(name), fresh.Of(name)))
            .Where(change => !change.Old.SequenceEqual(change.New, StringComparer.Ordinal)),
    ];

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

/// <summary>Orders versions number by number, a pre-release before its release.</summary>
internal sealed class ProgramVersion : IComparer<string>
{
    public static readonly ProgramVersion Order = new();

    // 'sha256:' and twelve digits, as container runtimes print it.
    private const int ShownDigest = 19;

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var (left, right) = (Numbers(x!), Numbers(y!));
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var order = (i < left.Length ? left[i] : 0).CompareTo(i < right.Length ? right[i] : 0);
            if (order != 0)
            {
                return order;
            }
        }

        return (IsPreRelease(x!), IsPreRelease(y!)) switch
        {
            (true, false) => -1,
            (false, true) => 1,
            _ => string.CompareOrdinal(x, y),
        };
    }

    /// <summary>The version of an image as people compare it: its tag without a leading v, or the digest of an image without a tag.</summary>
    public static string Of(ImageReference image) => image switch
    {
        { Tag: ['v', >= '0' and <= '9', ..] tag } => tag[1..],
        { Tag: { } tag } => tag,
        { Digest: { } digest } => digest[..Math.Min(digest.Length, ShownDigest)],
        _ => "latest",
    };

    /// <summary>The first number; null for a text that is not a version.</summary>
    public static long? Major(string version) => Numbers(version) is [var major, ..] ? major : null;

    private static bool IsPreRelease(string version) => version.Contains('-', StringComparison.Ordinal);

    private static long[] Numbers(string version)
    {
        var core = version.Split('-', '+')[0].Split('.');
        var numbers = new long[core.Length];
        for (var i = 0; i < core.Length; i++)
        {
            if (!long.TryParse(core[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return numbers[..i];
            }
        }

        return numbers;
    }
}
