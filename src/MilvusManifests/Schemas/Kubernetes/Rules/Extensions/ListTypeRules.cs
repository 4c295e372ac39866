using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules.Admission;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Extensions;

/// <summary>The rules of Kubernetes' own keywords in the schemas of CustomResourceDefinitions: list types, map types and validation rules.</summary>
internal static class ListTypeRules
{
    private const string Package = "apiextensions/validation: ValidateCustomResourceDefinitionOpenAPISchema";
    private const string ListType = "x-kubernetes-list-type";
    private const string MapKeys = "x-kubernetes-list-map-keys";

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        Rule("schema-list-type", Package, CheckListType),
        Rule("schema-list-map-keys", Package, CheckMapKeys),
        Rule("schema-list-map-key-required", "apiextensions/validation: validateMapListKeysMapSet", CheckKeysRequired),
        Rule("schema-set-items", Package, CheckSetItems),
        Rule("schema-map-type", Package, CheckMapType),
        Rule("schema-rule", Package, CheckRules),
        Rule("schema-rule-cel", "apiextensions/schema/cel: Compile", CheckExpressions),
    ];

    private static SchemaRule Rule(string id, string source, Action<ObjectFields, RuleViolations> check) => new(id, source, (part, found) => check(part.Schema, found));

    private static void CheckListType(ObjectFields schema, RuleViolations found)
    {
        if (schema.Scalar(ListType) is not { } listType)
        {
            return;
        }

        found.CheckValue(schema, ListType, "atomic", "set", "map");
        if (schema.TextOr("type", "") is { } type && type != "array")
        {
            found.AddKey(schema, ListType, "is only allowed with type array");
        }
    }

    private static void CheckMapKeys(ObjectFields schema, RuleViolations found)
    {
        var isMap = schema.Text(ListType) == "map";
        if (!isMap)
        {
            if (!schema.IsEmpty(MapKeys) && (!schema.Has(ListType) || schema.Text(ListType) is not null))
            {
                found.AddKey(schema, MapKeys, "is only allowed with x-kubernetes-list-type map");
            }

            return;
        }

        found.CheckRequired(schema, MapKeys, "with x-kubernetes-list-type map");
        var items = schema.Fields("items");
        if (items.Scalar("type") is { Value: not "object" } type)
        {
            found.Add(type, $"must be object in a list with x-kubernetes-list-type map, not {ValueText.Of(type)}");
        }

        var properties = items.Fields("properties");
        foreach (var key in schema.Texts(MapKeys))
        {
            if (items.Text("type") == "object" && !properties.Has(key.Value))
            {
                found.Explain(key, $"the items have no property {ValueText.Of(key)}");
            }
            else if (properties.Fields(key.Value).Scalar("type") is { Value: "array" or "object" } keyType)
            {
                found.Add(keyType, $"must not be {keyType.Value} for a key of the list");
            }
        }
    }

    private static void CheckKeysRequired(ObjectFields schema, RuleViolations found)
    {
        var items = schema.Fields("items");
        if (schema.Text(ListType) is not ("map" or "set") || !items.Exists)
        {
            return;
        }

        if (items.Flag("nullable") == true)
        {
            found.AddKey(items, "nullable", $"is not allowed in a list with x-kubernetes-list-type {schema.Text(ListType)}");
        }

        if (schema.Text(ListType) == "set")
        {
            return;
        }

        var required = items.Texts("required").Select(name => name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var key in schema.Texts(MapKeys))
        {
            var property = items.Fields("properties").Fields(key.Value);
            if (property.Exists && !required.Contains(key.Value) && !property.Has("default"))
            {
                found.Explain(property.Node!, "a key of a list with x-kubernetes-list-type map must be required or have a default");
            }

            if (property.Flag("nullable") == true)
            {
                found.AddKey(property, "nullable", "is not allowed for a key of the list");
            }
        }
    }

    private static void CheckSetItems(ObjectFields schema, RuleViolations found)
    {
        if (schema.Text(ListType) != "set")
        {
            return;
        }

        var items = schema.Fields("items");
        if (items.Text("type") == "object" && (!items.Has("x-kubernetes-map-type") || items.Text("x-kubernetes-map-type") is not (null or "atomic")))
        {
            found.Explain(items["x-kubernetes-map-type"] ?? items.Node!, "the objects of a set need x-kubernetes-map-type: atomic");
        }
        else if (items.Text("type") == "array" && items.Scalar(ListType) is { Value: not "atomic" } inner)
        {
            found.Add(inner, $"must be atomic for the items of a set, not {ValueText.Of(inner)}");
        }
    }

    private static void CheckMapType(ObjectFields schema, RuleViolations found)
    {
        if (!schema.Has("x-kubernetes-map-type"))
        {
            return;
        }

        found.CheckValue(schema, "x-kubernetes-map-type", "atomic", "granular");
        if (schema.TextOr("type", "") is { } type && type != "object")
        {
            found.AddKey(schema, "x-kubernetes-map-type", "is only allowed with type object");
        }
    }

    private static void CheckRules(ObjectFields schema, RuleViolations found)
    {
        foreach (var rule in schema.Mappings("x-kubernetes-validations"))
        {
            if (rule.Scalar("message") is { Value.Length: > 0 } message)
            {
                if (string.IsNullOrWhiteSpace(message.Value))
                {
                    found.Add(message, "must not be blank");
                }
                else if (message.Value.Trim().AsSpan().ContainsAny('\n', '\r'))
                {
                    found.Add(message, "must not contain line breaks");
                }
            }
            else if (rule.IsEmpty("message") && rule.Scalar("rule") is { } text && text.Value.Trim().AsSpan().ContainsAny('\n', '\r'))
            {
                found.CheckRequired(rule, "message", "with a rule that has line breaks");
            }

            found.CheckValue(rule, "reason", "FieldValueRequired", "FieldValueForbidden", "FieldValueInvalid", "FieldValueDuplicate");
            if (rule.Scalar("fieldPath") is { } path && path.Value.AsSpan().ContainsAny('\n', '\r'))
            {
                found.Add(path, "must not contain line breaks");
            }
        }
    }

    private static void CheckExpressions(ObjectFields schema, RuleViolations found)
    {
        foreach (var rule in schema.Mappings("x-kubernetes-validations"))
        {
            Expressions.Check(rule, "rule", found);
            if (rule.Scalar("messageExpression") is { Value.Length: > 0 })
            {
                Expressions.Check(rule, "messageExpression", found);
            }
        }
    }
}
