using MilvusManifests.Cluster;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Mending;

/// <summary>Applies mends to a set.</summary>
internal static class PatchedCluster
{
    /// <summary>A set with the changes of a mend; a change that cannot be made is left out.</summary>
    public static ClusterObjects With(this ClusterObjects cluster, Mend mend)
    {
        foreach (var patch in mend.Patches)
        {
            cluster = With(cluster, patch);
        }

        return cluster;
    }

    private static ClusterObjects With(ClusterObjects cluster, ObjectPatch patch)
    {
        if (patch.Creates)
        {
            return new ClusterObjects([.. cluster.All.Select(found => found.Node), (YamlMapping)patch.Patch.Operations[0].Value!]);
        }

        return new ClusterObjects(cluster.All
            .Select(found => found.Reference != patch.Target ? found.Node : patch.Deletes ? null : patch.Patch.Apply(found.Node).Value as YamlMapping ?? found.Node)
            .OfType<YamlMapping>());
    }
}
