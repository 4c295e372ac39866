using System.Globalization;
using System.Text;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Configuration;

/// <summary>The tables of keys in docs/configuration.md, made from the shape.</summary>
internal static class ConfigurationReference
{
    public static string Write()
    {
        var text = new StringBuilder();
        WriteSection(text, ConfigurationShape.Shape, "");
        return text.ToString();
    }

    private static void WriteSection(StringBuilder text, MappingShape mapping, string path)
    {
        text.Append(path.Length == 0 ? "### Top level\n\n" : $"### {path}\n\n");
        text.Append("| Key | Type | Default | Meaning |\n|---|---|---|---|\n");
        var sections = new List<(MappingShape Shape, string Path)>();
        WriteRows(text, mapping, path, "", sections);
        text.Append('\n');
        foreach (var (shape, at) in sections)
        {
            WriteSection(text, shape, at);
        }
    }

    private static void WriteRows(StringBuilder text, MappingShape mapping, string path, string prefix, List<(MappingShape Shape, string Path)> sections)
    {
        foreach (var property in mapping.Properties)
        {
            var key = prefix + property.Name;
            text.Append(CultureInfo.InvariantCulture, $"| `{key}` | {TypeOf(property.Shape)} | {DefaultOf(property)} | {property.Summary} |\n");
            var below = property.Shape is SequenceShape { Item: MappingShape } ? key + "[]" : property.Shape is MapShape ? key + ".<name>" : key;
            var nested = property.Shape as MappingShape ?? (property.Shape as ChoiceOrMappingShape)?.Mapping ?? (property.Shape as SequenceShape)?.Item as MappingShape
                ?? (property.Shape as MapShape)?.Value as MappingShape;
            if (nested is { IsOverride: true })
            {
                continue;
            }

            if (nested is { IsVerbatim: false, Properties.Length: > 2 })
            {
                sections.Add((nested, path.Length == 0 ? below : $"{path}.{below}"));
            }
            else if (nested is not null)
            {
                WriteRows(text, nested, path, below + ".", sections);
            }
        }
    }

    private static string TypeOf(Shape shape) => shape switch
    {
        MappingShape => "mapping",
        MapShape map => $"mapping of {map.Key.Name} to {TypeOf(map.Value)}",
        SequenceShape { Item: MappingShape } => "sequence of mappings",
        SequenceShape sequence => $"sequence of {Plural(sequence.Item)}",
        StringShape { Syntax: { } syntax } => syntax.Name,
        StringShape => "string",
        ChoiceShape choice => string.Join(" or ", choice.Values.Select(value => $"`{value}`")),
        ChoiceOrMappingShape either => $"{TypeOf(either.Choice)} or mapping",
        IntegerShape => "integer",
        QuantityShape => "Kubernetes quantity",
        ScalarShape => "string, number or boolean",
        _ => shape.Expected,
    };

    private static string Plural(Shape shape) => TypeOf(shape) switch
    {
        var path when path.StartsWith("path ", StringComparison.Ordinal) => "paths" + path["path".Length..],
        var type => type + "s",
    };

    private static string DefaultOf(PropertyShape property) =>
        property.IsRequired ? "**required**"
        : property.Default is { } value ? $"`{Flow(value)}`"
        : property.Absent ?? "";

    private static string Flow(YamlNode node) => node switch
    {
        YamlMapping mapping => "{" + string.Join(", ", mapping.Entries.Select(entry => $"{entry.Key.Value}: {Flow(entry.Value)}")) + "}",
        YamlSequence sequence => "[" + string.Join(", ", sequence.Items.Select(Flow)) + "]",
        YamlScalar scalar => scalar.Value,
        _ => "",
    };
}
