using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Values.Quantities;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Defaults;

/// <summary>What an API server makes of an object: the fields that it fills in mean the same written out or left out.</summary>
internal sealed class DefaultedForm
{
    private const string QuantityFormat = "G15";
    private const string Claim = "core.v1.PersistentVolumeClaim";

    private readonly SchemaPack pack;
    private readonly bool isCustomResource;

    /// <summary>Creates the form of objects of one kind.</summary>
    /// <param name="pack">Resolves references.</param>
    /// <param name="isCustomResource">Whether a CustomResourceDefinition defines the kind: then only its schema has defaults.</param>
    public DefaultedForm(SchemaPack pack, bool isCustomResource) => (this.pack, this.isCustomResource) = (pack, isCustomResource);

    /// <summary>The type of a schema.</summary>
    public FieldType Resolve(PackedSchema schema) => new(pack.Resolve(schema), schema.Reference);

    /// <summary>The type of a field; null for one that is not known.</summary>
    public FieldType? Field(FieldType? owner, string name) =>
        (owner?.Schema.Property(name) ?? owner?.Schema.AdditionalProperties) is { } schema ? Resolve(schema) : null;

    /// <summary>The type of the items of a list; null for one that is not known.</summary>
    public FieldType? Items(FieldType? list) => list?.Schema.Items is { } schema ? Resolve(schema) : null;

    /// <summary>Whether a value is what an API server fills in where it is absent, or drops where it is written.</summary>
    /// <param name="owner">The type of the mapping that may have the field.</param>
    /// <param name="without">The mapping without the field.</param>
    /// <param name="field">The field.</param>
    /// <param name="value">The value that another form of the mapping has.</param>
    public bool IsFilledIn(FieldType? owner, YamlMapping without, string field, YamlNode value)
    {
        if (owner is null)
        {
            return false;
        }

        if (IsStatusOfClaim(owner, field))
        {
            return true;
        }

        var type = Field(owner, field);
        var stripped = Strip(value, type);
        return IsDropped(stripped, type) || (Default(owner, without, field) is { } filled && YamlNodeComparer.Json.Equals(Strip(filled, type), stripped));
    }

    /// <summary>Whether two values that are written differently mean the same.</summary>
    public static bool AreEqual(FieldType? type, YamlScalar old, YamlScalar fresh) =>
        type is { IsQuantity: true } && YamlNodeComparer.Json.Equals(Amount(old), Amount(fresh));

    /// <summary>The default of a field of which no other field is known; null where there is none.</summary>
    public string? Constant(FieldType? owner, string field) =>
        owner is null ? null : (Default(owner, YamlMapping.Empty, field) as YamlScalar)?.Value;

    /// <summary>A value without what an API server fills in, and with quantities in one form: equal to what means the same.</summary>
    public YamlNode Strip(YamlNode node, FieldType? type) => node switch
    {
        _ when type is null => node,
        YamlMapping mapping => StripFields(mapping, type),
        YamlSequence sequence when Items(type) is { } items => sequence.WithItems(item => Strip(item, items)),
        YamlScalar scalar when type.IsQuantity => Amount(scalar),
        _ => node,
    };

    private YamlMapping StripFields(YamlMapping mapping, FieldType type)
    {
        ImmutableArray<YamlEntry>.Builder? kept = null;
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            var entry = mapping.Entries[i];
            var value = entry.Value is YamlScalar { Kind: YamlScalarKind.Null } ? null : StripField(mapping, entry, type);
            if (kept is null && ReferenceEquals(value, entry.Value))
            {
                continue;
            }

            if (kept is null)
            {
                kept = ImmutableArray.CreateBuilder<YamlEntry>(mapping.Entries.Length);
                kept.AddRange(mapping.Entries.AsSpan(0, i));
            }

            if (value is not null)
            {
                kept.Add(entry with { Value = value });
            }
        }

        return kept is null ? mapping : new YamlMapping(kept.DrainToImmutable(), mapping.Location);
    }

    private YamlNode? StripField(YamlMapping mapping, YamlEntry entry, FieldType owner)
    {
        if (IsStatusOfClaim(owner, entry.Key.Value))
        {
            return null;
        }

        var type = Field(owner, entry.Key.Value);
        var value = Strip(entry.Value, type);
        return IsDropped(value, type) || (HasDefault(owner, entry.Key.Value) && IsDefault(mapping, entry.Key.Value, owner, type, value)) ? null : value;
    }

    private bool IsDefault(YamlMapping mapping, string field, FieldType owner, FieldType? type, YamlNode value) =>
        Default(owner, mapping.Without(field), field) is { } filled && YamlNodeComparer.Json.Equals(Strip(filled, type), value);

    private bool HasDefault(FieldType owner, string field) =>
        owner.Definition is not null || (isCustomResource && owner.Schema.Property(field) is { } schema && DefaultOf(schema) is not null);

    private YamlNode? Default(FieldType owner, YamlMapping without, string field)
    {
        if (owner.Schema.Property(field) is { } schema && DefaultOf(schema) is { } filled)
        {
            return filled;
        }

        return owner.Definition is null || isCustomResource ? null
            : DependentDefaults.Find(owner.Definition, without, field) ?? DefaultTable.Of(owner.Definition)[field];
    }

    private YamlNode? DefaultOf(PackedSchema schema) =>
        (schema[SchemaKeyword.Default] ?? pack.Resolve(schema)[SchemaKeyword.Default]) is { } filled and not YamlScalar { Kind: YamlScalarKind.Null } ? filled : null;

    // The API server writes one into the claim templates of a StatefulSet.
    private static bool IsStatusOfClaim(FieldType owner, string field) => field == "status" && owner.Definition == Claim;

    // A custom resource keeps its empty lists and maps: {} may select everything.
    private bool IsDropped(YamlNode value, FieldType? type) =>
        !isCustomResource && type is { IsCollection: true } && value is YamlSequence { Items.Length: 0 } or YamlMapping { Entries.Length: 0 };

    private static YamlScalar Amount(YamlScalar scalar) => Quantity.Syntax.TryParse(scalar.Value, out var quantity)
        ? new YamlScalar(quantity.Amount.ToDouble().ToString(QuantityFormat, CultureInfo.InvariantCulture), YamlScalarStyle.Plain)
        : scalar;
}
