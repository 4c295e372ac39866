using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Values.Quantities;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Shapes;

/// <summary>Describes a value of the wrong type.</summary>
internal static class WrongType
{
    /// <summary>The diagnostic; where the value only lacks quotes, or has them where it should not, it says so.</summary>
    public static Diagnostic Describe(YamlNode node, Shape shape, Place place)
    {
        if (node is YamlScalar { Kind: YamlScalarKind.Null })
        {
            var remove = place.Path.IsItem ? "remove the item" : "remove the key";
            return Diagnostic.Error(ConfigurationCodes.WrongType, node.Location ?? place.Owner, place.Describe($"no value; add {shape.Expected} or {remove}"));
        }

        if (shape is MappingShape or MapShape && MissingSpace.In(node) is { } space)
        {
            return Diagnostic.Error(ConfigurationCodes.WrongType, space.Location, place.Describe(space.Message));
        }

        if (node is YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Float } number && shape is StringShape { Syntax: { } syntax })
        {
            return DescribeNumber(number, syntax, place);
        }

        var expected = node is YamlScalar { Kind: YamlScalarKind.Boolean } && shape is StringShape ? "a string" : shape.Expected;
        return Diagnostic.Error(ConfigurationCodes.WrongType, node.Location, place.Describe($"expected {expected}, found {node.Description}{Advice(node, shape)}"));
    }

    private static Diagnostic DescribeNumber(YamlScalar number, ValueSyntax syntax, Place place)
    {
        var text = number.Value;
        if (!syntax.IsValid(text))
        {
            return Diagnostic.Error(syntax.Code, number.Location, $"{Quote.Value(text)} is not a valid {syntax.Name}; {syntax.Advise(text)}");
        }

        return syntax.NumberMessage is { } message
            ? Diagnostic.Error(syntax.Code, number.Location, message(text))
            : Diagnostic.Error(ConfigurationCodes.WrongType, number.Location, place.Describe($"expected a string, found {number.Description}; use \"{text}\""));
    }

    private static string Advice(YamlNode node, Shape shape) => (node, shape) switch
    {
        (YamlScalar { Kind: YamlScalarKind.Boolean or YamlScalarKind.Integer or YamlScalarKind.Float } scalar, StringShape) => $"; use \"{Excerpt.Of(scalar.Value)}\"",
        (YamlScalar { Kind: YamlScalarKind.Float } scalar, QuantityShape) when Quantity.Syntax.IsValid(scalar.Value) => $"; use \"{scalar.Value}\"",
        (YamlScalar { Kind: YamlScalarKind.String } scalar, IntegerShape) when ExactNumber.TryParse(scalar.Value, out var number) && number.ToInt64() is not null =>
            $"; use {scalar.Value} without quotes",
        (YamlScalar { Kind: YamlScalarKind.String } scalar, BooleanShape) => scalar.Value.ToLowerInvariant() switch
        {
            "yes" or "y" or "on" or "true" or "enabled" => "; use true",
            "no" or "n" or "off" or "false" or "disabled" => "; use false",
            _ => "",
        },
        (YamlScalar scalar, SequenceShape) => $"; use [{Excerpt.Of(scalar.Value)}]",
        (YamlScalar { Kind: YamlScalarKind.String } scalar, MappingShape mapping) when Home(scalar, mapping) is { } home => $"; use {{{home}: {Excerpt.Of(scalar.Value)}}}",
        (YamlMapping mapping, StringShape { Syntax: not null }) when mapping["name"] is YamlScalar { Kind: YamlScalarKind.String } name => $"; use {Excerpt.Of(name.Value)}",
        (YamlMapping, SequenceShape) => "; start each item with '- '",
        (YamlSequence, MappingShape or MapShape) => "; write the keys without '- '",
        _ => "",
    };

    // The key that a value alone is likely meant for: the required one, if the value is valid there.
    private static string? Home(YamlScalar scalar, MappingShape mapping)
    {
        var property = mapping.Properties.FirstOrDefault(candidate => candidate.IsRequired);
        var syntax = property?.Shape is StringShape text ? text.Syntax : property?.Shape is QuantityShape ? Quantity.Syntax : null;
        return syntax?.IsValid(scalar.Value) == true ? property!.Name : null;
    }
}
