using System.Collections.Immutable;
using MilvusManifests.Values.Quantities;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules;

/// <summary>
/// A mapping as a rule reads it. A value of another type than the rule asks for is treated as unknown and not judged: the schema has reported it.
/// </summary>
internal readonly struct ObjectFields(YamlMapping? node)
{
    /// <summary>The mapping; null if there is none.</summary>
    public YamlMapping? Node => node;

    /// <summary>Whether there is a mapping.</summary>
    public bool Exists => node is not null;

    /// <summary>The value of a field; null if it is absent or null.</summary>
    public YamlNode? this[string name] => node?[name] is { } value and not YamlScalar { Kind: YamlScalarKind.Null } ? value : null;

    /// <summary>The value of a field as one of a mapping.</summary>
    public static ObjectFields Of(YamlNode? node) => new(node as YamlMapping);

    /// <summary>Whether a field is set.</summary>
    public bool Has(string name) => this[name] is not null;

    /// <summary>Whether a field is absent, null, an empty string or an empty collection.</summary>
    public bool IsEmpty(string name) => this[name] switch
    {
        null => true,
        YamlScalar scalar => scalar.Kind == YamlScalarKind.String && scalar.Value.Length == 0,
        YamlSequence sequence => sequence.Items.IsEmpty,
        YamlMapping mapping => mapping.Entries.IsEmpty,
        _ => false,
    };

    /// <summary>A field's string as it was written; null if the field has none.</summary>
    public YamlScalar? Scalar(string name) => this[name] is YamlScalar { Kind: YamlScalarKind.String } text ? text : null;

    /// <summary>A field's string; null if the field has none.</summary>
    public string? Text(string name) => Scalar(name)?.Value;

    /// <summary>A field's string, or another one if the field is absent or empty; null if it has another value.</summary>
    public string? TextOr(string name, string absent) => IsEmpty(name) ? absent : Text(name);

    /// <summary>A field's whole number; null if the field has none.</summary>
    public long? Number(string name) => Number(this[name]);

    /// <summary>A whole number; null if the value is none.</summary>
    public static long? Number(YamlNode? node) => node is YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Float } number
        ? IsOctal(number.Value) ? Convert.ToInt64(number.Value, 8)
        : ExactNumber.TryParse(number.Value, out var value) ? value.ToInt64() : null
        : null;

    /// <summary>The amount of a field's quantity; null if the field has none.</summary>
    public QuantityAmount? Quantity(string name) =>
        this[name] is YamlScalar { Kind: not YamlScalarKind.Boolean } quantity && QuantityAmount.TryParse(quantity.Value, out var amount) ? amount : null;

    /// <summary>A field's boolean; null if the field has none.</summary>
    public bool? Flag(string name) => this[name] is YamlScalar { Kind: YamlScalarKind.Boolean } flag ? flag.Value is "true" or "True" or "TRUE" : null;

    /// <summary>The mapping in a field.</summary>
    public ObjectFields Fields(string name) => Of(this[name]);

    /// <summary>The items of a field's sequence; none if the field has no sequence.</summary>
    public ImmutableArray<YamlNode> Items(string name) => this[name] is YamlSequence sequence ? sequence.Items : [];

    /// <summary>The strings in a field's sequence.</summary>
    public TextItems Texts(string name) => new(Items(name));

    /// <summary>The mappings in a field's sequence.</summary>
    public MappingItems Mappings(string name) => new(Items(name));

    /// <summary>The entries of a field's mapping; none if the field has no mapping.</summary>
    public ImmutableArray<YamlEntry> Entries(string name) => this[name] is YamlMapping mapping ? mapping.Entries : [];

    // YAML 1.1, which Kubernetes' tools read, has modes as 0644.
    private static bool IsOctal(string text) => text.Length is > 1 and < 20 && text[0] == '0' && text.AsSpan().IndexOfAnyExceptInRange('0', '7') < 0;
}
