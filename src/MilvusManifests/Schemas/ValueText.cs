using System.Globalization;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>Values and lists of values for messages.</summary>
internal static class ValueText
{
    private const int MostChoices = 12;

    /// <summary>A scalar as <c>'text'</c>, shortened if it is long; any other value by its type: <c>a mapping</c>, <c>null</c>.</summary>
    public static string Of(YamlNode node) => node switch
    {
        YamlScalar { Kind: YamlScalarKind.Null } => "null",
        YamlScalar scalar => Quote(scalar.Value),
        _ => node.Description,
    };

    /// <summary>A value as written in YAML: a word as it is, a string that would be read as another type in double quotes.</summary>
    public static string Written(YamlNode node) => node switch
    {
        YamlScalar { Kind: YamlScalarKind.String } text when text.Value.Length == 0
            || YamlScalarResolution.Resolve(text.Value) != YamlScalarKind.String => $"\"{Excerpt.Of(text.Value)}\"",
        YamlScalar { Kind: YamlScalarKind.Null } => "null",
        YamlScalar scalar => Excerpt.Of(scalar.Value),
        YamlMapping { Entries.Length: 0 } => "{}",
        YamlSequence { Items.Length: 0 } => "[]",
        _ => node.Description,
    };

    /// <summary>Text in single quotes, shortened if it is long.</summary>
    public static string Quote(string text) => $"'{Excerpt.Of(text)}'";

    /// <summary><c>a, b or c</c>; for a long list, the first ones and how many more there are.</summary>
    public static string Choice(IReadOnlyList<string> values, string conjunction = "or")
    {
        if (values.Count > MostChoices)
        {
            var first = string.Join(", ", values.Take(MostChoices - 2));
            return string.Create(CultureInfo.InvariantCulture, $"{first} {conjunction} {values.Count - MostChoices + 2} more");
        }

        return values.Count switch
        {
            0 => "nothing",
            1 => values[0],
            _ => $"{string.Join(", ", values.Take(values.Count - 1))} {conjunction} {values[^1]}",
        };
    }

    /// <summary><c>1 item</c>, <c>2 items</c>.</summary>
    public static string Count(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>The length of a text in Unicode characters.</summary>
    public static int Length(string text)
    {
        var length = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            length -= char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]) ? 1 : 0;
        }

        return length;
    }
}
