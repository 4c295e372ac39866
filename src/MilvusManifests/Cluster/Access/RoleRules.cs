using System.Collections.Immutable;
using MilvusManifests.Building;

namespace MilvusManifests.Cluster.Access;

/// <summary>The rules that roles have in effect: those of an aggregated ClusterRole are gathered from others.</summary>
/// <remarks>https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles</remarks>
internal sealed class RoleRules
{
    /// <summary>The API group of roles and bindings.</summary>
    public const string Group = "rbac.authorization.k8s.io";

    // The labels of system:aggregate-to-view and the like.
    private static readonly ImmutableArray<string> BuiltIn = [Group + "/aggregate-to-view", Group + "/aggregate-to-edit", Group + "/aggregate-to-admin"];

    private readonly ClusterObjects cluster;
    private readonly Dictionary<string, ImmutableArray<PolicyRule>> clusterRoles;

    /// <summary>Creates them for the roles of a set.</summary>
    public RoleRules(ClusterObjects cluster)
    {
        this.cluster = cluster;
        clusterRoles = Gather(cluster.Of(Group, "ClusterRole"));
    }

    /// <summary>The rules of a ClusterRole; null if the set does not have it.</summary>
    public ImmutableArray<PolicyRule>? OfClusterRole(string name) => clusterRoles.TryGetValue(name, out var rules) ? rules : null;

    /// <summary>The rules of a Role; null if the set does not have it.</summary>
    public ImmutableArray<PolicyRule>? OfRole(string space, string name) =>
        cluster.Find(new ObjectReference(Group, "Role", space, name)) is { } role ? Written(role) : null;

    /// <summary>Whether a ClusterRole gathers rules from roles that every cluster has.</summary>
    public bool GathersBuiltIn(string name) =>
        cluster.Find(new ObjectReference(Group, "ClusterRole", "", name)) is { } role
        && role.Fields.Fields("aggregationRule").Items("clusterRoleSelectors").Select(LabelSelector.Of).OfType<LabelSelector>()
            .Any(selector => BuiltIn.Any(label => selector.Selects(Labels.None.With(label, "true")) == Answer.Yes));

    // Roles may gather from roles that gather themselves: the controller goes on until nothing changes. What such a role has of its own is replaced.
    private static Dictionary<string, ImmutableArray<PolicyRule>> Gather(ImmutableArray<ClusterObject> roles)
    {
        var sources = roles.ToDictionary(role => role.Name, role => Sources(role, roles), StringComparer.Ordinal);
        var rules = roles.ToDictionary(role => role.Name, role => sources[role.Name].IsEmpty ? Written(role) : [], StringComparer.Ordinal);
        var gathering = roles.Where(role => !sources[role.Name].IsEmpty).Select(role => role.Name).ToArray();
        for (var changed = gathering.Length > 0; changed;)
        {
            changed = false;
            foreach (var role in gathering)
            {
                var gathered = sources[role].SelectMany(source => rules[source]).Distinct().ToImmutableArray();
                changed |= gathered.Length != rules[role].Length;
                rules[role] = gathered;
            }
        }

        return rules;
    }

    private static ImmutableArray<string> Sources(ClusterObject role, ImmutableArray<ClusterObject> roles)
    {
        ImmutableArray<LabelSelector> selectors =
            [.. role.Fields.Fields("aggregationRule").Items("clusterRoleSelectors").Select(LabelSelector.Of).OfType<LabelSelector>()];
        return [.. roles.Where(other => other.Name != role.Name && selectors.Any(selector => selector.Selects(other.Labels) == Answer.Yes)).Select(other => other.Name)];
    }

    private static ImmutableArray<PolicyRule> Written(ClusterObject role) => [.. role.Fields.Mappings("rules").Select(PolicyRule.Of)];
}
