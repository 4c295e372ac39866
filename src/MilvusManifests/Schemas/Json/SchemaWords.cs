using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json;

/// <summary>What a schema accepts in a few words, where that is possible.</summary>
internal static class SchemaWords
{
    /// <summary>The words: <c>a string</c>, <c>'Always'</c>; else the schema's title; null if there is neither.</summary>
    public static string? Of(YamlNode schema)
    {
        if (schema is not YamlMapping mapping)
        {
            return schema is YamlScalar { Value: ['f' or 'F', ..] } ? "nothing" : "anything";
        }

        if (mapping["title"] is YamlScalar { Kind: YamlScalarKind.String } title)
        {
            return ValueText.Quote(title.Value);
        }

        if (mapping.Entries is not [var only])
        {
            return null;
        }

        return (only.Key.Value, only.Value) switch
        {
            ("type", YamlScalar type) => ValueText.Choice(JsonTypes.Parse(type.Value).Describe()),
            ("const", var value) => ValueText.Of(value),
            ("enum", YamlSequence values) => ValueText.Choice([.. values.Items.Select(ValueText.Of)]),
            ("minimum", YamlScalar bound) => $"at least {Excerpt.Of(bound.Value)}",
            ("maximum", YamlScalar bound) => $"at most {Excerpt.Of(bound.Value)}",
            ("pattern", YamlScalar pattern) => $"a string that matches {Excerpt.Of(pattern.Value)}",
            _ => null,
        };
    }
}
