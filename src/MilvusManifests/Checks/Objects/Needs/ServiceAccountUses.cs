using MilvusManifests.Cluster;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks.Objects.Needs;

/// <summary>Who else than pods uses a ServiceAccount: custom resources whose controllers make pods, and holders of its token.</summary>
internal sealed class ServiceAccountUses
{
    private readonly HashSet<(string Namespace, string Name)> names = [];

    /// <summary>Finds them.</summary>
    public ServiceAccountUses(ClusterObjects cluster)
    {
        foreach (var candidate in cluster.All)
        {
            var (group, kind) = (candidate.Reference.Group, candidate.Reference.Kind);
            if (kind is "ConfigMap" or "ServiceAccount" or "RoleBinding" or "ClusterRoleBinding" or "CustomResourceDefinition" || (group.Length == 0 && kind != "Secret"))
            {
                continue;
            }

            if (kind == "Secret")
            {
                AddToken(candidate);
            }
            else
            {
                Add(candidate.Namespace, candidate.Spec.Node, isNamed: false);
            }
        }
    }

    /// <summary>Whether something names an account.</summary>
    public bool Has(string space, string name) => names.Contains((space, name));

    private void AddToken(ClusterObject secret)
    {
        if (secret.Fields.Text("type") == "kubernetes.io/service-account-token"
            && secret.Fields.Fields("metadata").Fields("annotations").Text("kubernetes.io/service-account.name") is { } name)
        {
            names.Add((secret.Namespace, name));
        }
    }

    // serviceAccountName: x, and serviceAccountRef: {name: x}
    private void Add(string space, YamlNode? node, bool isNamed)
    {
        switch (node)
        {
            case YamlScalar scalar when isNamed:
                names.Add((space, scalar.Value));
                break;
            case YamlMapping mapping:
                foreach (var (key, value) in mapping.Entries)
                {
                    Add(space, value, IsOfAccount(key.Value) || (isNamed && key.Value == "name"));
                }

                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    Add(space, item, isNamed);
                }

                break;
            default:
                break;
        }
    }

    private static bool IsOfAccount(string key) => key.Contains("serviceAccount", StringComparison.OrdinalIgnoreCase);
}
