using MilvusManifests.Yaml;

namespace MilvusManifests.Rendering;

/// <summary>One Kubernetes object of the set.</summary>
public sealed class ManifestObject
{
    private readonly Lazy<YamlMapping> node;

    /// <summary>An object that was read.</summary>
    public ManifestObject(ObjectReference reference, YamlMapping node)
        : this(reference, new Lazy<YamlMapping>(node))
    {
    }

    /// <summary>An object of the catalogue, whose content is made only when somebody asks.</summary>
    public ManifestObject(ObjectReference reference, Func<YamlMapping> node)
        : this(reference, new Lazy<YamlMapping>(node))
    {
    }

    private ManifestObject(ObjectReference reference, Lazy<YamlMapping> node)
    {
        Reference = reference;
        this.node = node;
    }

    /// <summary>Which object it is.</summary>
    public ObjectReference Reference { get; }

    /// <summary>Its content.</summary>
    public YamlMapping Node => node.Value;

    /// <summary>The same object with other content.</summary>
    public ManifestObject With(YamlMapping content) => new(ObjectReference.Of(content) ?? Reference, content);
}
