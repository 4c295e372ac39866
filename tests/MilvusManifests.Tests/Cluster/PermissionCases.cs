using System.Globalization;
using System.Text;
using MilvusManifests.Cluster.Access;

namespace MilvusManifests.Tests.Cluster;

/// <summary>
/// Random roles and bindings, and what they allow, computed by writing out everything that each rule of each role allows in a small world: a second
/// way that shares nothing with the first.
/// </summary>
internal sealed class PermissionCase
{
    private static readonly string[] Verbs = ["list", "watch"];
    private static readonly string[] Groups = ["", "discovery.k8s.io"];
    private static readonly string[] Resources = ["pods", "services", "pods/log", "services/status"];
    private static readonly string[] Names = ["", "a", "b"];
    private static readonly string[] Spaces = ["", "x", "y"];
    private static readonly string[] RoleNames = ["r0", "r1", "r2", "r3"];
    private static readonly ServiceAccount[] Accounts = [new("x", "p"), new("y", "p"), new("x", "q")];

    private readonly Random random;
    private readonly StringBuilder yaml = new();
    private readonly Dictionary<string, HashSet<(string Verb, string Group, string Resource, string Name)>> clusterRoles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<(string Verb, string Group, string Resource, string Name)>> roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> label = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> gathers = new(StringComparer.Ordinal);
    private readonly HashSet<(ServiceAccount Account, string Space, string Verb, string Group, string Resource, string Name)> allowed = [];

    public PermissionCase(int seed)
    {
        random = new Random(seed);
        foreach (var name in RoleNames.Where(_ => random.Next(5) > 0))
        {
            WriteClusterRole(name);
        }

        foreach (var space in Spaces.Skip(1))
        {
            foreach (var name in RoleNames.Where(_ => random.Next(3) == 0))
            {
                yaml.Append(CultureInfo.InvariantCulture, $"---\napiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {{name: {name}, namespace: {space}}}\n");
                roles[$"{space}/{name}"] = WriteRules();
            }
        }

        Aggregate();
        for (var i = 0; i < 4; i++)
        {
            WriteBinding(i);
        }
    }

    public string Yaml => yaml.ToString();

    /// <summary>Every request of the world, and whether it is allowed.</summary>
    public IEnumerable<(ServiceAccount Account, AccessRequest Request, bool IsAllowed)> Requests() =>
        from account in Accounts
        from space in Spaces
        from verb in Verbs
        from @group in Groups
        from resource in Resources
        from name in Names
        select (account, new AccessRequest(verb, @group, resource, space, name), allowed.Contains((account, space, verb, @group, resource, name)));

    private void WriteClusterRole(string name)
    {
        label[name] = random.Next(3) switch { 0 => "m", 1 => "n", _ => "" };
        yaml.Append("---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\n");
        yaml.Append(CultureInfo.InvariantCulture, $"metadata: {{name: {name}{(label[name].Length > 0 ? $", labels: {{to: {label[name]}}}" : "")}}}\n");
        if (random.Next(4) == 0)
        {
            gathers[name] = random.Next(2) == 0 ? "m" : "n";
            yaml.Append(CultureInfo.InvariantCulture, $"aggregationRule: {{clusterRoleSelectors: [{{matchLabels: {{to: {gathers[name]}}}}}]}}\n");
        }

        clusterRoles[name] = WriteRules();
    }

    private HashSet<(string, string, string, string)> WriteRules()
    {
        var all = new HashSet<(string, string, string, string)>();
        yaml.Append("rules:\n");
        for (var i = random.Next(3); i >= 0; i--)
        {
            string[] verbs = Some(["list", "watch", "get", "*"]), groups = Some(["", "discovery.k8s.io", "*"]),
                resources = Some(["pods", "services", "*", "*/log", "pods/log", "pods/*"]), names = random.Next(3) == 0 ? Some(["a", "b", "c"]) : [];
            yaml.Append(CultureInfo.InvariantCulture, $"- {{verbs: {List(verbs)}, apiGroups: {List(groups)}, resources: {List(resources)}{(names.Length > 0 ? $", resourceNames: {List(names)}" : "")}}}\n");
            all.UnionWith(
                from verb in Verbs
                where verbs.Intersect([verb, "*"]).Any()
                from @group in Groups
                where groups.Intersect([@group, "*"]).Any()
                from resource in Resources
                where resources.Intersect([resource, "*", .. resource.Contains('/', StringComparison.Ordinal) ? ["*/" + resource.Split('/')[1]] : Array.Empty<string>()]).Any()
                from name in Names
                where names is [] || names.Contains(name)
                select (verb, @group, resource, name));
        }

        return all;
    }

    // What a role gathers it gathers through others too; what gathers something has nothing of its own.
    private void Aggregate()
    {
        var own = clusterRoles.ToDictionary(role => role.Key, role => role.Value, StringComparer.Ordinal);
        foreach (var role in gathers.Keys.Where(role => Sources(role).Any()))
        {
            var (seen, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>(Sources(role)));
            var all = new HashSet<(string, string, string, string)>();
            while (open.TryPop(out var source))
            {
                if (!seen.Add(source))
                {
                    continue;
                }

                if (gathers.ContainsKey(source) && Sources(source).Any())
                {
                    Sources(source).ToList().ForEach(open.Push);
                }
                else
                {
                    all.UnionWith(own[source]);
                }
            }

            clusterRoles[role] = all;
        }
    }

    private IEnumerable<string> Sources(string role) => label.Keys.Where(other => other != role && label[other] == gathers[role]);

    private void WriteBinding(int number)
    {
        var space = Spaces[random.Next(3)];
        var (isClusterRole, role) = (space.Length == 0 || random.Next(2) == 0, RoleNames[random.Next(4)]);
        if (!(isClusterRole ? clusterRoles.ContainsKey(role) : roles.ContainsKey($"{space}/{role}")))
        {
            return;
        }

        yaml.Append(CultureInfo.InvariantCulture, $"---\napiVersion: rbac.authorization.k8s.io/v1\nkind: {(space.Length == 0 ? "ClusterRoleBinding" : "RoleBinding")}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"metadata: {{name: b{number}{(space.Length == 0 ? "" : $", namespace: {space}")}}}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"roleRef: {{apiGroup: rbac.authorization.k8s.io, kind: {(isClusterRole ? "ClusterRole" : "Role")}, name: {role}}}\nsubjects:\n");
        foreach (var account in WriteSubjects(space))
        {
            foreach (var (verb, @group, resource, name) in isClusterRole ? clusterRoles[role] : roles[$"{space}/{role}"])
            {
                foreach (var reached in space.Length == 0 ? Spaces : [space])
                {
                    allowed.Add((account, reached, verb, @group, resource, name));
                }
            }
        }
    }

    private List<ServiceAccount> WriteSubjects(string space)
    {
        var named = new List<ServiceAccount>();
        for (var i = random.Next(2); i >= 0; i--)
        {
            var account = Accounts[random.Next(3)];
            switch (random.Next(6))
            {
                case 0:
                    yaml.Append(CultureInfo.InvariantCulture, $"- {{kind: User, name: 'system:serviceaccount:{account.Namespace}:{account.Name}'}}\n");
                    named.Add(account);
                    break;
                case 1:
                    yaml.Append(CultureInfo.InvariantCulture, $"- {{kind: Group, name: 'system:serviceaccounts:{account.Namespace}'}}\n");
                    named.AddRange(Accounts.Where(other => other.Namespace == account.Namespace));
                    break;
                case 2 when random.Next(4) == 0:
                    yaml.Append("- {kind: Group, name: 'system:authenticated'}\n");
                    named.AddRange(Accounts);
                    break;
                case 3:
                    yaml.Append(CultureInfo.InvariantCulture, $"- {{kind: ServiceAccount, name: {account.Name}}}\n");
                    named.AddRange(Accounts.Where(other => other.Namespace == space && other.Name == account.Name));
                    break;
                default:
                    yaml.Append(CultureInfo.InvariantCulture, $"- {{kind: ServiceAccount, name: {account.Name}, namespace: {account.Namespace}}}\n");
                    named.Add(account);
                    break;
            }
        }

        return named;
    }

    private string[] Some(string[] items)
    {
        var some = items.Where(_ => random.Next(3) == 0).ToArray();
        return some is [] ? [items[random.Next(items.Length)]] : some;
    }

    private static string List(string[] items) => $"[{string.Join(", ", items.Select(item => $"\"{item}\""))}]";
}
