using System.Collections.Immutable;
using MilvusManifests.Values;
using MilvusManifests.Values.Quantities;

namespace MilvusManifests.Configuration.Shapes;

/// <summary>What a value of the configuration may be. The reader, the JSON Schema and the documentation all come from one tree of shapes.</summary>
/// <param name="Expected">The value as a message calls it: <c>a mapping</c>.</param>
internal abstract record Shape(string Expected);

/// <summary>A mapping of known keys.</summary>
/// <param name="Properties">The keys, in the order of the documentation.</param>
internal sealed record MappingShape(params ImmutableArray<PropertyShape> Properties) : Shape("a mapping")
{
    /// <summary>Rules between the keys.</summary>
    public ImmutableArray<ShapeRule> Rules { get; init; } = [];

    /// <summary>Whether other keys are accepted, their values unchecked.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether the mapping is written into an object as it is, without defaults for absent keys.</summary>
    public bool IsVerbatim { get; init; }

    /// <summary>Whether it is laid over another mapping, so that its keys are described there.</summary>
    public bool IsOverride { get; init; }

    /// <summary>The property of a key; null for an unknown key.</summary>
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

/// <summary>A mapping whose keys are the user's own.</summary>
/// <param name="Key">The syntax of the keys.</param>
/// <param name="Value">The shape of every value.</param>
internal sealed record MapShape(ValueSyntax Key, Shape Value) : Shape("a mapping");

/// <summary>A sequence.</summary>
/// <param name="Item">The shape of every item.</param>
internal sealed record SequenceShape(Shape Item) : Shape("a sequence");

/// <summary>A string.</summary>
/// <param name="Syntax">Its syntax; null for any string.</param>
internal sealed record StringShape(ValueSyntax? Syntax = null) : Shape(Syntax is null ? "a string" : Quote.WithArticle(Syntax.Name));

/// <summary>One of a few strings.</summary>
/// <param name="Values">The strings.</param>
internal sealed record ChoiceShape(params ImmutableArray<string> Values) : Shape(Quote.Either(Values));

/// <summary>One of a few strings, or a mapping.</summary>
/// <param name="Choice">The strings.</param>
/// <param name="Mapping">The mapping.</param>
internal sealed record ChoiceOrMappingShape(ChoiceShape Choice, MappingShape Mapping) : Shape($"{Choice.Expected}, or a mapping");

/// <summary>An integer.</summary>
/// <param name="Minimum">The smallest.</param>
/// <param name="Maximum">The largest.</param>
internal sealed record IntegerShape(long Minimum, long Maximum) : Shape("an integer");

/// <summary>A finite number.</summary>
internal sealed record NumberShape() : Shape("a number");

/// <summary>True or false.</summary>
internal sealed record BooleanShape() : Shape("true or false");

/// <summary>A Kubernetes quantity: a string or an integer, the two types that custom resources allow for it.</summary>
internal sealed record QuantityShape() : Shape(Quote.WithArticle(Quantity.Syntax.Name));

/// <summary>A string of one line, a number, true or false.</summary>
internal sealed record ScalarShape() : Shape("a string, a number, true or false");

/// <summary>Any value.</summary>
internal sealed record AnyShape() : Shape("any value");
