using MilvusManifests.Building;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Yaml;

namespace MilvusManifests.Sync;

/// <summary>An object by which a GitOps engine syncs one folder: an Application of Argo CD, or a Kustomization of Flux.</summary>
/// <param name="Definition">The object.</param>
/// <param name="Path">Where the folder is named; null where the object does not say.</param>
/// <param name="Directory">The folder below that of the set; null for one that is not in it.</param>
internal sealed record SyncUnit(ManifestObject Definition, YamlScalar? Path, string? Directory)
{
    /// <summary>The object's <c>spec</c>.</summary>
    public ObjectFields Spec => new ObjectFields(Definition.Node).Fields("spec");

    /// <summary>The object's <c>metadata</c>.</summary>
    public ObjectFields Metadata => new ObjectFields(Definition.Node).Fields("metadata");

    /// <summary>Whether a file of the set is in its folder.</summary>
    /// <param name="path">The file below the output folder.</param>
    public bool Has(string path) => Directory is not null && path.StartsWith(Directory + "/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{Definition.Reference.Kind} {Definition.Reference.Name}";
}

/// <summary>An object of the set as an engine applies it.</summary>
/// <param name="Reference">The object.</param>
/// <param name="Annotations">Its annotations; none for a definition that is not read for them.</param>
/// <param name="Unit">What syncs it.</param>
internal sealed record SyncedObject(ObjectReference Reference, ObjectFields Annotations, SyncUnit Unit)
{
    /// <summary>Whether it is a CustomResourceDefinition or a namespace, which other objects cannot be applied without.</summary>
    public bool IsDefinition => Reference is { Kind: "CustomResourceDefinition", Group: "apiextensions.k8s.io" } or { Kind: "Namespace", Group: "" };
}
