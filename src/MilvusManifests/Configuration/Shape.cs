using System.Collections.Immutable;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>What a value of the configuration may be. The reader, the JSON Schema and the documentation are all made from the one tree of these.</summary>
/// <param name="Expected">The value in a message: <c>a mapping</c>.</param>
internal abstract record Shape(string Expected);

/// <summary>A mapping of known keys.</summary>
/// <param name="Properties">The keys, in the order of the documentation.</param>
internal sealed record MappingShape(params ImmutableArray<PropertyShape> Properties) : Shape("a mapping")
{
    /// <summary>What holds between the keys.</summary>
    public ImmutableArray<ShapeRule> Rules { get; init; } = [];

    /// <summary>Whether keys that are not listed are accepted, their values unread.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether the mapping is written into an object as it is, so that absent keys stay absent.</summary>
    public bool IsVerbatim { get; init; }

    /// <summary>The property of a key, or null.</summary>
    public PropertyShape? Find(string name)
    {
        foreach (var property in Properties)
        {
            if (string.Equals(property.Name, name, StringComparison.Ordinal))
            {
                return property;
            }
        }

        return null;
    }
}

/// <summary>A key of a mapping.</summary>
/// <param name="Name">The key.</param>
/// <param name="Shape">Its value.</param>
/// <param name="Summary">What it means, a sentence.</param>
internal sealed record PropertyShape(string Name, Shape Shape, string Summary)
{
    /// <summary>Whether the key must be present.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The value where the key is absent; null for none.</summary>
    public YamlNode? Default { get; init; }

    /// <summary>What absence means where there is no default.</summary>
    public string? Absent { get; init; }
}

/// <summary>A mapping whose keys are the user's.</summary>
/// <param name="Key">The syntax of the keys.</param>
/// <param name="Value">Every value.</param>
internal sealed record MapShape(ValueFormat Key, Shape Value) : Shape("a mapping");

/// <summary>A sequence.</summary>
/// <param name="Item">Every item.</param>
internal sealed record SequenceShape(Shape Item) : Shape("a sequence");

/// <summary>A string.</summary>
/// <param name="Format">Its syntax; null for any string.</param>
internal sealed record StringShape(ValueFormat? Format = null) : Shape("a string");

/// <summary>One of a few strings.</summary>
/// <param name="Values">The strings.</param>
internal sealed record ChoiceShape(params ImmutableArray<string> Values) : Shape("a string");

/// <summary>One of a few strings, or a mapping.</summary>
/// <param name="Choice">The strings.</param>
/// <param name="Mapping">The mapping.</param>
internal sealed record ChoiceOrMappingShape(ChoiceShape Choice, MappingShape Mapping) : Shape($"{Quote.Choice(Choice.Values)}, or a mapping");

/// <summary>A whole number.</summary>
/// <param name="Minimum">The smallest.</param>
/// <param name="Maximum">The largest.</param>
internal sealed record IntegerShape(long Minimum, long Maximum) : Shape("an integer");

/// <summary>True or false.</summary>
internal sealed record BooleanShape() : Shape("true or false");

/// <summary>A Kubernetes quantity: a string or an integer, which is all that a custom resource takes.</summary>
internal sealed record QuantityShape() : Shape("a quantity");

/// <summary>A string of one line, a number, true or false.</summary>
internal sealed record ScalarShape() : Shape("a string, a number, true or false");

/// <summary>Anything.</summary>
internal sealed record AnyShape() : Shape("any value");

/// <summary>What holds between the keys of a mapping.</summary>
internal abstract record ShapeRule;

/// <summary>Exactly one of some keys is present.</summary>
/// <param name="Keys">The keys.</param>
internal sealed record ExactlyOne(params ImmutableArray<string> Keys) : ShapeRule;

/// <summary>Two keys are present together, or neither is.</summary>
/// <param name="Key">The one that means something by itself.</param>
/// <param name="Companion">The one that completes it.</param>
internal sealed record Together(string Key, string Companion) : ShapeRule;

/// <summary>Where a key has one of some values, another key is required.</summary>
/// <param name="Key">The key.</param>
/// <param name="Values">The values.</param>
/// <param name="Required">The key that must then be present.</param>
internal sealed record RequiredWhen(string Key, ImmutableArray<string> Values, string Required) : ShapeRule;
