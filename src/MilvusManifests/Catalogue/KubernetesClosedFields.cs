using MilvusManifests.Schemas.Importing;
using MilvusManifests.Yaml;

namespace MilvusManifests.Catalogue;

/// <summary>The fields of built-in kinds that take one of a few strings. Needed to import OpenAPI documents; the packs have them already.</summary>
public static class KubernetesClosedFields
{
    private static readonly Lazy<ClosedFields> Facts = new(Read);

    /// <summary>All of them.</summary>
    public static ClosedFields All => Facts.Value;

    private static ClosedFields Read() => new(
        YamlReader.ReadSingle(EmbeddedFile.Read("Catalogue/kubernetes/enums.yaml")).Value?.Root as YamlMapping
        ?? throw new InvalidOperationException("The catalogue's file of closed fields cannot be read."));
}
