namespace MilvusManifests.Rendering;

/// <summary>The namespaces that every cluster has from the start.</summary>
public static class KubernetesNamespaces
{
    /// <summary>Whether a cluster makes the namespace itself: no set may own it, for whoever prunes the set would delete it.</summary>
    public static bool IsBuiltIn(string name) => name is "default" or "kube-system" or "kube-public" or "kube-node-lease";
}
