using System.Collections.Concurrent;
using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Comparison;
using MilvusManifests.Comparison.Sides;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Comparison;

/// <summary>Sets of this repository's own configuration, and of a few lines of YAML.</summary>
internal static class RenderedSets
{
    private static readonly ConcurrentDictionary<string, ImmutableArray<ManifestObject>> Rendered = new(StringComparer.Ordinal);

    /// <summary>The objects that the repository's configuration gives with a release.</summary>
    public static ImmutableArray<ManifestObject> Of(string release = PinnedRelease.Tag) => Rendered.GetOrAdd(release, tag =>
    {
        var set = Generator.Render(new GenerateOptions(Path.Combine(Repository.Root, "manifests.config.yaml")) { KubePrometheus = Releases.Find(tag) });
        Assert.Empty(set.Diagnostics);
        return [.. set.Value!.Set.Objects];
    });

    /// <summary>The objects of a text.</summary>
    public static ImmutableArray<ManifestObject> Read(string text)
    {
        var read = ManifestReader.Read(new SourceText("set.yaml", text));
        Assert.Empty(read.Diagnostics);
        return read.Value;
    }

    /// <summary>How two sets differ, for Kubernetes 1.35.</summary>
    public static SetDifference Compare(IEnumerable<ManifestObject> old, IEnumerable<ManifestObject> fresh, string kubernetes = "1.35") =>
        SetComparison.Compare(new ComparedSides(new ComparedSet("old", [.. old]), new ComparedSet("new", [.. fresh]), kubernetes, null), CancellationToken.None);

    /// <summary>How two texts differ, for Kubernetes 1.35.</summary>
    public static SetDifference Compare(string old, string fresh) => Compare(Read(old), Read(fresh));

    /// <summary>A value written in YAML.</summary>
    public static YamlNode Node(string text) => YamlReader.ReadSingle(new SourceText("value.yaml", text)).Value!.Root;
}
