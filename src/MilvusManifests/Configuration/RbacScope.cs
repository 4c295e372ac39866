namespace MilvusManifests.Configuration;

/// <summary>How Prometheus is allowed to find the targets of other namespaces.</summary>
public enum RbacScope
{
    /// <summary>A rule in the ClusterRole <c>prometheus-k8s</c>: every namespace.</summary>
    ClusterRole,

    /// <summary>A Role and a RoleBinding in each namespace with a Milvus.</summary>
    Namespaces,
}
