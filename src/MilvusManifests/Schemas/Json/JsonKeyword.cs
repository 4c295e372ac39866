using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json;

/// <summary>The definition of a keyword.</summary>
/// <param name="Expected">What its value must be, in words.</param>
/// <param name="Accepts">Whether a value is that. Subschemas are checked separately.</param>
/// <param name="Holds">How its value contains subschemas.</param>
/// <param name="IsInPlace">Whether subschemas are applied to the value itself, not to its members: the work along them is not limited by the document.</param>
internal sealed record JsonKeyword(string Expected, Func<YamlNode, bool> Accepts, SchemaHolding Holds = SchemaHolding.None, bool IsInPlace = false)
{
    /// <summary>The subschemas of a value of the keyword, in the order they were written.</summary>
    public IEnumerable<YamlNode> Schemas(YamlNode value) => (Holds, value) switch
    {
        (SchemaHolding.One, _) or (SchemaHolding.OneOrList, YamlMapping or YamlScalar) => [value],
        (SchemaHolding.List or SchemaHolding.OneOrList, YamlSequence list) => list.Items,
        (SchemaHolding.Map, YamlMapping map) => map.Entries.Select(entry => entry.Value),
        (SchemaHolding.MapOrNames, YamlMapping map) => map.Entries.Select(entry => entry.Value).Where(part => part is not YamlSequence),
        _ => [],
    };

    /// <summary>The members of a value of the keyword that are to be schemas, with where they are in it: <c>.name</c>, <c>[0]</c>.</summary>
    public IEnumerable<(string Within, YamlNode Member)> Members(YamlNode value) => (Holds, value) switch
    {
        (SchemaHolding.List or SchemaHolding.OneOrList, YamlSequence list) => list.Items.Select((item, i) => (FormattableString.Invariant($"[{i}]"), item)),
        (SchemaHolding.Map or SchemaHolding.MapOrNames, YamlMapping map) => map.Entries.Select(entry => ($".{Excerpt.Of(entry.Key.Value)}", entry.Value)),
        _ => [],
    };
}

/// <summary>How the value of a keyword contains subschemas.</summary>
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
