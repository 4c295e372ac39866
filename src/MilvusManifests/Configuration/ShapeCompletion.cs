using System.Collections.Immutable;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>Gives a node every key of its shape, so that nobody who reads it has to know the defaults.</summary>
internal static class ShapeCompletion
{
    /// <summary>The node with a default, or null, for each absent key; it fits the shape.</summary>
    public static YamlNode Complete(YamlNode node, Shape shape) => (node, shape) switch
    {
        (YamlMapping mapping, MappingShape { IsVerbatim: false } expected) => CompleteMapping(mapping, expected),
        (YamlMapping mapping, ChoiceOrMappingShape { Mapping: { IsVerbatim: false } expected }) => CompleteMapping(mapping, expected),
        (YamlSequence sequence, SequenceShape { Item: MappingShape { IsVerbatim: false } item }) =>
            new YamlSequence(sequence.Items.Select(child => Complete(child, item)).ToImmutableArray(), sequence.Location),
        _ => node,
    };

    private static YamlMapping CompleteMapping(YamlMapping mapping, MappingShape shape)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>(shape.Properties.Length);
        foreach (var property in shape.Properties)
        {
            var entry = mapping.Find(property.Name);
            entries.Add(entry is null
                ? new YamlEntry(DefaultValue.Plain(property.Name), Absent(property))
                : entry with { Value = Complete(entry.Value, property.Shape) });
        }

        return new YamlMapping(entries.MoveToImmutable(), mapping.Location);
    }

    private static YamlNode Absent(PropertyShape property) =>
        property.Default
        ?? (property.Shape is MappingShape { IsVerbatim: false } mapping && !mapping.Properties.Any(child => child.IsRequired)
            ? CompleteMapping(YamlMapping.Empty, mapping)
            : YamlScalar.Null);
}
