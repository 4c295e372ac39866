using MilvusManifests.Cluster;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Cluster;

/// <summary>Clusters of objects that are written as YAML.</summary>
internal static class Objects
{
    public static ClusterObjects Of(string yaml) => new(Read(yaml));

    public static IEnumerable<YamlMapping> Read(string yaml)
    {
        var (documents, found) = YamlReader.Read(new SourceText("set.yaml", yaml));
        Assert.Empty(found);
        return documents.Select(document => (YamlMapping)document.Root);
    }
}
