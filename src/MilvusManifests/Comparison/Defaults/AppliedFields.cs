using System.Collections.Immutable;
using System.Text;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Defaults;

/// <summary>
/// What a manifest says of an object in a cluster: fields, and items of lists that the API server merges, which the manifest does not name belong to
/// others, such as a controller or another manifest. Of a list or map that is replaced as a whole, everything is the manifest's.
/// </summary>
/// <param name="form">The kind's types; null where none are known, so that only mappings are merged.</param>
internal sealed class AppliedFields(DefaultedForm? form)
{
    /// <summary>An object of a cluster without what belongs to others.</summary>
    /// <param name="live">The object in the cluster.</param>
    /// <param name="applied">The object as the manifest has it.</param>
    /// <param name="type">The type of both; null for one that is not known.</param>
    public YamlNode Of(YamlNode live, YamlNode applied, FieldType? type) => (live, applied) switch
    {
        (YamlMapping left, YamlMapping right) when !Is(type, SchemaKeyword.MapType, "atomic") => OfMapping(left, right, type),
        (YamlSequence left, YamlSequence right) when KeysOf(type) is { } keys => OfItems(left, right, keys, form?.Items(type)),
        (YamlSequence left, YamlSequence right) when Is(type, SchemaKeyword.ListType, "set") => OfSet(left, right),
        _ => live,
    };

    private YamlMapping OfMapping(YamlMapping live, YamlMapping applied, FieldType? type)
    {
        var kept = ImmutableArray.CreateBuilder<YamlEntry>();
        foreach (var entry in live.Entries)
        {
            if (applied[entry.Key.Value] is { } said)
            {
                kept.Add(entry with { Value = Of(entry.Value, said, form?.Field(type, entry.Key.Value)) });
            }
        }

        return new YamlMapping(kept.DrainToImmutable(), live.Location);
    }

    private YamlSequence OfItems(YamlSequence live, YamlSequence applied, string[] keys, FieldType? type)
    {
        var said = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var item in applied.Items)
        {
            said[NameOf(item, keys, type)] = item;
        }

        var kept = ImmutableArray.CreateBuilder<YamlNode>();
        foreach (var item in live.Items)
        {
            if (said.TryGetValue(NameOf(item, keys, type), out var match))
            {
                kept.Add(Of(item, match, type));
            }
        }

        return new YamlSequence(kept.DrainToImmutable(), live.Location);
    }

    private static YamlSequence OfSet(YamlSequence live, YamlSequence applied)
    {
        var said = new HashSet<YamlNode>(applied.Items, YamlNodeComparer.Json);
        return new YamlSequence([.. live.Items.Where(said.Contains)], live.Location);
    }

    private string NameOf(YamlNode item, string[] keys, FieldType? type)
    {
        var name = new StringBuilder();
        foreach (var key in keys)
        {
            var value = ((item as YamlMapping)?[key] as YamlScalar)?.Value ?? form?.Constant(type, key);
            name.Append(value).Append('\0');
        }

        return name.ToString();
    }

    private static string[]? KeysOf(FieldType? type) =>
        Is(type, SchemaKeyword.ListType, "map") && type!.Schema[SchemaKeyword.ListMapKeys] is YamlSequence { Items.Length: > 0 } keys
            ? [.. keys.Items.OfType<YamlScalar>().Select(key => key.Value)]
            : null;

    private static bool Is(FieldType? type, SchemaKeyword keyword, string value) => type?.Schema[keyword] is YamlScalar given && given.Value == value;
}
