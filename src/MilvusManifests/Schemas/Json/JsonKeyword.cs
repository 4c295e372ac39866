using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json;

/// <summary>What is known of a keyword before any value is held against it.</summary>
/// <param name="Expected">What its value has to be, in words.</param>
/// <param name="Accepts">Whether a value is that. Schemas within it are looked at on their own.</param>
/// <param name="Holds">How its value holds schemas.</param>
/// <param name="IsInPlace">Whether those are applied to the value itself, not to its members: work multiplies along them without a limit that a document sets.</param>
internal sealed record JsonKeyword(string Expected, Func<YamlNode, bool> Accepts, SchemaHolding Holds = SchemaHolding.None, bool IsInPlace = false)
{
    /// <summary>The schemas that a value of the keyword holds, in the order they were written.</summary>
    public IEnumerable<YamlNode> Schemas(YamlNode value) => (Holds, value) switch
    {
        (SchemaHolding.One, _) or (SchemaHolding.OneOrList, YamlMapping or YamlScalar) => [value],
        (SchemaHolding.List or SchemaHolding.OneOrList, YamlSequence list) => list.Items,
        (SchemaHolding.Map, YamlMapping map) => map.Entries.Select(entry => entry.Value),
        (SchemaHolding.MapOrNames, YamlMapping map) => map.Entries.Select(entry => entry.Value).Where(part => part is not YamlSequence),
        _ => [],
    };
}

/// <summary>How the value of a keyword holds schemas.</summary>
internal enum SchemaHolding
{
    None,
    One,
    List,
    OneOrList,
    Map,

    /// <summary>A mapping whose values are schemas or lists of names.</summary>
    MapOrNames,
}
