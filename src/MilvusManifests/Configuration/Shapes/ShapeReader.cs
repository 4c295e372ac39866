using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Values.Quantities;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Shapes;

/// <summary>Applies a shape to a node: fills in defaults and reports everything that does not fit. It accepts what the published JSON Schema accepts.</summary>
internal sealed class ShapeReader
{
    private readonly MappingShape root;
    private readonly DiagnosticBag diagnostics = new();
    private readonly Dictionary<PropertyShape, BoundNode> absent = new(ReferenceEqualityComparer.Instance);

    private ShapeReader(MappingShape root) => this.root = root;

    /// <summary>The node with its shape applied, and what does not fit. What does not fit is marked, and hides nothing else.</summary>
    public static (BoundNode Node, ImmutableArray<Diagnostic> Diagnostics) Read(YamlNode node, MappingShape shape)
    {
        var reader = new ShapeReader(shape);
        var bound = reader.Read(node, shape, new Place(FieldPath.Root, node.Location));
        return (bound, reader.diagnostics.ToImmutable());
    }

    private BoundNode Read(YamlNode node, Shape shape, Place place)
    {
        switch (shape)
        {
            case MappingShape expected when node is YamlMapping mapping:
                return ReadMapping(mapping, expected, place);
            case ChoiceOrMappingShape expected when node is YamlMapping mapping:
                return ReadMapping(mapping, expected.Mapping, place);
            case MapShape expected when node is YamlMapping mapping:
                return ReadMap(mapping, expected, place);
            case SequenceShape expected when node is YamlSequence sequence:
                return ReadSequence(sequence, expected, place);
        }

        var fault = FindFault(node, shape, place);
        if (fault is not null)
        {
            diagnostics.Add(fault);
        }

        return fault is not null && shape is MappingShape { IsVerbatim: false } absent ? Complete(absent) with { IsValid = false } : new BoundNode(node, fault is null);
    }

    private BoundNode ReadMapping(YamlMapping mapping, MappingShape shape, Place place)
    {
        var members = ImmutableDictionary.CreateBuilder<string, BoundNode>(StringComparer.Ordinal);
        var misspelt = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in mapping.Entries)
        {
            if (shape.Find(entry.Key.Value) is { } property)
            {
                members.TryAdd(property.Name, Read(entry.Value, property.Shape, place.Under(entry)) with { IsWritten = true, KeyLocation = entry.Key.Location });
            }
            else if (!shape.IsOpen)
            {
                diagnostics.Add(UnknownKey.Describe(entry.Key, shape, place, root));
                misspelt.Add(UnknownKey.Suggest(entry.Key, shape) ?? "");
            }
        }

        foreach (var property in shape.Properties)
        {
            if (property.IsRequired && !members.ContainsKey(property.Name) && !misspelt.Contains(property.Name))
            {
                diagnostics.Add(Diagnostic.Error(ConfigurationCodes.MissingKey, place.Owner ?? mapping.Location, Missing(property, place)));
            }
        }

        diagnostics.AddRange(shape.Rules.Select(rule => RuleFault.Find(mapping, rule, place, misspelt)).OfType<Diagnostic>());
        return shape.IsVerbatim ? new BoundNode(mapping, true) { Members = members.ToImmutable() } : Complete(shape, members, mapping.Location) with { Written = mapping };
    }

    private BoundNode ReadMap(YamlMapping mapping, MapShape shape, Place place)
    {
        var members = ImmutableDictionary.CreateBuilder<string, BoundNode>(StringComparer.Ordinal);
        foreach (var entry in mapping.Entries)
        {
            if (FindFault(entry.Key, shape.Key) is { } fault)
            {
                diagnostics.Add(fault);
            }

            members.TryAdd(entry.Key.Value, Read(entry.Value, shape.Value, place.Under(entry)) with { IsWritten = true, KeyLocation = entry.Key.Location });
        }

        return new BoundNode(mapping, true) { Members = members.ToImmutable() };
    }

    private BoundNode ReadSequence(YamlSequence sequence, SequenceShape shape, Place place)
    {
        var items = sequence.Items.Select((item, index) => Read(item, shape.Item, place.Item(index, item))).ToImmutableArray();
        return new BoundNode(new YamlSequence([.. items.Select(item => item.Node)], sequence.Location), true) { Items = items, Written = sequence };
    }

    private BoundNode Complete(
        MappingShape shape, ImmutableDictionary<string, BoundNode>.Builder? written = null, Location? location = null)
    {
        var members = written ?? ImmutableDictionary.CreateBuilder<string, BoundNode>(StringComparer.Ordinal);
        var entries = ImmutableArray.CreateBuilder<YamlEntry>(shape.Properties.Length);
        foreach (var property in shape.Properties)
        {
            if (!members.TryGetValue(property.Name, out var member))
            {
                members[property.Name] = member = OnceAbsent(property);
            }

            entries.Add(new YamlEntry(new YamlScalar(property.Name, YamlScalarStyle.Plain, member.KeyLocation), member.Node));
        }

        return new BoundNode(new YamlMapping(entries.MoveToImmutable(), location), true) { Members = members.ToImmutable() };
    }

    // A thousand clusters leave the same keys out.
    private BoundNode OnceAbsent(PropertyShape property)
    {
        if (!absent.TryGetValue(property, out var node))
        {
            absent.Add(property, node = Absent(property));
        }

        return node;
    }

    private BoundNode Absent(PropertyShape property)
    {
        if (property.Default is { } value)
        {
            return Read(value, property.Shape, new Place(FieldPath.Root, null));
        }

        var members = property.Shape is MappingShape { IsVerbatim: false } mapping ? Complete(mapping) : null;
        return members is not null && !((MappingShape)property.Shape).Properties.Any(child => child.IsRequired)
            ? members
            : new BoundNode(YamlScalar.Null, !property.IsRequired) { Members = members?.Members ?? ImmutableDictionary<string, BoundNode>.Empty };
    }

    private static Diagnostic? FindFault(YamlNode node, Shape shape, Place place) => (shape, node) switch
    {
        (AnyShape, _) or (BooleanShape, YamlScalar { Kind: YamlScalarKind.Boolean }) => null,
        (StringShape expected, YamlScalar { Kind: YamlScalarKind.String } text) => FindFault(text, expected.Syntax),
        (QuantityShape, YamlScalar { Kind: YamlScalarKind.String or YamlScalarKind.Integer } quantity) => FindFault(quantity, Quantity.Syntax),
        (ChoiceShape expected, YamlScalar { Kind: YamlScalarKind.String } text) => FindFault(text, expected),
        (ChoiceOrMappingShape expected, YamlScalar { Kind: YamlScalarKind.String } text) => FindFault(text, expected.Choice, $", or a mapping with {OneOf(expected.Mapping)}"),
        (IntegerShape expected, YamlScalar { Kind: YamlScalarKind.Integer } number) => FindFault(number, expected, place),
        (NumberShape, YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Float } number) => FindFault(number, (NumberShape)shape, place),
        (ScalarShape, YamlScalar { Kind: not YamlScalarKind.Null } scalar) => FindFault(scalar, place),
        _ => WrongType.Describe(node, shape, place),
    };

    private static Diagnostic? FindFault(YamlScalar text, ValueSyntax? syntax) => syntax is null || syntax.IsValid(text.Value)
        ? null
        : Diagnostic.Error(syntax.Code, text.Location, $"{Quote.Value(text.Value)} is not a valid {syntax.Name}; {syntax.Advise(text.Value)}");

    private static Diagnostic? FindFault(YamlScalar text, ChoiceShape shape, string otherwise = "")
    {
        if (shape.Values.Contains(text.Value, StringComparer.Ordinal))
        {
            return null;
        }

        var likely = Suggestion.For(text.Value, shape.Values);
        var advice = likely is null ? $"use {shape.Expected}{otherwise}" : $"did you mean '{likely}'?";
        return Diagnostic.Error(ConfigurationCodes.UnknownValue, text.Location, $"unknown value {Quote.Value(text.Value)}; {advice}");
    }

    private static Diagnostic? FindFault(YamlScalar number, IntegerShape shape, Place place) =>
        ExactNumber.TryParse(number.Value, out var exact) && exact.ToInt64() is { } value && value >= shape.Minimum && value <= shape.Maximum
            ? null
            : Diagnostic.Error(ConfigurationCodes.OutOfRange, number.Location,
                place.Describe(string.Create(CultureInfo.InvariantCulture, $"expected an integer from {shape.Minimum} to {shape.Maximum}, found {Excerpt.Of(number.Value)}")));

    // What JSON cannot write is not a number for editors and other validators either, which see the file as JSON.
    private static Diagnostic? FindFault(YamlScalar number, NumberShape shape, Place place) =>
        YamlNumber.ToJson(number.Value) is { } json && double.IsFinite(double.Parse(json, NumberStyles.Float, CultureInfo.InvariantCulture))
            ? null
            : Diagnostic.Error(ConfigurationCodes.OutOfRange, number.Location, place.Describe($"expected {shape.Expected}, found {Excerpt.Of(number.Value)}"));

    private static Diagnostic? FindFault(YamlScalar scalar, Place place) => scalar.Value.AsSpan().IndexOfAnyInRange('\0', '\x1f') < 0
        ? null
        : Diagnostic.Error(ValueCodes.InvalidText, scalar.Location, place.Describe("expected a single line without control characters"));

    private static string OneOf(MappingShape mapping) =>
        Quote.Keys(mapping.Rules.OfType<ExactlyOne>().FirstOrDefault() is { } rule ? rule.Keys : [.. mapping.Properties.Select(property => property.Name)]);

    private static string Missing(PropertyShape property, Place place)
    {
        var example = property.Shape is StringShape { Syntax.Example: { } value } ? $", such as {property.Name}: {value}" : "";
        return place.Describe($"missing required key '{property.Name}'{example}");
    }
}
