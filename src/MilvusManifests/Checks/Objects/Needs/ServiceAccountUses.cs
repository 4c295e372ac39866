using MilvusManifests.Cluster;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks.Objects.Needs;

/// <summary>Who else than pods uses a ServiceAccount: custom resources whose controllers make pods, and holders of its token.</summary>
internal static class ServiceAccountUses
{
    /// <summary>Whether an object of a namespace names an account.</summary>
    public static bool AreIn(ClusterObjects cluster, string space, string name)
    {
        foreach (var candidate in cluster.All)
        {
            var (group, kind) = (candidate.Reference.Group, candidate.Reference.Kind);
            if (candidate.Namespace != space || kind is "ConfigMap" or "ServiceAccount" or "RoleBinding" || (group.Length == 0 && kind != "Secret"))
            {
                continue;
            }

            if (kind == "Secret" ? IsToken(candidate, name) : Names(candidate.Spec.Node, name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsToken(ClusterObject secret, string name) =>
        secret.Fields.Text("type") == "kubernetes.io/service-account-token"
        && secret.Fields.Fields("metadata").Fields("annotations").Text("kubernetes.io/service-account.name") == name;

    private static bool Names(YamlNode? node, string name)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var (key, value) in mapping.Entries)
                {
                    if (value is YamlScalar scalar ? scalar.Value == name && key.Value.Contains("serviceAccount", StringComparison.OrdinalIgnoreCase) : Names(value, name))
                    {
                        return true;
                    }
                }

                return false;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    if (Names(item, name))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }
}
