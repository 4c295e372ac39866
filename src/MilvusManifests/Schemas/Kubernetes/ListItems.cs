using System.Text;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>Duplicate items of lists.</summary>
internal static class ListItems
{
    /// <summary>Adds an error for every duplicate item.</summary>
    public static void CheckSet(YamlSequence sequence, InstancePath path, SchemaErrors errors)
    {
        var first = new Dictionary<YamlNode, int>(YamlNodeComparer.Json);
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            if (!first.TryAdd(sequence.Items[i], i))
            {
                errors.Add(SchemaMessages.Duplicate(sequence.Items[i], path, i, first[sequence.Items[i]]));
            }
        }
    }

    /// <summary>Adds an error for every item with the same keys as another.</summary>
    public static void CheckMap(YamlSequence sequence, YamlSequence keys, PackedSchema item, InstancePath path, SchemaErrors errors)
    {
        if (sequence.Items.Length < 2)
        {
            return;
        }

        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var text = new StringBuilder();
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            if (sequence.Items[i] is YamlMapping mapping && Key(mapping, keys, item, text) is { } key && !first.TryAdd(key, i))
            {
                errors.Add(SchemaMessages.Duplicate(mapping, path, i, first[key], Words(mapping, keys)));
            }
        }
    }

    // The values concatenated, each with its length so that different lists never collide; null if a key is not a scalar.
    private static string? Key(YamlMapping mapping, YamlSequence keys, PackedSchema item, StringBuilder text)
    {
        text.Clear();
        foreach (var name in keys.Items)
        {
            var key = ((YamlScalar)name).Value;
            var value = mapping[key] ?? item.Property(key)?[SchemaKeyword.Default];
            switch (value)
            {
                case null or YamlScalar { Kind: YamlScalarKind.Null }:
                    text.Append('-');
                    break;
                case YamlScalar scalar:
                    text.Append(scalar.Value.Length).Append(':').Append(scalar.Value);
                    break;
                default:
                    return null;
            }
        }

        return text.ToString();
    }

    private static string Words(YamlMapping mapping, YamlSequence keys) =>
        string.Join(" and ", keys.Items.Select(key => ((YamlScalar)key).Value).Where(key => mapping[key] is YamlScalar).Select(key => $"{key} {ValueText.Of(mapping[key]!)}"));
}
