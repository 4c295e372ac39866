using MilvusManifests.Building;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Access;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Mending;

/// <summary>Changes that let a ServiceAccount read resources.</summary>
internal static class Grants
{
    private static readonly YamlSequence Verbs = Nodes.Texts("get", "list", "watch");

    /// <summary>Lets an account get, list and watch resources: a rule more in a role that it is bound to, else a role and a binding of its own.</summary>
    /// <param name="cluster">The set.</param>
    /// <param name="account">The account.</param>
    /// <param name="group">The API group.</param>
    /// <param name="resources">The resources.</param>
    /// <param name="space">The namespace; empty for all.</param>
    public static Mend Give(ClusterObjects cluster, ServiceAccount account, string group, ReadOnlySpan<string> resources, string space)
    {
        var rule = Nodes.Map(("apiGroups", Nodes.Texts(group)), ("resources", Nodes.Texts(resources)), ("verbs", Verbs));
        return FindRole(cluster, account, space) is { } role
            ? Mend.Of(role.Fields["rules"] is YamlSequence
                ? ObjectPatch.Add(role.Reference, ["rules", "-"], rule)
                : ObjectPatch.Add(role.Reference, ["rules"], new YamlSequence([rule])))
            : Create(cluster, account, rule, space);
    }

    // A role of the namespace changes the least.
    private static ClusterObject? FindRole(ClusterObjects cluster, ServiceAccount account, string space)
    {
        var inNamespace = space.Length == 0 ? [] : cluster.Of(RoleRules.Group, "RoleBinding").Where(binding => binding.Namespace == space);
        foreach (var binding in inNamespace.Concat(cluster.Of(RoleRules.Group, "ClusterRoleBinding")))
        {
            var reference = binding.Fields.Fields("roleRef");
            var role = reference.Text("kind") is { } kind && reference.Text("name") is { } name
                ? cluster.Find(new ObjectReference(RoleRules.Group, kind, kind == "Role" ? binding.Namespace : "", name))
                : null;
            if (role is not null && !role.Fields.Has("aggregationRule") && binding.Fields.Mappings("subjects").Any(subject => IsAccount(subject, account, binding.Namespace)))
            {
                return role;
            }
        }

        return null;
    }

    private static bool IsAccount(ObjectFields subject, ServiceAccount account, string space) =>
        subject.Text("kind") == "ServiceAccount" && subject.Text("name") == account.Name && subject.TextOr("namespace", space) == account.Namespace;

    private static Mend Create(ClusterObjects cluster, ServiceAccount account, YamlMapping rule, string space)
    {
        var prefix = space.Length == 0 ? "Cluster" : "";
        var name = FreeName(cluster, account.Name, prefix + "Role", prefix + "RoleBinding", space);
        var metadata = space.Length == 0 ? Nodes.Map(("name", Nodes.Text(name))) : Nodes.Map(("name", Nodes.Text(name)), ("namespace", Nodes.Text(space)));
        var version = Nodes.Text(RoleRules.Group + "/v1");
        return new Mend(
        [
            ObjectPatch.Create(new ObjectReference(RoleRules.Group, prefix + "Role", space, name), Nodes.Map(
                ("apiVersion", version), ("kind", Nodes.Text(prefix + "Role")), ("metadata", metadata), ("rules", new YamlSequence([rule])))),
            ObjectPatch.Create(new ObjectReference(RoleRules.Group, prefix + "RoleBinding", space, name), Nodes.Map(
                ("apiVersion", version), ("kind", Nodes.Text(prefix + "RoleBinding")), ("metadata", metadata),
                ("roleRef", Nodes.Map(("apiGroup", Nodes.Text(RoleRules.Group)), ("kind", Nodes.Text(prefix + "Role")), ("name", Nodes.Text(name)))),
                ("subjects", new YamlSequence([Nodes.Map(("kind", Nodes.Text("ServiceAccount")), ("name", Nodes.Text(account.Name)), ("namespace", Nodes.Text(account.Namespace)))])))),
        ]);
    }

    private static string FreeName(ClusterObjects cluster, string name, string role, string binding, string space)
    {
        var free = name;
        while (cluster.Find(new ObjectReference(RoleRules.Group, role, space, free)) is not null || cluster.Find(new ObjectReference(RoleRules.Group, binding, space, free)) is not null)
        {
            free += "-discovery";
        }

        return free;
    }
}
