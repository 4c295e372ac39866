using MilvusManifests.Schemas;
using MilvusManifests.Yaml;

namespace MilvusManifests.Catalogue;

/// <summary>A CustomResourceDefinition of a release, written without its prose when it is asked for.</summary>
public sealed class CustomResourceDefinition
{
    private readonly SchemaPack pack;

    internal CustomResourceDefinition(SchemaPack pack, PackedCustomResource resource)
    {
        this.pack = pack;
        Resource = resource;
    }

    /// <summary>The object's name, <c>plural.group</c>.</summary>
    public string Name => Resource.Name;

    /// <summary>The name of the file that the release publishes it in.</summary>
    public string FileName => Resource.File ?? Resource.Name + ".yaml";

    /// <summary>The kind it defines.</summary>
    public string Kind => Resource.Kind;

    /// <summary>Everything but the schemas.</summary>
    public PackedCustomResource Resource { get; }

    /// <summary>The object as canonical YAML, the text that <see cref="YamlWriter"/> gives for <see cref="ToNode"/>, without making the nodes.</summary>
    public string ToText() => CustomResourceText.Write(pack, Resource);

    /// <summary>The object as nodes.</summary>
    public YamlMapping ToNode() => CustomResourceNodes.Build(pack, Resource);
}
