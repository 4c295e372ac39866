using System.Collections.Immutable;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Packs;

/// <summary>A schema of a Kubernetes object or of a part of one: types and constraints, without descriptions.</summary>
internal sealed class PackedSchema
{
    /// <summary>The schema that everything satisfies, written <c>{}</c>.</summary>
    public static PackedSchema Any { get; } = new();

    /// <summary>The boolean schema <c>true</c>.</summary>
    public static PackedSchema True { get; } = new();

    /// <summary>The boolean schema <c>false</c>, which nothing satisfies.</summary>
    public static PackedSchema False { get; } = new();

    /// <summary>A string, whatever it is.</summary>
    internal static PackedSchema String { get; } = new() { Type = "string" };

    /// <summary>An integer, whatever it is.</summary>
    internal static PackedSchema Integer { get; } = new() { Type = "integer" };

    /// <summary>A boolean.</summary>
    internal static PackedSchema Boolean { get; } = new() { Type = "boolean" };

    /// <summary>The name of the referenced definition; the other members then add to it.</summary>
    public string? Reference { get; init; }

    /// <summary>The type: <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>object</c> or <c>array</c>; null for any.</summary>
    public string? Type { get; init; }

    /// <summary>The keywords with plain values, in the order of <see cref="SchemaKeyword"/>.</summary>
    public ImmutableArray<PackedKeyword> Keywords { get; init; } = [];

    /// <summary>The properties, in the ordinal order of their names.</summary>
    public ImmutableArray<PackedProperty> Properties { get; init; } = [];

    /// <summary>The names of the required properties.</summary>
    public ImmutableArray<string> Required { get; init; } = [];

    /// <summary>The schema of every item of an array.</summary>
    public PackedSchema? Items { get; init; }

    /// <summary>The schema of other properties.</summary>
    public PackedSchema? AdditionalProperties { get; init; }

    /// <summary>The schema that the value must not match.</summary>
    public PackedSchema? Not { get; init; }

    /// <summary>The schemas that the value must match, all of them.</summary>
    public ImmutableArray<PackedSchema> AllOf { get; init; } = [];

    /// <summary>The schemas of which the value must match at least one.</summary>
    public ImmutableArray<PackedSchema> AnyOf { get; init; } = [];

    /// <summary>The schemas of which the value must match exactly one.</summary>
    public ImmutableArray<PackedSchema> OneOf { get; init; } = [];

    /// <summary>The value of a keyword, or null if the schema does not have it.</summary>
    public YamlNode? this[SchemaKeyword keyword]
    {
        get
        {
            foreach (var entry in Keywords)
            {
                if (entry.Keyword == keyword)
                {
                    return entry.Value;
                }
            }

            return null;
        }
    }

    /// <summary>The schema of a property, or null if there is none of that name.</summary>
    public PackedSchema? Property(string name)
    {
        var low = 0;
        var high = Properties.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = string.CompareOrdinal(Properties[middle].Name, name);
            if (order == 0)
            {
                return Properties[middle].Schema;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>Whether the schema is one of the two boolean schemas.</summary>
    internal bool IsBoolean => ReferenceEquals(this, True) || ReferenceEquals(this, False);

    /// <summary>Whether this is Kubernetes' int-or-string: <c>anyOf</c> of the two types and nothing else.</summary>
    internal bool IsIntegerOrString =>
        Type is null && AnyOf is [{ Type: "integer" } first, { Type: "string" } second] && first.IsBareType && second.IsBareType;

    private bool IsBareType =>
        Reference is null && Keywords.Length == 0 && Properties.Length == 0 && Required.Length == 0 && Items is null
        && AdditionalProperties is null && Not is null && AllOf.Length == 0 && AnyOf.Length == 0 && OneOf.Length == 0;

    /// <summary>The same schema with every subschema replaced.</summary>
    internal PackedSchema Map(Func<PackedSchema, string, PackedSchema> change)
    {
        if (IsBoolean)
        {
            return this;
        }

        var properties = Properties;
        if (properties.Length > 0)
        {
            var changed = ImmutableArray.CreateBuilder<PackedProperty>(properties.Length);
            foreach (var property in properties)
            {
                changed.Add(new PackedProperty(property.Name, change(property.Schema, property.Name)));
            }

            properties = changed.MoveToImmutable();
        }

        return new PackedSchema
        {
            Reference = Reference,
            Type = Type,
            Keywords = Keywords,
            Required = Required,
            Properties = properties,
            Items = Items is null ? null : change(Items, "items"),
            AdditionalProperties = AdditionalProperties is null ? null : change(AdditionalProperties, "values"),
            Not = Not is null ? null : change(Not, "not"),
            AllOf = MapAll(AllOf, change, "allOf"),
            AnyOf = MapAll(AnyOf, change, "anyOf"),
            OneOf = MapAll(OneOf, change, "oneOf"),
        };
    }

    private static ImmutableArray<PackedSchema> MapAll(
        ImmutableArray<PackedSchema> schemas, Func<PackedSchema, string, PackedSchema> change, string part)
    {
        if (schemas.Length == 0)
        {
            return schemas;
        }

        var changed = ImmutableArray.CreateBuilder<PackedSchema>(schemas.Length);
        foreach (var schema in schemas)
        {
            changed.Add(change(schema, part));
        }

        return changed.MoveToImmutable();
    }
}
