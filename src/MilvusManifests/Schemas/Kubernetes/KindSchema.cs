using MilvusManifests.Schemas.Json;
using MilvusManifests.Schemas.Packs;

namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>A kind of object, the pack that has its schema, and where that comes from.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Origin">What published the schema, as messages name it: <c>Kubernetes 1.35</c>, <c>kube-prometheus v0.18.0</c>.</param>
internal sealed record KindSchema(SchemaPack Pack, PackedKind Kind, string Origin)
{
    /// <summary>The JSON Schema that the objects have to fit, where the kind's schema was given as one; null where the pack has it.</summary>
    public JsonSchemaValidator? JsonSchema { get; init; }

    /// <summary>What the objects must be.</summary>
    /// <exception cref="InvalidDataException">The pack lacks the definition.</exception>
    public PackedSchema Schema => Pack.Resolve(new PackedSchema { Reference = Kind.Definition });

    /// <summary>The kind and where its schema comes from: <c>apps/v1 Deployment of Kubernetes 1.35</c>.</summary>
    public override string ToString() => $"{Kind.Name} of {Origin}";
}
