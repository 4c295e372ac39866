namespace MilvusManifests.Catalogue;

/// <summary>How a Milvus is spread over pods.</summary>
public enum MilvusMode
{
    /// <summary>A Deployment a component: the Helm chart's default.</summary>
    Cluster,

    /// <summary>All of it in one process.</summary>
    Standalone,
}
