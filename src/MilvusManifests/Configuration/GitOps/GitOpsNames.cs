namespace MilvusManifests.Configuration.GitOps;

/// <summary>What the objects of GitOps engines are called.</summary>
internal static class GitOpsNames
{
    /// <summary>The name that those of all of them start with, where the configuration has none.</summary>
    public const string Default = "milvus-monitoring";
}
