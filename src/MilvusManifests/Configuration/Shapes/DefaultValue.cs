using System.Collections.Immutable;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Shapes;

/// <summary>Makes the nodes of defaults, which are in no file.</summary>
internal static class DefaultValue
{
    /// <summary>A string.</summary>
    public static YamlScalar Quoted(string value) => YamlScalar.String(value);

    /// <summary>A number, a boolean, or a string that needs no quotes.</summary>
    public static YamlScalar Plain(string value) => new(value, YamlScalarStyle.Plain);

    /// <summary>A mapping.</summary>
    public static YamlMapping Map(params ReadOnlySpan<(string Key, YamlNode Value)> entries)
    {
        var built = ImmutableArray.CreateBuilder<YamlEntry>(entries.Length);
        foreach (var (key, value) in entries)
        {
            built.Add(new YamlEntry(Plain(key), value));
        }

        return new YamlMapping(built.MoveToImmutable());
    }
}
