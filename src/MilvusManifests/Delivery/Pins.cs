using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using MilvusManifests.Building;
using MilvusManifests.Text;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Delivery;

/// <summary>Everything that was resolved to make a set: the lock's keys beside the files.</summary>
/// <param name="All">The pins, in the order they are written: a line each, in sections of which each is in ordinal order.</param>
internal sealed record Pins(ImmutableArray<Pin> All)
{
    internal const string KubePrometheus = "kubePrometheus";
    internal const string Stack = "stack";
    internal const string Access = "access";
    internal const string Milvus = "milvus";
    internal const string Clusters = "clusters";
    internal const string GitOps = "gitops";
    internal const string Images = "images";
    internal const string Patches = "patches";
    internal const string Templates = "templates";
    internal const string Version = "version";
    internal const string Source = "source";
    internal const string Tool = "tool";

    // The version of what the tool makes, raised when the same configuration gives another set: the package's own would change every committed lock with each release.
    private const string ToolVersion = "0.2.0";

    // The sets of all clusters are made from the same templates.
    private static readonly ConditionalWeakTable<SourceText, string> Hashes = [];

    /// <summary>The pins of a set. The built-in source has none of its own: the tool's version pins it.</summary>
    internal static Pins Collect(Inputs inputs, BuiltSet set)
    {
        var (configuration, release, source) = (inputs.Configuration, inputs.Release, inputs.Source?.Pin);
        var version = configuration.KubePrometheus.Release.Location;
        return new(
        [
            new("", Tool, ToolVersion),
            new("", "kubernetes", configuration.Kubernetes.ToString()) { Location = configuration.Kubernetes.Location },
            .. InOrder(SettingPins.OfRest(configuration)),
            new(KubePrometheus, Version, release.Tag) { Location = version },
            new(KubePrometheus, "commit", release.Commit) { Location = version },
            .. source is null ? [] : new[] { new Pin(KubePrometheus, Source, source) { Location = configuration.KubePrometheus.Source.Location } },
            .. InOrder(SettingPins.OfSection(configuration, KubePrometheus)),
            .. InOrder(SettingPins.OfSection(configuration, Access)),
            .. InOrder(SettingPins.OfSection(configuration, Stack)),
            .. InOrder(configuration.Milvus.Select(entry => new Pin(Milvus, $"{entry.Namespace}/{entry.Release}", entry.Version.Value.Text) { Location = entry.Version.Location })
                .Concat(SettingPins.OfMilvus(configuration))),
            .. InOrder(SettingPins.OfGitOps(configuration)),
            .. InOrder(SettingPins.OfPatches(inputs)),
            .. InOrder(UsedImages.Find(set, inputs).Images.GroupBy(KeyOf, StringComparer.Ordinal).Select(group => new Pin(Images, group.Key, string.Join(' ', group.Select(image => image.Reference))))),
            .. InOrder(set.Used.Templates.Select(used => PinOf(used.Key, used.Value.Source)).Concat(set.Used.Descriptions.Select(used => PinOf(used.Key, used.Value)))),
        ]);
    }

    /// <summary>The pins of a lock that several clusters have in common: their names, each with the folder of its set.</summary>
    internal static Pins OfClusters(IEnumerable<string> clusters) => new([new("", Tool, ToolVersion), .. InOrder(clusters.Select(name => new Pin(Clusters, name, name + "/")))]);

    /// <summary>The pins of a lock, each with its place.</summary>
    /// <param name="lockFile">The lock; its list of files is ignored.</param>
    public static Pins Read(YamlMapping lockFile)
    {
        var pins = ImmutableArray.CreateBuilder<Pin>();
        foreach (var entry in lockFile.Entries)
        {
            var section = entry.Key.Value;
            if (section is "apiVersion" or "kind" or "files")
            {
                continue;
            }

            if (entry.Value is YamlScalar alone)
            {
                pins.Add(new("", section, alone.Value) { Location = alone.Location });
            }
            else if (entry.Value is YamlMapping mapping)
            {
                pins.AddRange(mapping.Entries.Where(pin => pin.Value is YamlScalar).Select(pin => new Pin(section, pin.Key.Value, ((YamlScalar)pin.Value).Value) { Location = pin.Value.Location }));
            }
        }

        return new(pins.DrainToImmutable());
    }

    /// <summary>Writes the pins as keys of a mapping.</summary>
    public void Write(StringBuilder text)
    {
        var sections = ImmutableArray.CreateBuilder<YamlEntry>();
        foreach (var section in All.GroupBy(pin => pin.Section, StringComparer.Ordinal))
        {
            var entries = section.Select(pin => new YamlEntry(YamlScalar.String(pin.Key), YamlScalar.String(pin.Value)));
            if (section.Key.Length == 0)
            {
                sections.AddRange(entries);
            }
            else
            {
                sections.Add(new YamlEntry(YamlScalar.String(section.Key), new YamlMapping([.. entries])));
            }
        }

        YamlWriter.Write(new YamlMapping(sections.DrainToImmutable()), text);
    }

    private static IEnumerable<Pin> InOrder(IEnumerable<Pin> pins) => pins.OrderBy(pin => pin.Key, StringComparer.Ordinal);

    private static Pin PinOf(string path, SourceText source) =>
        new(Templates, path, HashOf(source)) { Location = source.At(0, 0) };

    private static string HashOf(SourceText source) => Hashes.GetValue(source, read => Inventory.Algorithm + Inventory.Hash(Encoding.UTF8.GetBytes(read.Text.Replace("\r\n", "\n", StringComparison.Ordinal))));

    // Two tags of one repository are one pin: a key is unique.
    private static string KeyOf(UsedImage image) => image.Name ?? image.Reference.Untagged.ToString();
}
