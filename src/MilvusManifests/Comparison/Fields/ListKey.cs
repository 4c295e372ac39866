using System.Collections.Frozen;
using System.Text;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Fields;

/// <summary>What names the items of a list.</summary>
internal sealed record ListKey
{
    /// <summary>Nothing does: items are compared by value.</summary>
    public static readonly ListKey None = new([], mayMove: false);

    private static readonly string[] MovingLists = ["ports", "volumeMounts"];

    // A warning and a critical alert may have the same name.
    private static readonly string[][] Natural =
    [
        ["name"], ["alert", "labels.severity"], ["record"], ["mountPath"], ["containerPort"], ["key", "operator", "effect"], ["uid"], ["id"],
    ];

    private readonly string[] fields;

    private ListKey(string[] fields, bool mayMove)
    {
        this.fields = fields;
        MayMove = mayMove;
    }

    /// <summary>The value of a field that an item without it has; it does not name the item, written out or not. Null for a field that must be written.</summary>
    public Func<string, string?> Default { get; init; } = _ => null;

    /// <summary>Whether items have names at all.</summary>
    public bool IsNamed => fields.Length > 0;

    /// <summary>Whether what names an item is also what is likely to change: the number of a port.</summary>
    public bool MayMove { get; }

    /// <summary>The key of two lists: that of their schema, or else the first well-known field that all items have.</summary>
    /// <param name="field">The field that the lists are the value of.</param>
    /// <param name="schema">The schema of the lists; null where none is known.</param>
    /// <param name="old">The old list.</param>
    /// <param name="fresh">The new list.</param>
    public static ListKey Find(string field, PackedSchema? schema, YamlSequence old, YamlSequence fresh)
    {
        if (!old.Items.Concat(fresh.Items).All(item => item is YamlMapping))
        {
            return None;
        }

        var mayMove = MovingLists.Contains(field, StringComparer.Ordinal);

        // A port that moves keeps its name, and its number is the key in the schema.
        var declared = field == "ports" && HasAll(["name"], old, fresh) ? null : Declared(schema);
        if (declared is not null && HasAll([declared[0]], old, fresh))
        {
            return new ListKey(declared, mayMove);
        }

        foreach (var natural in Natural)
        {
            if (HasAll([natural[0]], old, fresh))
            {
                return new ListKey(natural, mayMove);
            }
        }

        return field == "rules" && old.Items.Concat(fresh.Items).All(item => Value(item, "alert") is not null || Value(item, "record") is not null)
            ? new ListKey(["alert", "record", "labels.severity"], mayMove: false)
            : None;
    }

    /// <summary>The name of an item; the same for all where nothing names them.</summary>
    public string Of(YamlNode item)
    {
        if (!IsNamed)
        {
            return "";
        }

        var name = new StringBuilder();
        foreach (var field in fields)
        {
            if (Value(item, field) is { Length: > 0 } value && (field == fields[0] || value != Default(field)))
            {
                name.Append(name.Length == 0 ? "" : ", ").Append(value);
            }
        }

        return name.ToString();
    }

    private static string[]? Declared(PackedSchema? schema)
    {
        if (schema?[SchemaKeyword.ListMapKeys] is YamlSequence { Items.Length: > 0 } keys)
        {
            return [.. keys.Items.OfType<YamlScalar>().Select(key => key.Value)];
        }

        return schema?[SchemaKeyword.PatchMergeKey] is YamlScalar key ? [key.Value] : null;
    }

    private static bool HasAll(string[] names, YamlSequence old, YamlSequence fresh) =>
        old.Items.Concat(fresh.Items).All(item => names.All(name => Value(item, name) is not null));

    private static string? Value(YamlNode? item, string path)
    {
        foreach (var step in path.Split('.'))
        {
            item = (item as YamlMapping)?[step];
        }

        return item is YamlScalar { Kind: not YamlScalarKind.Null } scalar ? scalar.Value : null;
    }
}

/// <summary>The lists whose order has no meaning.</summary>
internal static class SetLikeLists
{
    private static readonly FrozenSet<string> Fields = FrozenSet.ToFrozenSet(
        [
            "accessModes", "add", "apiGroups", "apiVersions", "categories", "configMaps", "drop", "egress", "endpoints", "enum", "env", "externalIPs", "finalizers",
            "from", "hosts", "imagePullSecrets", "ingress", "loadBalancerSourceRanges", "matchNames", "namespaces", "nonResourceURLs", "operations",
            "podMetricsEndpoints", "podTargetLabels", "policyTypes", "ports", "required", "resourceNames", "resources", "scopes", "secrets", "shortNames", "subjects",
            "targetLabels", "tls", "to", "tolerations", "values", "verbs", "volumeMounts", "volumes",
        ],
        StringComparer.Ordinal);

    /// <summary>Whether the order of a list has no meaning.</summary>
    /// <param name="field">The field that it is the value of.</param>
    /// <param name="schema">Its schema; null where none is known.</param>
    public static bool Has(string field, PackedSchema? schema) =>
        Fields.Contains(field) || schema?[SchemaKeyword.ListType] is YamlScalar { Value: "set" or "map" };
}
