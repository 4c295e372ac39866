using MilvusManifests.Building;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Yaml;

namespace MilvusManifests.Cluster;

/// <summary>An object of a cluster.</summary>
/// <param name="Reference">What identifies it; a namespaced object has a namespace.</param>
/// <param name="Node">The object.</param>
internal sealed record ClusterObject(ObjectReference Reference, YamlMapping Node)
{
    /// <summary>The namespace of objects that name none.</summary>
    public const string DefaultNamespace = "default";

    /// <summary>The namespace; empty if it is in none.</summary>
    public string Namespace => Reference.Namespace;

    /// <summary>The name.</summary>
    public string Name => Reference.Name;

    /// <summary>The fields of the object.</summary>
    public ObjectFields Fields => new(Node);

    /// <summary>The fields of its <c>spec</c>.</summary>
    public ObjectFields Spec => Fields.Fields("spec");

    /// <summary>Its labels.</summary>
    public Labels Labels => Labels.Of(Node);

    /// <summary>Where its labels are written, or the object if it has none.</summary>
    public YamlNode LabelsNode => Fields.Fields("metadata")["labels"] ?? Node;

    /// <inheritdoc/>
    public override string ToString() => Reference.ToString();
}
