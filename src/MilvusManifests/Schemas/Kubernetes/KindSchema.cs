using MilvusManifests.Schemas.Json;
using MilvusManifests.Schemas.Packs;

namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>A kind of object, the pack with its schema, and where that comes from.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Origin">What published the schema, as messages name it: <c>Kubernetes 1.35</c>, <c>kube-prometheus v0.18.0</c>.</param>
internal sealed record KindSchema(SchemaPack Pack, PackedKind Kind, string Origin)
{
    /// <summary>The JSON Schema for the objects, if the kind's schema is one; null if it is in the pack.</summary>
    public JsonSchemaValidator? JsonSchema { get; init; }

    /// <summary>What the objects must be.</summary>
    /// <exception cref="InvalidDataException">The definition is missing from the pack.</exception>
    public PackedSchema Schema => Pack.Resolve(new PackedSchema { Reference = Kind.Definition });

    /// <summary>The kind and where its schema comes from: <c>apps/v1 Deployment of Kubernetes 1.35</c>.</summary>
    public override string ToString() => $"{Kind.Name} of {Origin}";
}
