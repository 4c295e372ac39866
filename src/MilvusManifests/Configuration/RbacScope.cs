namespace MilvusManifests.Configuration;

/// <summary>How Prometheus is allowed to discover the targets of other namespaces.</summary>
public enum RbacScope
{
    /// <summary>By a rule in the ClusterRole <c>prometheus-k8s</c>, for every namespace.</summary>
    ClusterRole,

    /// <summary>By a Role and a RoleBinding in each namespace that has a Milvus.</summary>
    Namespaces,
}
