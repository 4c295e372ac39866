using System.Globalization;
using System.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Json;

/// <summary>
/// Writes nodes as JSON, keys in the order given. Numbers that JSON writes otherwise (<c>0x1F</c>, <c>.5</c>) are written its way; infinities and
/// not-a-number, which it lacks, are null.
/// </summary>
public static class JsonWriter
{
    private const int Step = 2;

    /// <summary>JSON on one line, without any blank.</summary>
    public static string Write(YamlNode node)
    {
        var output = new StringBuilder();
        Append(node, output, -1);
        return output.ToString();
    }

    /// <summary>JSON indented by two columns a level, with a line break at the end.</summary>
    public static string WriteIndented(YamlNode node)
    {
        var output = new StringBuilder();
        Append(node, output, 0);
        return output.Append('\n').ToString();
    }

    private static void Append(YamlNode node, StringBuilder output, int indent)
    {
        switch (node)
        {
            case YamlMapping { Entries.IsEmpty: true }:
                output.Append("{}");
                break;
            case YamlSequence { Items.IsEmpty: true }:
                output.Append("[]");
                break;
            case YamlMapping mapping:
                AppendMapping(mapping, output, indent);
                break;
            case YamlSequence sequence:
                AppendSequence(sequence, output, indent);
                break;
            case YamlScalar scalar:
                AppendScalar(scalar, output);
                break;
        }
    }

    private static void AppendMapping(YamlMapping mapping, StringBuilder output, int indent)
    {
        var inner = indent < 0 ? indent : indent + Step;
        var separator = '{';
        foreach (var entry in mapping.Entries)
        {
            output.Append(separator);
            separator = ',';
            NewLine(output, inner);
            AppendString(entry.Key.Value, output);
            output.Append(indent < 0 ? ":" : ": ");
            Append(entry.Value, output, inner);
        }

        NewLine(output, indent);
        output.Append('}');
    }

    private static void AppendSequence(YamlSequence sequence, StringBuilder output, int indent)
    {
        var inner = indent < 0 ? indent : indent + Step;
        var separator = '[';
        foreach (var item in sequence.Items)
        {
            output.Append(separator);
            separator = ',';
            NewLine(output, inner);
            Append(item, output, inner);
        }

        NewLine(output, indent);
        output.Append(']');
    }

    private static void AppendScalar(YamlScalar scalar, StringBuilder output)
    {
        switch (scalar.Kind)
        {
            case YamlScalarKind.Null:
                output.Append("null");
                break;
            case YamlScalarKind.Boolean:
                output.Append(scalar.Value is ['t' or 'T', ..] ? "true" : "false");
                break;
            case YamlScalarKind.Integer or YamlScalarKind.Float when YamlNumber.ToJson(scalar.Value) is { } number:
                output.Append(number);
                break;
            case YamlScalarKind.Float:
                output.Append("null");
                break;
            default:
                AppendString(scalar.Value, output);
                break;
        }
    }

    private static void AppendString(string value, StringBuilder output)
    {
        output.Append('"');
        var done = 0;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c is >= ' ' and not ('"' or '\\') && !char.IsSurrogate(c))
            {
                continue;
            }

            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
                continue;
            }

            output.Append(value, done, i - done);
            done = i + 1;
            _ = c switch
            {
                '"' or '\\' => output.Append('\\').Append(c),
                '\n' => output.Append("\\n"),
                '\r' => output.Append("\\r"),
                '\t' => output.Append("\\t"),
                '\b' => output.Append("\\b"),
                '\f' => output.Append("\\f"),
                _ => output.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
            };
        }

        output.Append(value, done, value.Length - done).Append('"');
    }

    private static void NewLine(StringBuilder output, int indent)
    {
        if (indent >= 0)
        {
            output.Append('\n').Append(' ', indent);
        }
    }
}
