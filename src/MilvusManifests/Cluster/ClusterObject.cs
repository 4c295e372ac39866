using MilvusManifests.Building;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Yaml;

namespace MilvusManifests.Cluster;

/// <summary>An object of a cluster.</summary>
/// <param name="Reference">What identifies it; a namespaced object has a namespace.</param>
/// <param name="Content">The object, made when somebody asks: many a set is mostly dashboards that nobody looks into.</param>
internal sealed record ClusterObject(ObjectReference Reference, Lazy<YamlMapping> Content)
{
    /// <summary>An object that was read.</summary>
    public ClusterObject(ObjectReference reference, YamlMapping node)
        : this(reference, new Lazy<YamlMapping>(node))
    {
    }

    /// <summary>The object.</summary>
    public YamlMapping Node => Content.Value;

    /// <summary>The namespace of objects that name none.</summary>
    public const string DefaultNamespace = "default";

    /// <summary>This object with another content.</summary>
    public ClusterObject With(YamlMapping node) => new(Reference, node);

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
