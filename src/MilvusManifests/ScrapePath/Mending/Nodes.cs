using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Mending;

/// <summary>Values of mends.</summary>
internal static class Nodes
{
    /// <summary>A string.</summary>
    public static YamlScalar Text(string value) => YamlScalar.String(value);

    /// <summary>A list of strings.</summary>
    public static YamlSequence Texts(params ReadOnlySpan<string> values)
    {
        var items = System.Collections.Immutable.ImmutableArray.CreateBuilder<YamlNode>(values.Length);
        foreach (var value in values)
        {
            items.Add(Text(value));
        }

        return new YamlSequence(items.MoveToImmutable());
    }

    /// <summary>A mapping.</summary>
    public static YamlMapping Map(params ReadOnlySpan<(string Key, YamlNode Value)> entries)
    {
        var map = System.Collections.Immutable.ImmutableArray.CreateBuilder<YamlEntry>(entries.Length);
        foreach (var (key, value) in entries)
        {
            map.Add(new YamlEntry(YamlScalar.String(key), value));
        }

        return new YamlMapping(map.MoveToImmutable());
    }

    /// <summary>A whole number.</summary>
    public static YamlScalar Number(long value) =>
        new(value.ToString(System.Globalization.CultureInfo.InvariantCulture), YamlScalarStyle.Plain, YamlScalarKind.Integer);
}
