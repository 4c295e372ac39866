using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules;

namespace MilvusManifests.Cluster.Access;

/// <summary>What ServiceAccounts may do, by the roles and bindings of a set.</summary>
/// <remarks>https://kubernetes.io/docs/reference/access-authn-authz/rbac/</remarks>
internal sealed class Permissions(ClusterObjects cluster)
{
    // Every cluster has it; it allows everything.
    private const string ClusterAdmin = "cluster-admin";

    private readonly RoleRules rules = new(cluster);

    /// <summary>Whether an account may do something.</summary>
    public Permission Find(ServiceAccount account, AccessRequest request)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var binding in BindingsOf(account, request.Namespace))
        {
            var reference = binding.Fields.Fields("roleRef");
            var name = reference.Text("name") ?? "";
            var isClusterRole = reference.Text("kind") == "ClusterRole";
            var shown = isClusterRole ? $"ClusterRole {name}" : $"Role {binding.Namespace}/{name}";
            if ((isClusterRole ? rules.OfClusterRole(name) : rules.OfRole(binding.Namespace, name)) is { } found)
            {
                for (var i = 0; i < found.Length; i++)
                {
                    if (found[i].Allows(request))
                    {
                        return new Permission(Answer.Yes, new Grant(binding, shown, i) { Place = found[i].Node.Location }, []);
                    }
                }

                if (isClusterRole && rules.GathersBuiltIn(name))
                {
                    missing.Add($"what {shown} gathers from built-in roles");
                }
            }
            else if (isClusterRole && name == ClusterAdmin)
            {
                return new Permission(Answer.Yes, new Grant(binding, shown, -1) { Place = binding.Node.Location }, []);
            }
            else
            {
                missing.Add(shown);
            }
        }

        return new Permission(missing.Count == 0 ? Answer.No : Answer.Unknown, null, missing.DrainToImmutable());
    }

    /// <summary>Whether the set is where an account gets its permissions: it has the account itself, or a binding that names it.</summary>
    public bool Has(ServiceAccount account) =>
        cluster.Find("ServiceAccount", account.Namespace, account.Name) is not null
        || cluster.Of(RoleRules.Group, "ClusterRoleBinding").Concat(cluster.Of(RoleRules.Group, "RoleBinding"))
            .Any(binding => binding.Fields.Mappings("subjects").Any(subject => Names(subject, account, binding.Namespace)));

    private IEnumerable<ClusterObject> BindingsOf(ServiceAccount account, string space)
    {
        var ofCluster = cluster.Of(RoleRules.Group, "ClusterRoleBinding");
        var ofNamespace = space.Length == 0 ? [] : cluster.Of(RoleRules.Group, "RoleBinding").Where(binding => binding.Namespace == space);
        return ofCluster.Concat(ofNamespace).Where(binding => binding.Fields.Mappings("subjects").Any(subject => Names(subject, account, binding.Namespace)));
    }

    // A ServiceAccount without a namespace is one of the binding's own.
    private static bool Names(ObjectFields subject, ServiceAccount account, string space) => subject.Text("kind") switch
    {
        "User" => subject.Text("name") == account.User,
        "Group" => subject.Text("name") is { } group && account.Groups.Contains(group, StringComparer.Ordinal),
        "ServiceAccount" => subject.Text("name") == account.Name && (subject.TextOr("namespace", space) == account.Namespace),
        _ => false,
    };
}
