using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Schemas.Importing;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Yaml;

namespace MilvusManifests.Catalogue;

/// <summary>The built-in kinds of the pinned Kubernetes versions. A pack is opened on first use.</summary>
internal static class KubernetesSchemas
{
    private const string Folder = "Catalogue/kubernetes/";

    private static readonly ConcurrentDictionary<string, SchemaPack> Opened = new(StringComparer.Ordinal);

    /// <summary>The versions with a pack in the library, oldest first.</summary>
    public static ImmutableArray<string> All { get; } = [.. EmbeddedFile.PackNames(Folder).OrderBy(Minor)];

    /// <summary>The version whose schemas are used for a version: itself, or the nearest pinned one.</summary>
    /// <param name="version">The version, <c>1.35</c>.</param>
    internal static string Nearest(string version)
    {
        var minor = Minor(version);
        return minor <= Minor(All[0]) ? All[0] : minor >= Minor(All[^1]) ? All[^1] : version;
    }

    /// <summary>The built-in kinds of a version.</summary>
    /// <param name="version">One of <see cref="All"/>.</param>
    internal static SchemaPack Open(string version) => Opened.GetOrAdd($"{version}.pack", OpenFile);

    private static SchemaPack OpenFile(string name) => SchemaPack.Open(EmbeddedFile.ReadPack(Folder + name), basis => Opened.GetOrAdd(basis, OpenFile));

    private static int Minor(string version) =>
        version.Split('.') is [_, var minor, ..] && int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
}

/// <summary>The fields of built-in kinds that allow only a few strings. Importing OpenAPI documents needs them; the packs have them already.</summary>
internal static class KubernetesClosedFields
{
    private static readonly Lazy<ClosedFields> Facts = new(Read);

    /// <summary>All of them.</summary>
    public static ClosedFields All => Facts.Value;

    private static ClosedFields Read() => new(
        YamlReader.ReadSingle(EmbeddedFile.Read("Catalogue/kubernetes/enums.yaml")).Value?.Root as YamlMapping
        ?? throw new InvalidOperationException("The catalogue's file of enumerations cannot be read."));
}
