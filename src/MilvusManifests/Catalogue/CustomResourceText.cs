using MilvusManifests.Schemas.Packs;
using MilvusManifests.Yaml;

namespace MilvusManifests.Catalogue;

/// <summary>A CustomResourceDefinition as canonical YAML, its schemas written straight from the pack.</summary>
internal static class CustomResourceText
{
    /// <summary>Writes the object, with a line break at the end.</summary>
    public static void Write(SchemaText text, PackedCustomResource resource)
    {
        text.WriteMember("apiVersion", YamlScalar.String("apiextensions.k8s.io/v1"), 0);
        text.WriteMember("kind", YamlScalar.String("CustomResourceDefinition"), 0);
        text.WriteMember("metadata", CustomResourceNodes.Metadata(resource), 0);
        text.WriteKey("spec", 0);
        text.EndLine();
        foreach (var (key, value) in CustomResourceNodes.Spec(resource, YamlScalar.Null).Entries)
        {
            if (key.Value == "versions")
            {
                WriteVersions(text, resource);
            }
            else
            {
                text.WriteMember(key.Value, value, 2);
            }
        }
    }

    private static void WriteVersions(SchemaText text, PackedCustomResource resource)
    {
        text.WriteKey("versions", 2);
        text.EndLine();
        foreach (var version in resource.Versions)
        {
            var lead = "  - ";
            foreach (var (key, value) in CustomResourceNodes.Version(version, YamlScalar.Null).Entries)
            {
                text.Write(lead);
                lead = "    ";
                if (key.Value == "schema")
                {
                    text.Write("schema:\n");
                    text.WriteKey("openAPIV3Schema", 6);
                    text.WriteDefinition(version.Definition!, 6);
                }
                else
                {
                    text.WriteMember(key.Value, value, 4, isPlaced: true);
                }
            }
        }
    }
}
