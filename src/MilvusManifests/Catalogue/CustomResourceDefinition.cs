using System.Collections.Immutable;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Yaml;

namespace MilvusManifests.Catalogue;

/// <summary>A CustomResourceDefinition of a release, written on demand without descriptions.</summary>
internal sealed class CustomResourceDefinition
{
    private readonly SchemaText text;

    private CustomResourceDefinition(SchemaText text, PackedCustomResource resource)
    {
        this.text = text;
        Resource = resource;
    }

    /// <summary>The definitions of a pack, in the order of their file names.</summary>
    public static ImmutableArray<CustomResourceDefinition> ReadAll(SchemaPack pack)
    {
        var text = new SchemaText(pack);
        return [.. pack.CustomResources.Select(resource => new CustomResourceDefinition(text, resource)).OrderBy(definition => definition.FileName, StringComparer.Ordinal)];
    }

    /// <summary>The object's name, <c>plural.group</c>.</summary>
    public string Name => Resource.Name;

    /// <summary>The name of the file that the release publishes it in.</summary>
    public string FileName => Resource.File ?? Resource.Name + ".yaml";

    /// <summary>The kind it defines.</summary>
    public string Kind => Resource.Kind;

    /// <summary>Everything but the schemas.</summary>
    public PackedCustomResource Resource { get; }

    /// <summary>The object as canonical YAML, the same text as <see cref="Yaml.Writing.YamlWriter"/> writes for <see cref="ToNode"/>, without creating the nodes.</summary>
    public string ToText()
    {
        lock (text)
        {
            CustomResourceText.Write(text, Resource);
            return text.TakeText();
        }
    }

    /// <summary>The same text in UTF-8, as it is written to a file.</summary>
    /// <param name="lead">The text before it: empty, or comments and the line break after them.</param>
    public byte[] ToUtf8(string lead = "")
    {
        lock (text)
        {
            text.Write(lead);
            CustomResourceText.Write(text, Resource);
            return text.TakeUtf8();
        }
    }

    /// <summary>The object as nodes.</summary>
    public YamlMapping ToNode() => CustomResourceNodes.Build(text.Pack, Resource);
}
