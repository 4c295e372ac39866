using System.Collections.Immutable;
using System.Text.Json;
using MilvusManifests.Configuration.Clusters;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Json;
using MilvusManifests.Values;
using MilvusManifests.Values.Quantities;

namespace MilvusManifests.Configuration;

/// <summary>The JSON Schema of <c>manifests.config.yaml</c>, made from the shape that the reader applies to the file.</summary>
internal static class ConfigurationSchema
{
    /// <summary>The identifier of the schema.</summary>
    public const string Id = "urn:milvusmanifests:manifests.config:v1";

    private const string Definitions = "$defs";

    private static readonly MappingShape Override = (MappingShape)((MapShape)ConfigurationShape.Partial.Find(ClustersShape.Clusters)!.Shape).Value;

    /// <summary>The schema as JSON Schema 2020-12, indented, with a final line break.</summary>
    /// <remarks>A file that extends others or has clusters need not be whole, and says the same of its keys and of those of a cluster: these are defined once.</remarks>
    public static string Write() => JsonWriter.WriteIndented(json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("$id", Id);
        json.WriteString("title", ConfigurationShape.FileName);
        json.WriteString("description", "What MilvusManifests generates manifests from.");
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        WriteWholeness(json);
        json.WriteStartObject("properties");
        foreach (var property in ConfigurationShape.Partial.Properties)
        {
            if (Override.Find(property.Name) is not null)
            {
                WriteReference(json, property);
            }
            else
            {
                WriteProperty(json, property);
            }
        }

        json.WriteEndObject();
        json.WriteStartObject(Definitions);
        foreach (var property in Override.Properties)
        {
            WriteProperty(json, property);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void WriteWholeness(Utf8JsonWriter json)
    {
        json.WriteStartObject("if");
        json.WriteStartArray("anyOf");
        WriteRequired(json, ClustersShape.Extends);
        WriteRequired(json, ClustersShape.Clusters);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("else");
        SchemaWholeness.Write(json, ConfigurationShape.Shape, ConfigurationShape.Partial);
        json.WriteEndObject();
    }

    private static void WriteShape(Utf8JsonWriter json, Shape shape)
    {
        switch (shape)
        {
            case MappingShape mapping:
                WriteMapping(json, mapping);
                break;
            case MapShape map:
                json.WriteString("type", "object");
                json.WriteStartObject("propertyNames");
                WriteSyntax(json, map.Key);
                json.WriteEndObject();
                WriteNested(json, "additionalProperties", map.Value);
                break;
            case SequenceShape sequence:
                json.WriteString("type", "array");
                WriteNested(json, "items", sequence.Item);
                break;
            case StringShape text:
                json.WriteString("type", "string");
                WriteSyntax(json, text.Syntax);
                break;
            case ChoiceShape choice:
                json.WriteString("type", "string");
                WriteArray(json, "enum", choice.Values);
                break;
            case ChoiceOrMappingShape either:
                json.WriteStartArray("anyOf");
                WriteItem(json, either.Choice);
                WriteItem(json, either.Mapping);
                json.WriteEndArray();
                break;
            case IntegerShape integer:
                json.WriteString("type", "integer");
                json.WriteNumber("minimum", integer.Minimum);
                json.WriteNumber("maximum", integer.Maximum);
                break;
            case NumberShape:
                json.WriteString("type", "number");
                break;
            case BooleanShape:
                json.WriteString("type", "boolean");
                break;
            case QuantityShape:
                WriteArray(json, "type", ["string", "integer"]);
                WriteSyntax(json, Quantity.Syntax);
                json.WriteNumber("minimum", 0);
                break;
            case ScalarShape:
                WriteArray(json, "type", ["string", "number", "boolean"]);
                json.WriteString("pattern", @"^[^\x00-\x1f]*$");
                break;
        }
    }

    private static void WriteMapping(Utf8JsonWriter json, MappingShape shape)
    {
        json.WriteString("type", "object");
        if (!shape.IsOpen)
        {
            json.WriteBoolean("additionalProperties", false);
        }

        WriteArray(json, "required", [.. shape.Properties.Where(property => property.IsRequired).Select(property => property.Name)]);
        WriteRules(json, shape);
        json.WriteStartObject("properties");
        foreach (var property in shape.Properties)
        {
            if (shape.IsOverride)
            {
                WriteReference(json, property);
            }
            else
            {
                WriteProperty(json, property);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter json, PropertyShape property)
    {
        json.WriteStartObject(property.Name);
        json.WriteString("$ref", $"#/{Definitions}/{property.Name}");
        json.WriteEndObject();
    }

    private static void WriteProperty(Utf8JsonWriter json, PropertyShape property)
    {
        json.WriteStartObject(property.Name);
        json.WriteString("description", Describe(property));
        WriteShape(json, property.Shape);
        if (property.Default is { } value)
        {
            json.WritePropertyName("default");
            JsonWriter.Write(json, value);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the rules between the keys of a mapping.</summary>
    public static void WriteRules(Utf8JsonWriter json, MappingShape shape)
    {
        if (shape.Rules.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("allOf");
        foreach (var rule in shape.Rules)
        {
            json.WriteStartObject();
            if (rule is ExactlyOne either)
            {
                json.WriteStartArray("oneOf");
                foreach (var key in either.Keys)
                {
                    WriteRequired(json, key);
                }

                json.WriteEndArray();
            }
            else if (rule is Together both)
            {
                json.WriteStartObject("dependentRequired");
                WriteArray(json, both.Key, [both.Companion]);
                WriteArray(json, both.Companion, [both.Key]);
                json.WriteEndObject();
            }
            else if (rule is RequiredWhen when)
            {
                json.WriteStartObject("if");
                WriteArray(json, "required", [when.Key]);
                json.WriteStartObject("properties");
                json.WriteStartObject(when.Key);
                WriteArray(json, "enum", when.Values);
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteStartObject("then");
                WriteArray(json, "required", [when.Required]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRequired(Utf8JsonWriter json, string key)
    {
        json.WriteStartObject();
        WriteArray(json, "required", [key]);
        json.WriteEndObject();
    }

    private static void WriteSyntax(Utf8JsonWriter json, ValueSyntax? syntax)
    {
        if (syntax is null)
        {
            return;
        }

        json.WriteString("pattern", syntax.Pattern);
        if (syntax.MaxLength > 0)
        {
            json.WriteNumber("maxLength", syntax.MaxLength);
        }
    }

    private static void WriteNested(Utf8JsonWriter json, string name, Shape shape)
    {
        json.WriteStartObject(name);
        WriteShape(json, shape);
        json.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter json, Shape shape)
    {
        json.WriteStartObject();
        WriteShape(json, shape);
        json.WriteEndObject();
    }

    /// <summary>Writes a list of strings, if there are any.</summary>
    public static void WriteArray(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    // Absence that has a meaning but no value is described in words, which editors show.
    private static string Describe(PropertyShape property)
    {
        var summary = property.Summary.Replace("`", "", StringComparison.Ordinal);
        return property.Absent is null || property.Default is not null ? summary : $"{summary} Default: {property.Absent}.";
    }
}
