using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Catalogue;

/// <summary>The releases of kube-prometheus that can be pinned: those with files in the library.</summary>
internal static class KubePrometheusReleases
{
    private const string Folder = "Catalogue/kube-prometheus/";

    /// <summary>The releases, oldest first.</summary>
    public static ImmutableArray<KubePrometheusRelease> All { get; } =
    [
        .. EmbeddedFile.Names(Folder, KubePrometheusRelease.FactsExtension)
            .OrderBy(tag => Version.Parse(tag.AsSpan(1)))
            .Select(tag => new KubePrometheusRelease(tag, extension => Read($"{Folder}{tag}{extension}"))),
    ];

    /// <summary>Their tags, oldest first: <c>v0.18.0</c>.</summary>
    public static ImmutableArray<string> Tags { get; } = [.. All.Select(release => release.Tag)];

    /// <summary>The newest release.</summary>
    public static KubePrometheusRelease Newest => All[^1];

    /// <summary>The syntax of tags, whose advice is a tag that can be pinned.</summary>
    public static ValueSyntax<string> TagSyntax { get; } =
        KubePrometheusTag.Syntax with { Advise = text => NearestVersion.Of(text, Tags) is { } near ? $"use {near}" : $"use the tag of a release, such as {Tags[^1]}" };

    /// <summary>The release of a tag.</summary>
    /// <param name="tag">The tag, <c>v0.18.0</c>.</param>
    /// <param name="location">Where it is configured, for the diagnostic if it is unknown.</param>
    public static Result<KubePrometheusRelease> Find(string tag, Location? location = null) =>
        All.FirstOrDefault(release => release.Tag == tag) is { } found
            ? new Result<KubePrometheusRelease>(found, [])
            : new Result<KubePrometheusRelease>(null, [Unknown(tag, location)]);

    private static Diagnostic Unknown(string tag, Location? location) =>
        Diagnostic.Error(
            CatalogueCodes.UnknownRelease,
            location,
            $"kube-prometheus '{tag}' is not in the catalogue, which has {string.Join(", ", Tags.Select(known => $"'{known}'"))}{(NearestVersion.Of(tag, Tags) is { } near ? $"; the nearest is '{near}'" : "")}");

    private static SourceText Read(string name) => name.EndsWith(".pack", StringComparison.Ordinal) ? EmbeddedFile.ReadPack(name) : EmbeddedFile.Read(name);
}
