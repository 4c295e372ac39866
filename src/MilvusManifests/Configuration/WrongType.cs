using MilvusManifests.Schemas.Formats;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>Says what to do about a value of another type than its key takes.</summary>
internal static class WrongType
{
    /// <summary>The diagnostic; where the value only wants quotes, or wants to lose them, it says so.</summary>
    public static Diagnostic Describe(YamlNode node, Shape shape, Place place)
    {
        if (node is YamlScalar { Kind: YamlScalarKind.Null })
        {
            var remove = place.Path.IsItem ? "remove the item" : "remove the key";
            return Diagnostic.Error(Codes.WrongType, node.Location ?? place.Owner, $"{place.Subject} has no value; write {Expected(shape)} or {remove}");
        }

        if (node is YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Float } number && shape is StringShape { Format: { } format })
        {
            return DescribeNumber(number, format, place);
        }

        var expected = node is YamlScalar { Kind: YamlScalarKind.Boolean } && shape is StringShape ? shape.Expected : Expected(shape);

        return Diagnostic.Error(Codes.WrongType, node.Location, $"{place.Subject} takes {expected}, not {node.Description}{Advice(node, shape)}");
    }

    private static Diagnostic DescribeNumber(YamlScalar number, ValueFormat format, Place place)
    {
        var text = number.Value;
        if (format.Matches(text))
        {
            return format.NumberMessage is { } message
                ? Diagnostic.Error(format.Code, number.Location, message(text))
                : Diagnostic.Error(Codes.WrongType, number.Location, $"{place.Subject} takes a string, not {number.Description}; write \"{text}\"");
        }

        return Diagnostic.Error(format.Code, number.Location, $"{Quote.Value(text)} is no {format.Name}; {format.Advice(text)}");
    }

    private static string Advice(YamlNode node, Shape shape) => (node, shape) switch
    {
        (YamlScalar { Kind: YamlScalarKind.Boolean or YamlScalarKind.Integer or YamlScalarKind.Float } scalar, StringShape) => $"; write \"{Excerpt.Of(scalar.Value)}\"",
        (YamlScalar { Kind: YamlScalarKind.Float } scalar, QuantityShape) when QuantitySyntax.IsValid(scalar.Value) => $"; write \"{scalar.Value}\"",
        (YamlScalar { Kind: YamlScalarKind.Boolean or YamlScalarKind.Integer or YamlScalarKind.Float }, ChoiceShape choice) => $"; write {Quote.Choice(choice.Values)}",
        (YamlScalar { Kind: YamlScalarKind.String } scalar, IntegerShape) when Integers.TryParse(scalar.Value) is not null => $"; write {scalar.Value} without quotes",
        (YamlScalar { Kind: YamlScalarKind.String } scalar, BooleanShape) => scalar.Value.ToLowerInvariant() switch
        {
            "yes" or "y" or "on" or "true" or "enabled" => "; write true",
            "no" or "n" or "off" or "false" or "disabled" => "; write false",
            _ => "",
        },
        (YamlScalar scalar, SequenceShape) => $"; write [{Excerpt.Of(scalar.Value)}]",
        (YamlMapping mapping, StringShape { Format: not null }) when mapping["name"] is YamlScalar { Kind: YamlScalarKind.String } name => $"; write {Excerpt.Of(name.Value)}",
        (YamlMapping, SequenceShape) => "; begin each item with '- '",
        (YamlSequence, MappingShape or MapShape) => "; write keys without '- '",
        _ => "",
    };

    private static string Expected(Shape shape) => shape switch
    {
        StringShape { Format: { } format } => $"a {format.Name}",
        QuantityShape => "a Kubernetes quantity",
        ChoiceShape choice => Quote.Choice(choice.Values),
        _ => shape.Expected,
    };
}
