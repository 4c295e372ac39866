namespace MilvusManifests.Configuration;

/// <summary>What installed a Milvus, which decides how its objects are named and labelled.</summary>
public enum InstalledBy
{
    /// <summary>The Milvus Helm chart.</summary>
    Helm,

    /// <summary>milvus-operator.</summary>
    Operator,
}
