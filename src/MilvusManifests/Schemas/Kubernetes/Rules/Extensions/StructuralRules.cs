using System.Collections.Immutable;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Extensions;

/// <summary>The rules of the schemas of CustomResourceDefinitions: what a structural schema is.</summary>
internal static class StructuralRules
{
    private const string Structural = "apiextensions/schema: validateStructuralInvariants";
    private const string OpenApi = "apiextensions/validation: ValidateCustomResourceDefinitionOpenAPISchema";

    private static readonly ImmutableArray<string> Types = ["array", "boolean", "integer", "number", "object", "string"];
    private static readonly ImmutableArray<string> Unsupported = ["$ref", "additionalItems", "definitions", "dependencies", "id", "patternProperties"];

    private static readonly ImmutableArray<string> NotNested =
    [
        "type", "additionalProperties", "default", "title", "description", "x-kubernetes-list-map-keys", "x-kubernetes-list-type", "x-kubernetes-map-type", "x-kubernetes-validations",
    ];

    private static readonly ImmutableArray<string> FlagsNotNested = ["nullable", "x-kubernetes-embedded-resource", "x-kubernetes-int-or-string", "x-kubernetes-preserve-unknown-fields"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new SchemaRule("schema-type-required", Structural, CheckTypeRequired),
        new SchemaRule("schema-type-known", "apiextensions/validation: specStandardValidatorV3.validate", CheckTypeKnown),
        new SchemaRule("schema-root-object", Structural, CheckRoot),
        new SchemaRule("schema-items-required", Structural, CheckItems),
        new SchemaRule("schema-properties-or-map", OpenApi, CheckProperties),
        new SchemaRule("schema-unsupported", "apiextensions/validation: specStandardValidatorV3.validate", CheckUnsupported),
        new SchemaRule("schema-unique-items", OpenApi, CheckUniqueItems),
        new SchemaRule("schema-nested", "apiextensions/schema: validateNestedValueValidation", CheckNested),
        new SchemaRule("schema-metadata", "apiextensions/schema: validateStructuralMetadataInvariants", CheckMetadata),
        new SchemaRule("schema-preserve-unknown", OpenApi, CheckPreserve),
        new SchemaRule("schema-int-or-string", "apiextensions/schema: validateExtensions", CheckIntegerOrString),
        new SchemaRule("schema-embedded-resource", Structural, CheckEmbedded),
        new SchemaRule("schema-default-type", "apiextensions/schema/defaulting: validate", CheckDefault),
    ];

    private static void CheckTypeRequired(SchemaPart part, RuleViolations found)
    {
        var schema = part.Schema;
        if (part.IsStructural && schema.IsEmpty("type") && schema.Flag("x-kubernetes-int-or-string") != true
            && (schema.Flag("x-kubernetes-preserve-unknown-fields") != true || schema.Flag("x-kubernetes-embedded-resource") == true))
        {
            found.CheckRequired(schema, "type", "in a structural schema");
        }
    }

    private static void CheckTypeKnown(SchemaPart part, RuleViolations found)
    {
        if (part.Schema.Scalar("type") is { Value.Length: > 0 } type && !Types.Contains(type.Value))
        {
            found.Add(type, type.Value == "null" ? "must not be null; use nullable: true" : $"must be {ValueText.Choice(Types)}, not {ValueText.Of(type)}{Text.Suggestion.Phrase(type.Value, Types)}");
        }
    }

    private static void CheckRoot(SchemaPart part, RuleViolations found)
    {
        if (part.Place != SchemaPlace.Root)
        {
            return;
        }

        if (part.Schema.Scalar("type") is { Value: "array" or "boolean" or "integer" or "number" or "string" } type)
        {
            found.Add(type, $"must be object at the root, not {type.Value}");
        }

        if (part.Schema.Fields("additionalProperties").Exists)
        {
            found.AddKey(part.Schema, "additionalProperties", "is not allowed at the root");
        }

        if (part.Schema.Flag("nullable") == true)
        {
            found.Add(part.Schema["nullable"]!, "must not be true at the root");
        }
    }

    private static void CheckItems(SchemaPart part, RuleViolations found)
    {
        if (part.IsStructural && part.Schema.Text("type") == "array" && !part.Schema.Has("items"))
        {
            found.CheckRequired(part.Schema, "items", "with type array");
        }
    }

    private static void CheckProperties(SchemaPart part, RuleViolations found)
    {
        if (!part.Schema.IsEmpty("properties") && (part.Schema.Fields("additionalProperties").Exists || part.Schema.Flag("additionalProperties") == false))
        {
            found.AddKey(part.Schema, "additionalProperties", "is not allowed with 'properties'");
        }
    }

    private static void CheckUnsupported(SchemaPart part, RuleViolations found)
    {
        foreach (var keyword in Unsupported)
        {
            if (part.Schema.Has(keyword) && (keyword is "$ref" || !part.Schema.IsEmpty(keyword)))
            {
                found.AddKey(part.Schema, keyword, "is not supported in the schema of a CustomResourceDefinition");
            }
        }

        if (part.Schema["items"] is YamlSequence { Items.IsEmpty: false } items)
        {
            found.Add(items, "must be one schema, not a list of schemas");
        }
    }

    private static void CheckUniqueItems(SchemaPart part, RuleViolations found)
    {
        if (part.Schema.Flag("uniqueItems") == true)
        {
            found.Add(part.Schema["uniqueItems"]!, "must not be true; use x-kubernetes-list-type: set");
        }
    }

    private static void CheckNested(SchemaPart part, RuleViolations found)
    {
        if (part.IsStructural)
        {
            return;
        }

        foreach (var keyword in NotNested)
        {
            if (part.Schema.Has(keyword) && !(part.Schema.IsEmpty(keyword) && keyword is not ("default" or "additionalProperties")))
            {
                found.AddKey(part.Schema, keyword, "is not allowed below allOf, anyOf, oneOf or not in a structural schema");
            }
        }

        foreach (var keyword in FlagsNotNested)
        {
            if (part.Schema.Flag(keyword) == true)
            {
                found.AddKey(part.Schema, keyword, "is not allowed below allOf, anyOf, oneOf or not in a structural schema");
            }
        }

        if (part.Schema.Fields("properties").Has("metadata"))
        {
            found.AddKey(part.Schema.Fields("properties"), "metadata", "is not allowed below allOf, anyOf, oneOf or not");
        }
    }

    private static void CheckMetadata(SchemaPart part, RuleViolations found)
    {
        var metadata = part.Schema.Fields("properties").Fields("metadata");
        if (part.Place != SchemaPlace.Root || !metadata.Exists)
        {
            return;
        }

        if (metadata.Scalar("type") is { Value: not ("" or "object") } type)
        {
            found.Add(type, $"must be object, not {ValueText.Of(type)}");
        }

        foreach (var (key, _) in metadata.Entries("properties"))
        {
            if (key.Value is not ("name" or "generateName"))
            {
                found.AddKey(metadata.Fields("properties"), key.Value, "is not allowed: only 'name' and 'generateName' of the metadata may be restricted");
            }
        }
    }

    private static void CheckPreserve(SchemaPart part, RuleViolations found)
    {
        if (part.Schema.Flag("x-kubernetes-preserve-unknown-fields") == false)
        {
            found.Add(part.Schema["x-kubernetes-preserve-unknown-fields"]!, "must be true; leave it out otherwise");
        }
    }

    private static void CheckIntegerOrString(SchemaPart part, RuleViolations found)
    {
        if (part.Schema.Flag("x-kubernetes-int-or-string") != true)
        {
            return;
        }

        foreach (var name in (ReadOnlySpan<string>)["x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource"])
        {
            if (part.Schema.Flag(name) == true)
            {
                found.AddKey(part.Schema, name, "is not allowed with x-kubernetes-int-or-string");
            }
        }
    }

    private static void CheckEmbedded(SchemaPart part, RuleViolations found)
    {
        if (!part.IsStructural || part.Schema.Flag("x-kubernetes-embedded-resource") != true)
        {
            return;
        }

        if (part.Schema.Scalar("type") is { Value: not ("" or "object") } type)
        {
            found.Add(type, $"must be object with x-kubernetes-embedded-resource, not {ValueText.Of(type)}");
        }

        if (part.Schema.Fields("additionalProperties").Exists)
        {
            found.AddKey(part.Schema, "additionalProperties", "is not allowed with x-kubernetes-embedded-resource");
        }
        else if (part.Schema.IsEmpty("properties") && part.Schema.Flag("x-kubernetes-preserve-unknown-fields") != true)
        {
            found.Explain(part.Schema.Node!, "'properties' or x-kubernetes-preserve-unknown-fields is required with x-kubernetes-embedded-resource");
        }
    }

    private static void CheckDefault(SchemaPart part, RuleViolations found)
    {
        if (part.Schema["default"] is not { } value || part.Schema.Text("type") is not { } type)
        {
            return;
        }

        var fits = (type, value) switch
        {
            ("string", YamlScalar scalar) => scalar.Kind == YamlScalarKind.String,
            ("boolean", YamlScalar scalar) => scalar.Kind == YamlScalarKind.Boolean,
            ("integer" or "number", YamlScalar scalar) => scalar.Kind is YamlScalarKind.Integer or YamlScalarKind.Float,
            ("object", _) => value is YamlMapping,
            ("array", _) => value is YamlSequence,
            ("string" or "boolean" or "integer" or "number", _) => false,
            _ => true,
        };
        if (!fits)
        {
            found.Explain(value, $"a default of type {type} must be {Article(type)}, not {value.Description}");
        }
    }

    private static string Article(string type) => type switch { "integer" => "an integer", "array" => "a sequence", "object" => "a mapping", _ => $"a {type}" };
}
