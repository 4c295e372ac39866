using MilvusManifests.Schemas.Packs;
using MilvusManifests.Yaml;

namespace MilvusManifests.Catalogue;

/// <summary>A CustomResourceDefinition as nodes, keys in ordinal order as the API's own tools write them.</summary>
internal static class CustomResourceNodes
{
    /// <summary>The whole object.</summary>
    public static YamlMapping Build(SchemaPack pack, PackedCustomResource resource) => new(
    [
        Entry("apiVersion", YamlScalar.String("apiextensions.k8s.io/v1")),
        Entry("kind", YamlScalar.String("CustomResourceDefinition")),
        Entry("metadata", Metadata(resource)),
        Entry("spec", Spec(resource, new YamlSequence([.. resource.Versions.Select(version => Version(version, Schema(pack, version)))]))),
    ]);

    /// <summary>The object's metadata.</summary>
    public static YamlMapping Metadata(PackedCustomResource resource) => With(resource.Metadata, Entry("name", YamlScalar.String(resource.Name)));

    /// <summary>The object's spec, with the given versions.</summary>
    public static YamlMapping Spec(PackedCustomResource resource, YamlNode versions) => With(resource.Spec, Entry("versions", versions));

    /// <summary>A version, with the given schema.</summary>
    public static YamlMapping Version(PackedVersion version, YamlNode schema)
    {
        var named = With(version.Members, Entry("name", YamlScalar.String(version.Name)));
        return version.Definition is null ? named : With(named, Entry("schema", schema));
    }

    private static YamlMapping Schema(SchemaPack pack, PackedVersion version) =>
        version.Definition is null ? YamlMapping.Empty : new([Entry("openAPIV3Schema", SchemaNodes.Build(pack, pack.Definition(version.Definition)!))]);

    private static YamlEntry Entry(string key, YamlNode value) => new(YamlScalar.String(key), value);

    // Entries are already in ordinal order, except the one that is added.
    private static YamlMapping With(YamlMapping members, YamlEntry added)
    {
        var at = 0;
        while (at < members.Entries.Length && string.CompareOrdinal(members.Entries[at].Key.Value, added.Key.Value) < 0)
        {
            at++;
        }

        return new YamlMapping(members.Entries.Insert(at, added));
    }
}

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
