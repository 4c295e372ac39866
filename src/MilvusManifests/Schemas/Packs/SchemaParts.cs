using System.Collections.Immutable;

namespace MilvusManifests.Schemas.Packs;

/// <summary>The parts of a schema while they are collected.</summary>
internal sealed class SchemaParts
{
    private ImmutableArray<PackedKeyword>.Builder? keywords;
    private ImmutableArray<PackedProperty>.Builder? properties;
    private ImmutableArray<string>.Builder? required;

    public string? Reference { get; set; }

    public string? Type { get; set; }

    public PackedSchema? Items { get; set; }

    public PackedSchema? AdditionalProperties { get; set; }

    public PackedSchema? Not { get; set; }

    public ImmutableArray<PackedSchema> AllOf { get; set; } = [];

    public ImmutableArray<PackedSchema> AnyOf { get; set; } = [];

    public ImmutableArray<PackedSchema> OneOf { get; set; } = [];

    public ImmutableArray<PackedProperty>.Builder Properties => properties ??= ImmutableArray.CreateBuilder<PackedProperty>();

    public ImmutableArray<string>.Builder Required => required ??= ImmutableArray.CreateBuilder<string>();

    /// <summary>Adds a keyword; false if it, or one that sorts after it, was added before.</summary>
    public bool Add(PackedKeyword keyword)
    {
        keywords ??= ImmutableArray.CreateBuilder<PackedKeyword>();
        if (keywords.Count > 0 && keywords[^1].Keyword >= keyword.Keyword)
        {
            return false;
        }

        keywords.Add(keyword);
        return true;
    }

    public PackedSchema Build() => new()
    {
        Reference = Reference,
        Type = Type,
        Keywords = keywords?.ToImmutable() ?? [],
        Properties = properties?.ToImmutable() ?? [],
        Required = required?.ToImmutable() ?? [],
        Items = Items,
        AdditionalProperties = AdditionalProperties,
        Not = Not,
        AllOf = AllOf,
        AnyOf = AnyOf,
        OneOf = OneOf,
    };
}
