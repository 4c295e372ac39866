using MilvusManifests.Schemas.Json;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>A kind of object, the pack with its schema, and where that comes from.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Origin">What published the schema, as messages name it: <c>Kubernetes 1.35</c>, <c>kube-prometheus v0.18.0</c>.</param>
internal sealed record KindSchema(SchemaPack Pack, PackedKind Kind, string Origin)
{
    private static readonly SchemaPack Open = SchemaPack.Open(new SourceText("any kind", $"{SchemaPack.FirstLine}\ndef {AnyObject} object preserve-unknown-fields\n"));

    private const string AnyObject = "Object";

    /// <summary>Whether the fields of the objects are known; if not, only what every object has is validated.</summary>
    public bool HasFields => !ReferenceEquals(Pack, Open);

    /// <summary>Whether the cluster may know fields and values that the schema lacks: it is that of another release or channel.</summary>
    public bool MayLackFields { get; init; }

    /// <summary>The JSON Schema for the objects, if the kind's schema is one; null if it is in the pack.</summary>
    public JsonSchemaValidator? JsonSchema { get; init; }

    /// <summary>What the objects must be.</summary>
    /// <exception cref="InvalidDataException">The definition is missing from the pack.</exception>
    public PackedSchema Schema => Pack.Resolve(new PackedSchema { Reference = Kind.Definition });

    /// <summary>A kind that is known to exist, and no more of it.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="origin">What defines it.</param>
    public static KindSchema WithoutFields(GroupVersionKind kind, string origin) => new(Open, new PackedKind(kind, AnyObject) { IsCustomResource = true }, origin);

    /// <summary>The kind and where its schema comes from: <c>apps/v1 Deployment of Kubernetes 1.35</c>.</summary>
    public override string ToString() => $"{Kind.Name} of {Origin}";
}
