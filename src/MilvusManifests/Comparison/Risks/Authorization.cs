using MilvusManifests.Building;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Risks;

/// <summary>What the roles and bindings of a set allow a ServiceAccount.</summary>
internal sealed class Authorization
{
    private readonly List<(string? Namespace, string Role, Permissions Permissions)> grants = [];

    /// <summary>Collects what is bound to a ServiceAccount, to the group of its namespace or to all of them.</summary>
    /// <param name="objects">The objects of the set.</param>
    /// <param name="account">The ServiceAccount's namespace and name.</param>
    public Authorization(IReadOnlyDictionary<ObjectReference, ManifestObject> objects, (string Namespace, string Name) account)
    {
        foreach (var (reference, binding) in objects.Where(entry => entry.Key is { Group: Permissions.RbacGroup, Kind: "RoleBinding" or "ClusterRoleBinding" }))
        {
            if (Subjects(binding).Any(subject => IsOf(subject, account, reference.Namespace)) && binding.Node["roleRef"] is YamlMapping role)
            {
                var (kind, name) = (Text(role, "kind"), Text(role, "name"));
                var found = objects.GetValueOrDefault(new ObjectReference(Permissions.RbacGroup, kind, kind == "Role" ? reference.Namespace : "", name));
                grants.Add((reference.Kind == "RoleBinding" ? reference.Namespace : null, $"{kind} {name}", Permissions.Read(found?.Node["rules"])));
            }
        }
    }

    /// <summary>The role that allows something everywhere; null where none does.</summary>
    public string? RoleEverywhere(IReadOnlyCollection<Grant> wanted) => grants.Find(grant => grant.Namespace is null && wanted.All(grant.Permissions.Allow)).Role;

    /// <summary>The namespaces in which something is allowed.</summary>
    public SortedSet<string> Namespaces(IReadOnlyCollection<Grant> wanted) =>
        new(grants.Where(grant => grant.Namespace is not null && wanted.All(grant.Permissions.Allow)).Select(grant => grant.Namespace!), StringComparer.Ordinal);

    private static IEnumerable<YamlMapping> Subjects(ManifestObject binding) => (binding.Node["subjects"] as YamlSequence)?.Items.OfType<YamlMapping>() ?? [];

    private static bool IsOf(YamlMapping subject, (string Namespace, string Name) account, string place) => Text(subject, "kind") switch
    {
        "ServiceAccount" => Text(subject, "name") == account.Name && (Text(subject, "namespace") is { Length: > 0 } named ? named : place) == account.Namespace,
        "Group" => Text(subject, "name") is var group && (group is "system:serviceaccounts" or "system:authenticated" || group == $"system:serviceaccounts:{account.Namespace}"),
        _ => false,
    };

    private static string Text(YamlMapping node, string key) => (node[key] as YamlScalar)?.Value ?? "";
}
