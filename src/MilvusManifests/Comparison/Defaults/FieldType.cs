using MilvusManifests.Schemas.Packs;

namespace MilvusManifests.Comparison.Defaults;

/// <summary>What a value of an object must be.</summary>
/// <param name="Schema">Its schema; of a reference, the definition itself.</param>
/// <param name="Definition">The name of the definition; null for a schema without a name.</param>
internal sealed record FieldType(PackedSchema Schema, string? Definition)
{
    private const string QuantityDefinition = "resource.Quantity";

    /// <summary>Whether the value is a quantity, which the API server writes in one form.</summary>
    public bool IsQuantity => Definition == QuantityDefinition;

    /// <summary>Whether the value is a list or a map, of which the API server keeps no empty one.</summary>
    public bool IsCollection => Schema.Type == "array" || (Schema.Type == "object" && Schema.Properties.IsEmpty && Schema.AdditionalProperties is not null);
}
