using System.Globalization;
using System.Text;
using MilvusManifests.Text;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Cli.Commands.Config;

/// <summary>A configuration as YAML, with the place that each value came from in a comment.</summary>
internal static class ConfigurationText
{
    /// <summary>The text, which is a configuration itself.</summary>
    public static string Write(YamlMapping configuration)
    {
        var text = new StringBuilder();
        WriteMapping(text, configuration, 0, isItem: false);
        return text.ToString();
    }

    private static void WriteMapping(StringBuilder text, YamlMapping mapping, int indent, bool isItem)
    {
        foreach (var entry in mapping.Entries)
        {
            text.Append(' ', isItem ? 0 : indent);
            isItem = false;
            YamlScalarText.AppendKey(entry.Key.Value, text);
            text.Append(':');
            WriteValue(text, entry.Value, indent);
        }
    }

    private static void WriteValue(StringBuilder text, YamlNode value, int indent)
    {
        switch (value)
        {
            case YamlMapping { Entries.IsEmpty: false } mapping:
                text.Append('\n');
                WriteMapping(text, mapping, indent + 2, isItem: false);
                break;
            case YamlSequence { Items.IsEmpty: false } sequence:
                text.Append('\n');
                foreach (var item in sequence.Items)
                {
                    text.Append(' ', indent + 2).Append('-');
                    if (item is YamlMapping { Entries.IsEmpty: false } entries)
                    {
                        text.Append(' ');
                        WriteMapping(text, entries, indent + 4, isItem: true);
                    }
                    else
                    {
                        WriteValue(text, item, indent + 2);
                    }
                }

                break;
            default:
                text.Append(' ').Append(Inline(value)).Append("  # ").Append(Place(value.Location)).Append('\n');
                break;
        }
    }

    // A string of several lines would leave no room for the comment.
    private static string Inline(YamlNode value) => value switch
    {
        YamlScalar { Kind: YamlScalarKind.String } scalar when scalar.Value.Contains('\n', StringComparison.Ordinal) => Quoted(scalar.Value),
        YamlScalar scalar => YamlWriter.WriteScalar(scalar),
        YamlSequence => "[]",
        _ => "{}",
    };

    private static string Quoted(string value)
    {
        var text = new StringBuilder();
        YamlScalarText.AppendQuoted(value, text);
        return text.ToString();
    }

    private static string Place(Location? location) =>
        location is null ? "default" : string.Create(CultureInfo.InvariantCulture, $"{location.Path}({location.Start.Line},{location.Start.Column})");
}
