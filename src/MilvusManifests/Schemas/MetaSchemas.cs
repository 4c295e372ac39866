using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>The schemas of JSON Schema itself, which other schemas may refer to: which keywords there are and what each takes.</summary>
internal static class MetaSchemas
{
    private const string Address202012 = "https://json-schema.org/draft/2020-12/";

    /// <summary>The meta-schema at an address; null for any other address.</summary>
    public static YamlNode? Find(string address) => address switch
    {
        "http://json-schema.org/draft-07/schema" => Read(address, Draft7),
        Address202012 + "schema" => Read(address, Draft202012),
        Address202012 + "meta/core" => Read(address, Core),
        Address202012 + "meta/applicator" => Read(address, Applicator),
        Address202012 + "meta/unevaluated" => Read(address, Unevaluated),
        Address202012 + "meta/validation" => Read(address, Validation),
        Address202012 + "meta/meta-data" => Read(address, MetaData),
        Address202012 + "meta/format-annotation" or Address202012 + "meta/format-assertion" => Read(address, Format),
        Address202012 + "meta/content" => Read(address, Content),
        _ => null,
    };

    private static YamlNode? Read(string address, string text) => JsonReader.Read(new SourceText(address, text)).Value;

    private const string Draft7 = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "$id": "http://json-schema.org/draft-07/schema#",
          "definitions": {
            "count": { "type": "integer", "minimum": 0 },
            "schemas": { "type": "array", "minItems": 1, "items": { "$ref": "#" } },
            "schemaMap": { "type": "object", "additionalProperties": { "$ref": "#" } },
            "strings": { "type": "array", "items": { "type": "string" }, "uniqueItems": true },
            "type": { "enum": ["array", "boolean", "integer", "null", "number", "object", "string"] }
          },
          "type": ["object", "boolean"],
          "properties": {
            "$id": { "type": "string" },
            "$schema": { "type": "string" },
            "$ref": { "type": "string" },
            "$comment": { "type": "string" },
            "title": { "type": "string" },
            "description": { "type": "string" },
            "readOnly": { "type": "boolean" },
            "writeOnly": { "type": "boolean" },
            "examples": { "type": "array" },
            "multipleOf": { "type": "number", "exclusiveMinimum": 0 },
            "maximum": { "type": "number" },
            "exclusiveMaximum": { "type": "number" },
            "minimum": { "type": "number" },
            "exclusiveMinimum": { "type": "number" },
            "maxLength": { "$ref": "#/definitions/count" },
            "minLength": { "$ref": "#/definitions/count" },
            "pattern": { "type": "string", "format": "regex" },
            "additionalItems": { "$ref": "#" },
            "items": { "anyOf": [{ "$ref": "#" }, { "$ref": "#/definitions/schemas" }] },
            "maxItems": { "$ref": "#/definitions/count" },
            "minItems": { "$ref": "#/definitions/count" },
            "uniqueItems": { "type": "boolean" },
            "contains": { "$ref": "#" },
            "maxProperties": { "$ref": "#/definitions/count" },
            "minProperties": { "$ref": "#/definitions/count" },
            "required": { "$ref": "#/definitions/strings" },
            "additionalProperties": { "$ref": "#" },
            "definitions": { "$ref": "#/definitions/schemaMap" },
            "properties": { "$ref": "#/definitions/schemaMap" },
            "patternProperties": { "$ref": "#/definitions/schemaMap", "propertyNames": { "format": "regex" } },
            "dependencies": { "type": "object", "additionalProperties": { "anyOf": [{ "$ref": "#" }, { "$ref": "#/definitions/strings" }] } },
            "propertyNames": { "$ref": "#" },
            "enum": { "type": "array" },
            "type": {
              "anyOf": [
                { "$ref": "#/definitions/type" },
                { "type": "array", "items": { "$ref": "#/definitions/type" }, "minItems": 1, "uniqueItems": true }
              ]
            },
            "format": { "type": "string" },
            "contentMediaType": { "type": "string" },
            "contentEncoding": { "type": "string" },
            "if": { "$ref": "#" },
            "then": { "$ref": "#" },
            "else": { "$ref": "#" },
            "allOf": { "$ref": "#/definitions/schemas" },
            "anyOf": { "$ref": "#/definitions/schemas" },
            "oneOf": { "$ref": "#/definitions/schemas" },
            "not": { "$ref": "#" }
          }
        }
        """;

    private const string Draft202012 = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://json-schema.org/draft/2020-12/schema",
          "$vocabulary": {
            "https://json-schema.org/draft/2020-12/vocab/core": true,
            "https://json-schema.org/draft/2020-12/vocab/applicator": true,
            "https://json-schema.org/draft/2020-12/vocab/unevaluated": true,
            "https://json-schema.org/draft/2020-12/vocab/validation": true,
            "https://json-schema.org/draft/2020-12/vocab/meta-data": true,
            "https://json-schema.org/draft/2020-12/vocab/format-annotation": true,
            "https://json-schema.org/draft/2020-12/vocab/content": true
          },
          "$dynamicAnchor": "meta",
          "type": ["object", "boolean"],
          "allOf": [
            { "$ref": "meta/core" },
            { "$ref": "meta/applicator" },
            { "$ref": "meta/unevaluated" },
            { "$ref": "meta/validation" },
            { "$ref": "meta/meta-data" },
            { "$ref": "meta/format-annotation" },
            { "$ref": "meta/content" }
          ],
          "properties": {
            "definitions": { "type": "object", "additionalProperties": { "$dynamicRef": "#meta" } },
            "dependencies": {
              "type": "object",
              "additionalProperties": { "anyOf": [{ "$dynamicRef": "#meta" }, { "type": "array", "items": { "type": "string" }, "uniqueItems": true }] }
            }
          }
        }
        """;

    private const string Core = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://json-schema.org/draft/2020-12/meta/core",
          "$dynamicAnchor": "meta",
          "type": ["object", "boolean"],
          "properties": {
            "$id": { "type": "string", "pattern": "^[^#]*#?$" },
            "$schema": { "type": "string" },
            "$ref": { "type": "string" },
            "$anchor": { "$ref": "#/$defs/anchor" },
            "$dynamicRef": { "type": "string" },
            "$dynamicAnchor": { "$ref": "#/$defs/anchor" },
            "$vocabulary": { "type": "object", "additionalProperties": { "type": "boolean" } },
            "$comment": { "type": "string" },
            "$defs": { "type": "object", "additionalProperties": { "$dynamicRef": "#meta" } }
          },
          "$defs": { "anchor": { "type": "string", "pattern": "^[A-Za-z_][-A-Za-z0-9._]*$" } }
        }
        """;

    private const string Applicator = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://json-schema.org/draft/2020-12/meta/applicator",
          "$dynamicAnchor": "meta",
          "type": ["object", "boolean"],
          "properties": {
            "prefixItems": { "$ref": "#/$defs/schemas" },
            "items": { "$dynamicRef": "#meta" },
            "contains": { "$dynamicRef": "#meta" },
            "additionalProperties": { "$dynamicRef": "#meta" },
            "properties": { "$ref": "#/$defs/schemaMap" },
            "patternProperties": { "$ref": "#/$defs/schemaMap", "propertyNames": { "format": "regex" } },
            "dependentSchemas": { "$ref": "#/$defs/schemaMap" },
            "propertyNames": { "$dynamicRef": "#meta" },
            "if": { "$dynamicRef": "#meta" },
            "then": { "$dynamicRef": "#meta" },
            "else": { "$dynamicRef": "#meta" },
            "allOf": { "$ref": "#/$defs/schemas" },
            "anyOf": { "$ref": "#/$defs/schemas" },
            "oneOf": { "$ref": "#/$defs/schemas" },
            "not": { "$dynamicRef": "#meta" }
          },
          "$defs": {
            "schemas": { "type": "array", "minItems": 1, "items": { "$dynamicRef": "#meta" } },
            "schemaMap": { "type": "object", "additionalProperties": { "$dynamicRef": "#meta" } }
          }
        }
        """;

    private const string Unevaluated = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://json-schema.org/draft/2020-12/meta/unevaluated",
          "$dynamicAnchor": "meta",
          "type": ["object", "boolean"],
          "properties": {
            "unevaluatedItems": { "$dynamicRef": "#meta" },
            "unevaluatedProperties": { "$dynamicRef": "#meta" }
          }
        }
        """;

    private const string Validation = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://json-schema.org/draft/2020-12/meta/validation",
          "$dynamicAnchor": "meta",
          "type": ["object", "boolean"],
          "properties": {
            "type": {
              "anyOf": [
                { "$ref": "#/$defs/type" },
                { "type": "array", "items": { "$ref": "#/$defs/type" }, "minItems": 1, "uniqueItems": true }
              ]
            },
            "enum": { "type": "array" },
            "multipleOf": { "type": "number", "exclusiveMinimum": 0 },
            "maximum": { "type": "number" },
            "exclusiveMaximum": { "type": "number" },
            "minimum": { "type": "number" },
            "exclusiveMinimum": { "type": "number" },
            "maxLength": { "$ref": "#/$defs/count" },
            "minLength": { "$ref": "#/$defs/count" },
            "pattern": { "type": "string", "format": "regex" },
            "maxItems": { "$ref": "#/$defs/count" },
            "minItems": { "$ref": "#/$defs/count" },
            "uniqueItems": { "type": "boolean" },
            "maxContains": { "$ref": "#/$defs/count" },
            "minContains": { "$ref": "#/$defs/count" },
            "maxProperties": { "$ref": "#/$defs/count" },
            "minProperties": { "$ref": "#/$defs/count" },
            "required": { "$ref": "#/$defs/strings" },
            "dependentRequired": { "type": "object", "additionalProperties": { "$ref": "#/$defs/strings" } }
          },
          "$defs": {
            "count": { "type": "integer", "minimum": 0 },
            "strings": { "type": "array", "items": { "type": "string" }, "uniqueItems": true },
            "type": { "enum": ["array", "boolean", "integer", "null", "number", "object", "string"] }
          }
        }
        """;

    private const string MetaData = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://json-schema.org/draft/2020-12/meta/meta-data",
          "$dynamicAnchor": "meta",
          "type": ["object", "boolean"],
          "properties": {
            "title": { "type": "string" },
            "description": { "type": "string" },
            "deprecated": { "type": "boolean" },
            "readOnly": { "type": "boolean" },
            "writeOnly": { "type": "boolean" },
            "examples": { "type": "array" }
          }
        }
        """;

    private const string Format = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://json-schema.org/draft/2020-12/meta/format-annotation",
          "$dynamicAnchor": "meta",
          "type": ["object", "boolean"],
          "properties": { "format": { "type": "string" } }
        }
        """;

    private const string Content = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://json-schema.org/draft/2020-12/meta/content",
          "$dynamicAnchor": "meta",
          "type": ["object", "boolean"],
          "properties": {
            "contentEncoding": { "type": "string" },
            "contentMediaType": { "type": "string" },
            "contentSchema": { "$dynamicRef": "#meta" }
          }
        }
        """;
}
