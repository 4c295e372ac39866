using System.Collections.Immutable;
using System.Text.Json;
using MilvusManifests.Configuration.Shapes;

namespace MilvusManifests.Configuration;

/// <summary>What the JSON Schema requires of a whole value, and not of one that is part of it.</summary>
internal static class SchemaWholeness
{
    /// <summary>Writes the keys that are required, and the rules between them, for a value that has the shape of a part.</summary>
    /// <param name="json">Takes the keywords.</param>
    /// <param name="whole">The shape of the whole.</param>
    /// <param name="part">The shape of a part.</param>
    public static void Write(Utf8JsonWriter json, Shape whole, Shape part)
    {
        switch (whole, part)
        {
            case (MappingShape mapping, MappingShape partial):
                WriteMapping(json, mapping, partial);
                break;
            case (ChoiceOrMappingShape either, ChoiceOrMappingShape partial):
                json.WriteStartObject("if");
                json.WriteString("type", "object");
                json.WriteEndObject();
                json.WriteStartObject("then");
                WriteMapping(json, either.Mapping, partial.Mapping);
                json.WriteEndObject();
                break;
            case (SequenceShape sequence, SequenceShape partial):
                json.WriteStartObject("items");
                Write(json, sequence.Item, partial.Item);
                json.WriteEndObject();
                break;
        }
    }

    private static void WriteMapping(Utf8JsonWriter json, MappingShape whole, MappingShape part)
    {
        ConfigurationSchema.WriteArray(json, "required", Required(whole, part));
        if (part.Rules.IsEmpty)
        {
            ConfigurationSchema.WriteRules(json, whole);
        }

        var nested = whole.Properties.Where(property => IsMore(property.Shape, part.Find(property.Name)!.Shape)).ToArray();
        if (nested.Length == 0)
        {
            return;
        }

        json.WriteStartObject("properties");
        foreach (var property in nested)
        {
            json.WriteStartObject(property.Name);
            Write(json, property.Shape, part.Find(property.Name)!.Shape);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static bool IsMore(Shape whole, Shape part) => (whole, part) switch
    {
        (MappingShape mapping, MappingShape partial) =>
            mapping.Rules.Length > partial.Rules.Length || !Required(mapping, partial).IsEmpty
            || mapping.Properties.Any(property => IsMore(property.Shape, partial.Find(property.Name)!.Shape)),
        (ChoiceOrMappingShape either, ChoiceOrMappingShape partial) => IsMore(either.Mapping, partial.Mapping),
        (SequenceShape sequence, SequenceShape partial) => IsMore(sequence.Item, partial.Item),
        _ => false,
    };

    private static ImmutableArray<string> Required(MappingShape whole, MappingShape part) =>
        [.. whole.Properties.Where(property => property.IsRequired && part.Find(property.Name) is { IsRequired: false }).Select(property => property.Name)];
}
