using MilvusManifests.Catalogue;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Schemas.CustomResources;

/// <summary>Objects of kinds whose schemas the catalogue has.</summary>
internal static class KnownKinds
{
    private static readonly SchemaCatalogue Catalogue = new("1.35");

    /// <summary>Validates an object.</summary>
    /// <param name="text">The object in YAML.</param>
    /// <returns>The diagnostics, one a line.</returns>
    public static string Validate(string text)
    {
        var node = (YamlMapping)YamlReader.ReadSingle(new SourceText("a", text)).Value!.Root;
        var found = new ObjectValidator(Catalogue.BuiltIn, Catalogue.Rules).Validate(node, Catalogue.Find(GroupVersionKind.Of(node))!);
        return string.Join('\n', found.Diagnostics.Select(diagnostic => diagnostic.ToString()));
    }
}
