using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Values;
using MilvusManifests.Values.Quantities;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Shapes;

/// <summary>A key of a mapping.</summary>
/// <param name="Name">The key.</param>
/// <param name="Shape">The shape of its value.</param>
/// <param name="Summary">What it means, as a sentence.</param>
internal record PropertyShape(string Name, Shape Shape, string Summary)
{
    /// <summary>Whether the key must be present.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The value where the key is absent; null for none.</summary>
    public YamlNode? Default { get; init; }

    /// <summary>What absence means where there is no default.</summary>
    public string? Absent { get; init; }
}

/// <summary>A key of a mapping whose value is bound to a type.</summary>
/// <param name="Name">The key.</param>
/// <param name="Shape">The shape of its value, a scalar.</param>
/// <param name="Summary">What it means, as a sentence.</param>
/// <param name="Bind">Makes the typed value of a scalar that fits the shape.</param>
internal sealed record PropertyShape<T>(string Name, Shape Shape, string Summary, Func<YamlScalar, T> Bind) : PropertyShape(Name, Shape, Summary);

/// <summary>Makes keys whose values are bound to a type: the shape and the binding come from one description.</summary>
internal static class Property
{
    /// <summary>A key whose string is read by a syntax.</summary>
    public static PropertyShape<T> Text<T>(string name, ValueSyntax<T> syntax, string summary) => new(name, new StringShape(syntax), summary, syntax.Bind);

    /// <summary>A key whose string is one of a few, each of which maps to a value.</summary>
    public static PropertyShape<T> Choice<T>(string name, string summary, params ImmutableArray<(string Word, T Value)> choices) =>
        new(name, new ChoiceShape([.. choices.Select(choice => choice.Word)]), summary, scalar => choices.First(choice => choice.Word == scalar.Value).Value);

    /// <summary>A key whose value is a finite number.</summary>
    public static PropertyShape<double> Number(string name, string summary) =>
        new(name, new NumberShape(), summary, scalar => double.Parse(YamlNumber.ToDecimal(scalar.Value), NumberStyles.Float, CultureInfo.InvariantCulture));

    /// <summary>A key that is true or false.</summary>
    public static PropertyShape<bool> Switch(string name, string summary) => new(name, new BooleanShape(), summary, IsTrue);

    /// <summary>A key that is an integer.</summary>
    public static PropertyShape<int> Integer(string name, int minimum, int maximum, string summary) => new(
        name, new IntegerShape(minimum, maximum), summary,
        scalar => ExactNumber.TryParse(scalar.Value, out var number) && number.ToInt64() is { } value
            ? (int)value
            : throw new InvalidOperationException($"'{scalar.Value}' is bound before it was checked."));

    /// <summary>The typed value of a string that is valid.</summary>
    public static T Bind<T>(this ValueSyntax<T> syntax, YamlScalar scalar) =>
        syntax.TryParse(scalar.Value, out var value) ? value : throw new InvalidOperationException($"'{scalar.Value}' is bound before it was checked.");

    private static bool IsTrue(YamlScalar scalar) => string.Equals(scalar.Value, "true", StringComparison.OrdinalIgnoreCase);
}
