using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MilvusManifests.Yaml;

namespace MilvusManifests.Json;

/// <summary>
/// Writes nodes as JSON, keys in the given order. Numbers that JSON writes differently (<c>0x1F</c>, <c>.5</c>) are converted; infinities and
/// not-a-number, which JSON lacks, become null.
/// </summary>
internal static class JsonWriter
{
    /// <summary>JSON on one line, without whitespace.</summary>
    public static string Write(YamlNode node) => Write(isIndented: false, json => Write(json, node));

    /// <summary>JSON indented by two columns a level, with a line break at the end.</summary>
    public static string WriteIndented(YamlNode node) => WriteIndented(json => Write(json, node));

    /// <summary>JSON that the caller writes, indented by two columns a level, with a line break at the end.</summary>
    internal static string WriteIndented(Action<Utf8JsonWriter> write) => Write(isIndented: true, write) + "\n";

    /// <summary>Writes a node where a value is expected.</summary>
    internal static void Write(Utf8JsonWriter json, YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                json.WriteStartObject();
                foreach (var entry in mapping.Entries)
                {
                    json.WritePropertyName(entry.Key.Value);
                    Write(json, entry.Value);
                }

                json.WriteEndObject();
                break;
            case YamlSequence sequence:
                json.WriteStartArray();
                foreach (var item in sequence.Items)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case YamlScalar scalar:
                WriteScalar(json, scalar);
                break;
        }
    }

    private static string Write(bool isIndented, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Indented = isIndented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WriteScalar(Utf8JsonWriter json, YamlScalar scalar)
    {
        switch (scalar.Kind)
        {
            case YamlScalarKind.Null:
                json.WriteNullValue();
                break;
            case YamlScalarKind.Boolean:
                json.WriteBooleanValue(scalar.Value is ['t' or 'T', ..]);
                break;
            case YamlScalarKind.Integer or YamlScalarKind.Float when YamlNumber.ToJson(scalar.Value) is { } number:
                // An element keeps every digit, as no number type does; a raw value would not be indented.
                JsonElement.Parse(number).WriteTo(json);
                break;
            case YamlScalarKind.Float:
                json.WriteNullValue();
                break;
            default:
                json.WriteStringValue(scalar.Value);
                break;
        }
    }
}
