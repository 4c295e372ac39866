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
            var created = (YamlMapping)patch.Patch.Operations[0].Value!;
            return new ClusterObjects([.. cluster.All, new ClusterObject(patch.Target, created)]) { Placeholders = cluster.Placeholders };
        }

        var changed = cluster.All
            .Where(found => !(patch.Deletes && found.Reference == patch.Target))
            .Select(found => found.Reference == patch.Target && patch.Patch.Apply(found.Node).Value is YamlMapping node ? found.With(node) : found);
        return new ClusterObjects(changed) { Placeholders = cluster.Placeholders };
    }
}
