using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Yaml;

/// <summary>Nodes of every kind, a few levels deep.</summary>
internal static class RandomNodes
{
    private static readonly string[] Plain =
        ["null", "~", "", "true", "True", "FALSE", "0", "1", "-1", "+1", "0755", "0o644", "0x1F", "1.5", "1e3", "1E-3", "-.5", ".5", "5.", "1.5e3", "2.5e+3", ".inf", "-.inf", "00", "12345678901234567890", "1e400"];

    public static Gen<YamlNode> Nodes { get; } = Gen.Sized(size => Of(Math.Min(size, 4)));

    private static Gen<YamlNode> Scalars { get; } = Gen.Frequency(
        (3, NastyStrings.Strings.Select(text => (YamlNode)YamlScalar.String(text))),
        (1, Gen.Elements(Plain).Select(text => (YamlNode)new YamlScalar(text, YamlScalarStyle.Plain))));

    private static Gen<YamlNode> Of(int depth) => depth <= 0
        ? Scalars
        : Gen.Frequency(
            (3, Scalars),
            (2, Gen.Choose(0, 4).SelectMany(length => Of(depth - 1).ArrayOf(length)).Select(items => (YamlNode)new YamlSequence([.. items]))),
            (3, Gen.Choose(0, 4).SelectMany(length => Entry(depth - 1).ArrayOf(length)).Select(Mapping)));

    private static Gen<YamlEntry> Entry(int depth) =>
        NastyStrings.Strings.SelectMany(key => Of(depth).Select(value => new YamlEntry(YamlScalar.String(key), value)));

    private static YamlNode Mapping(YamlEntry[] entries) =>
        new YamlMapping(entries.DistinctBy(entry => entry.Key.Value, StringComparer.Ordinal).ToImmutableArray());
}
