using MilvusManifests.Text;

namespace MilvusManifests.Configuration.Checks;

/// <summary>A namespace that the set has is not the cluster's own: removing the set deletes it.</summary>
internal static class NamespaceCheck
{
    public static IEnumerable<Diagnostic> Run(ManifestsConfiguration configuration)
    {
        if (configuration.KubePrometheus.Namespace is { IsValid: true, Value: var name } setting
            && (name == "default" || name.StartsWith("kube-", StringComparison.Ordinal)))
        {
            yield return Diagnostic.Error(ConfigurationCodes.ReservedNamespace, setting.Location,
                $"namespace '{name}' belongs to the cluster; use a namespace of the stack's own, such as monitoring");
        }

        foreach (var milvus in configuration.Milvus)
        {
            if (milvus is { CreateNamespace: { IsValid: true, Value: true }, Namespace: { IsValid: true, Value: "default" or "kube-system" or "kube-public" or "kube-node-lease" } })
            {
                yield return Diagnostic.Error(ConfigurationCodes.ReservedNamespace, milvus.CreateNamespace.Location,
                    $"namespace '{milvus.Namespace}' is in every cluster, and removing the set would delete it; remove createNamespace");
            }
        }
    }
}
