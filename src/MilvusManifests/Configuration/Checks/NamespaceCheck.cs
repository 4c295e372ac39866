using MilvusManifests.Text;

namespace MilvusManifests.Configuration.Checks;

/// <summary>The stack's namespace is its own: removing the set deletes it.</summary>
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
    }
}
