using System.Collections.Immutable;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Catalogue.Projects;

/// <summary>A version of a kind, and the releases of its project that serve it.</summary>
/// <param name="Kind">The kind in that version.</param>
/// <param name="First">The first release that serves it, by its index among the known ones.</param>
/// <param name="Last">The last one; <see cref="int.MaxValue"/> if the newest still does.</param>
internal sealed record ServedVersion(GroupVersionKind Kind, int First, int Last)
{
    /// <summary>The first release that declares it deprecated; null if none does.</summary>
    public int? DeprecatedSince { get; init; }

    /// <summary>Whether only the experimental channel serves it.</summary>
    public bool IsExperimental { get; init; }

    /// <summary>The other kind that replaces this one; null if none does.</summary>
    public GroupVersionKind? ReplacedBy { get; init; }

    /// <summary>Whether the newest release serves it, in one channel at least.</summary>
    public bool IsInNewest => Last == int.MaxValue;

    /// <summary>Whether a release serves it.</summary>
    public bool IsServedBy(ProjectRelease release) => First <= release.Index && release.Index <= Last && (!IsExperimental || release.IsExperimental);

    /// <summary>Whether a release declares it deprecated.</summary>
    public bool IsDeprecatedIn(ProjectRelease release) => DeprecatedSince <= release.Index;
}

/// <summary>The versions that the releases of a project serve.</summary>
internal sealed class ServedVersions
{
    private readonly Dictionary<GroupVersionKind, ServedVersion> byKind;

    private ServedVersions(ImmutableArray<ServedVersion> all)
    {
        All = all;
        byKind = all.ToDictionary(version => version.Kind);
    }

    /// <summary>All of them, in the order of the file; empty for a project whose schemas alone are known.</summary>
    public ImmutableArray<ServedVersion> All { get; }

    /// <summary>The releases that serve a version of a kind; null where none does.</summary>
    public ServedVersion? Find(GroupVersionKind kind) => byKind.GetValueOrDefault(kind);

    /// <summary>Reads the catalogue's file; a project may have none.</summary>
    public static ServedVersions Read(string file, CustomResourceProject project) =>
        new(EmbeddedFile.Exists(file) ? [.. ((YamlSequence)YamlReader.ReadSingle(EmbeddedFile.Read(file)).Value!.Root).Items.SelectMany(item => ReadItem((YamlMapping)item, project))] : []);

    private static IEnumerable<ServedVersion> ReadItem(YamlMapping item, CustomResourceProject project)
    {
        var first = Text(item, "since") is { } since ? IndexOf(since, project) : 0;
        var last = Text(item, "until") is { } until ? IndexOf(until, project) : int.MaxValue;
        foreach (var kind in ((YamlSequence)item["kinds"]!).Items)
        {
            yield return new ServedVersion(new GroupVersionKind(Text(item, "apiVersion")!, ((YamlScalar)kind).Value), first, last)
            {
                DeprecatedSince = Text(item, "deprecated") is { } deprecated ? IndexOf(deprecated, project) : null,
                IsExperimental = Text(item, "channel") == ProjectRelease.Experimental,
                ReplacedBy = Text(item, "replacedBy")?.Split(' ') is [var apiVersion, var other] ? new GroupVersionKind(apiVersion, other) : null,
            };
        }
    }

    private static int IndexOf(string release, CustomResourceProject project) =>
        project.Releases.IndexOf(release) is var index and >= 0 ? index : throw new InvalidOperationException($"{project.Title} {release} is not among the known releases.");

    private static string? Text(YamlMapping item, string key) => (item[key] as YamlScalar)?.Value;
}
