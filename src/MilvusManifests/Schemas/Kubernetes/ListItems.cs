using System.Text;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>Duplicate items of lists.</summary>
internal static class ListItems
{
    private const string Accepted = "a server-side apply is refused, a client-side one is accepted";

    // The API server itself does not compare the items of these lists: only a server-side apply, which merges them by their keys, does.
    private static readonly Dictionary<string, string> ServerSideOnly = new(StringComparer.Ordinal)
    {
        ["core.v1.EnvVar"] = "a server-side apply is refused, a client-side one is accepted with a warning and the last value counts",
        ["core.v1.ContainerPort"] = Accepted,
        ["core.v1.LocalObjectReference"] = Accepted,
        ["core.v1.ObjectReference"] = Accepted,
        ["core.v1.HostAlias"] = Accepted,
    };

    /// <summary>Adds an error for every duplicate item.</summary>
    public static void CheckSet(YamlSequence sequence, InstancePath path, SchemaErrors errors)
    {
        var note = path.Key?.Value == "finalizers" ? Accepted : null;
        var first = new Dictionary<YamlNode, int>(YamlNodeComparer.Json);
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            if (!first.TryAdd(sequence.Items[i], i))
            {
                errors.Add(SchemaMessages.Duplicate(sequence.Items[i], path, i, first[sequence.Items[i]], note: note));
            }
        }
    }

    /// <summary>Adds an error for every item with the same keys as another.</summary>
    /// <param name="sequence">The list.</param>
    /// <param name="keys">The names of the keys.</param>
    /// <param name="item">The schema of its items.</param>
    /// <param name="definition">The definition that this schema is; null if it is none.</param>
    /// <param name="path">Where the list is.</param>
    /// <param name="errors">Receives the errors.</param>
    public static void CheckMap(YamlSequence sequence, YamlSequence keys, PackedSchema item, string? definition, InstancePath path, SchemaErrors errors)
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
                errors.Add(SchemaMessages.Duplicate(mapping, path, i, first[key], Words(mapping, keys), definition is null ? null : ServerSideOnly.GetValueOrDefault(definition)));
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
