using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>Holds a node against a shape and collects everything that does not fit. It accepts what the published JSON Schema accepts.</summary>
internal sealed class ShapeValidator
{
    private readonly MappingShape root;
    private readonly ImmutableArray<Diagnostic>.Builder diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

    private ShapeValidator(MappingShape root) => this.root = root;

    /// <summary>What does not fit, in the order of the file.</summary>
    public static ImmutableArray<Diagnostic> Validate(YamlNode node, MappingShape shape)
    {
        var validator = new ShapeValidator(shape);
        validator.Check(node, shape, new Place(FieldPath.Root, node.Location));
        return validator.diagnostics.ToImmutable();
    }

    private void Check(YamlNode node, Shape shape, Place place)
    {
        switch (shape)
        {
            case MappingShape expected when node is YamlMapping mapping:
                CheckMapping(mapping, expected, place);
                break;
            case ChoiceOrMappingShape expected when node is YamlMapping mapping:
                CheckMapping(mapping, expected.Mapping, place);
                break;
            case ChoiceOrMappingShape expected when node is YamlScalar { Kind: YamlScalarKind.String } text:
                CheckChoice(text, expected.Choice, $", or a mapping with {OneOf(expected.Mapping)}");
                break;
            case MapShape expected when node is YamlMapping mapping:
                CheckMap(mapping, expected, place);
                break;
            case SequenceShape expected when node is YamlSequence sequence:
                CheckSequence(sequence, expected, place);
                break;
            case AnyShape:
            case BooleanShape when node is YamlScalar { Kind: YamlScalarKind.Boolean }:
                break;
            case StringShape expected when node is YamlScalar { Kind: YamlScalarKind.String } text:
                CheckFormat(text, expected.Format);
                break;
            case QuantityShape when node is YamlScalar { Kind: YamlScalarKind.String or YamlScalarKind.Integer } quantity:
                CheckFormat(quantity, Formats.Quantity);
                break;
            case ChoiceShape expected when node is YamlScalar { Kind: YamlScalarKind.String } text:
                CheckChoice(text, expected);
                break;
            case IntegerShape expected when node is YamlScalar { Kind: YamlScalarKind.Integer } number:
                CheckRange(number, expected, place);
                break;
            case ScalarShape when node is YamlScalar { Kind: not YamlScalarKind.Null } scalar:
                CheckOneLine(scalar, place);
                break;
            default:
                Report(WrongType.Describe(node, shape, place));
                break;
        }
    }

    private void CheckMapping(YamlMapping mapping, MappingShape shape, Place place)
    {
        var misspelt = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in mapping.Entries)
        {
            if (shape.Find(entry.Key.Value) is { } property)
            {
                Check(entry.Value, property.Shape, place.Under(entry));
            }
            else if (!shape.IsOpen)
            {
                Report(UnknownKey.Describe(entry.Key, shape, place, root));
                misspelt.Add(UnknownKey.Meant(entry.Key.Value, shape) ?? "");
            }
        }

        foreach (var property in shape.Properties)
        {
            if (property.IsRequired && mapping[property.Name] is null && !misspelt.Contains(property.Name))
            {
                Report(Diagnostic.Error(Codes.MissingKey, place.Owner ?? mapping.Location, Missing(property, place)));
            }
        }

        foreach (var rule in shape.Rules)
        {
            CheckRule(mapping, rule, place, misspelt);
        }
    }

    private void CheckRule(YamlMapping mapping, ShapeRule rule, Place place, HashSet<string> misspelt)
    {
        if (rule is ExactlyOne(var keys))
        {
            var present = mapping.Entries.Where(entry => keys.Contains(entry.Key.Value, StringComparer.Ordinal)).ToArray();
            if (present is [var first, var second, ..])
            {
                Report(Diagnostic.Error(Codes.OneOf, second.Key.Location, $"'{second.Key.Value}' stands beside '{first.Key.Value}'; write one of them"));
            }
            else if (present.Length == 0 && !keys.Any(misspelt.Contains))
            {
                Report(Diagnostic.Error(Codes.OneOf, place.Owner ?? mapping.Location, $"{place.Subject} needs {Quoted(keys)}"));
            }
        }
        else if (rule is Together(var key, var companion))
        {
            if (mapping.Find(key) is { } alone && mapping[companion] is null && !misspelt.Contains(companion))
            {
                Report(Diagnostic.Error(Codes.MissingKey, alone.Key.Location, $"{place.Subject} needs '{companion}' with '{key}'"));
            }
            else if (mapping.Find(companion) is { } other && mapping[key] is null && !misspelt.Contains(key))
            {
                Report(Diagnostic.Error(Codes.KeyNotAllowed, other.Key.Location, $"'{companion}' means nothing without '{key}'"));
            }
        }
        else if (rule is RequiredWhen when && mapping[when.Key] is YamlScalar { Kind: YamlScalarKind.String } value
            && when.Values.Contains(value.Value, StringComparer.Ordinal) && mapping[when.Required] is null && !misspelt.Contains(when.Required))
        {
            Report(Diagnostic.Error(Codes.MissingKey, place.Owner ?? mapping.Location, $"{place.Subject} needs '{when.Required}' with {when.Key}: {value.Value}"));
        }
    }

    private void CheckMap(YamlMapping mapping, MapShape shape, Place place)
    {
        foreach (var entry in mapping.Entries)
        {
            CheckFormat(entry.Key, shape.Key);
            Check(entry.Value, shape.Value, place.Under(entry));
        }
    }

    private void CheckSequence(YamlSequence sequence, SequenceShape shape, Place place)
    {
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            Check(sequence.Items[i], shape.Item, place.Item(i, sequence.Items[i]));
        }
    }

    private void CheckFormat(YamlScalar text, ValueFormat? format)
    {
        if (format is not null && !format.Matches(text.Value))
        {
            Report(Diagnostic.Error(format.Code, text.Location, $"{Quote.Value(text.Value)} is no {format.Name}; {format.Advice(text.Value)}"));
        }
    }

    private void CheckChoice(YamlScalar text, ChoiceShape shape, string otherwise = "")
    {
        if (!shape.Values.Contains(text.Value, StringComparer.Ordinal))
        {
            var likely = Suggestion.For(text.Value, shape.Values);
            var advice = likely is null ? $"write {Quote.Choice(shape.Values)}{otherwise}" : $"did you mean '{likely}'?";
            Report(Diagnostic.Error(Codes.UnknownValue, text.Location, $"unknown value {Quote.Value(text.Value)}; {advice}"));
        }
    }

    private void CheckRange(YamlScalar number, IntegerShape shape, Place place)
    {
        if (Integers.TryParse(number.Value) is not { } value || value < shape.Minimum || value > shape.Maximum)
        {
            Report(Diagnostic.Error(Codes.OutOfRange, number.Location,
                string.Create(CultureInfo.InvariantCulture, $"{place.Subject} takes {shape.Minimum} to {shape.Maximum}, not {Excerpt.Of(number.Value)}")));
        }
    }

    private void CheckOneLine(YamlScalar scalar, Place place)
    {
        if (scalar.Value.AsSpan().IndexOfAnyInRange('\0', '\x1f') >= 0)
        {
            Report(Diagnostic.Error(Codes.InvalidText, scalar.Location, $"{place.Subject} takes a single line without control characters"));
        }
    }

    private static string OneOf(MappingShape mapping) =>
        mapping.Rules.OfType<ExactlyOne>().FirstOrDefault() is { } rule ? Quoted(rule.Keys) : Quoted([.. mapping.Properties.Select(property => property.Name)]);

    private static string Quoted(ImmutableArray<string> keys) => Quote.Choice([.. keys.Select(key => $"'{key}'")]);

    private static string Missing(PropertyShape property, Place place)
    {
        var example = property.Shape switch
        {
            StringShape { Format: { } format } when ReferenceEquals(format, Formats.KubernetesVersion) => ", such as kubernetes: \"1.35\"",
            StringShape { Format: { } format } when ReferenceEquals(format, Formats.KubePrometheusVersion) => ", such as version: v0.18.0",
            StringShape { Format: { } format } when ReferenceEquals(format, Formats.MilvusVersion) => ", such as version: 2.6.15",
            _ => "",
        };
        return $"{place.Subject} needs '{property.Name}'{example}";
    }

    private void Report(Diagnostic diagnostic) => diagnostics.Add(diagnostic);
}
