using System.Collections.Immutable;
using MilvusManifests.Schemas;
using MilvusManifests.Schemas.Kubernetes.Rules;

namespace MilvusManifests.Cluster.Access;

/// <summary>Who holds a role by the bindings of a set.</summary>
/// <param name="Kind">The kind of subject: <c>ServiceAccount</c>, <c>User</c> or <c>Group</c>.</param>
/// <param name="Namespace">The namespace of a ServiceAccount; empty for others.</param>
/// <param name="Name">The name.</param>
/// <param name="Binding">The binding.</param>
internal sealed record RoleHolder(string Kind, string Namespace, string Name, ClusterObject Binding)
{
    /// <summary>Whether the rules count in every namespace.</summary>
    public bool IsOfCluster => Binding.Reference.Kind == "ClusterRoleBinding";

    /// <summary>Whether it is a ServiceAccount.</summary>
    public bool IsAccount(ServiceAccount account) => Kind == "ServiceAccount" && Namespace == account.Namespace && Name == account.Name;

    /// <summary>Who holds a role, for a message: <c>it is held by ServiceAccount shop/web</c>.</summary>
    public static string Describe(ImmutableArray<RoleHolder> holders) => holders.IsEmpty
        ? "nobody in the set holds it"
        : $"it is held by {ValueText.Choice([.. holders.Select(holder => holder.ToString()).Distinct(StringComparer.Ordinal)], "and")}";

    /// <inheritdoc/>
    public override string ToString() => Namespace.Length == 0 ? $"{Kind} {Name}" : $"{Kind} {Namespace}/{Name}";
}

/// <summary>The holders of the roles of a set: those of a role that is gathered into another one hold the other.</summary>
internal sealed class RoleHolders
{
    private readonly Dictionary<(string Kind, string Namespace, string Name), List<RoleHolder>> holders = [];
    private readonly List<(ImmutableArray<LabelSelector> Selectors, ClusterObject Role)> gathering = [];

    /// <summary>Finds them.</summary>
    public RoleHolders(ClusterObjects cluster)
    {
        foreach (var kind in (ReadOnlySpan<string>)["ClusterRoleBinding", "RoleBinding"])
        {
            foreach (var binding in cluster.Of(RoleRules.Group, kind))
            {
                Add(binding);
            }
        }

        foreach (var role in cluster.Of(RoleRules.Group, "ClusterRole"))
        {
            if (role.Fields.Fields("aggregationRule").Exists)
            {
                gathering.Add(([.. role.Fields.Fields("aggregationRule").Items("clusterRoleSelectors").Select(LabelSelector.Of).OfType<LabelSelector>()], role));
            }
        }
    }

    /// <summary>The holders of a role, those of the roles that gather its rules among them.</summary>
    /// <param name="role">The Role or ClusterRole.</param>
    public ImmutableArray<RoleHolder> Of(ClusterObject role)
    {
        var found = ImmutableArray.CreateBuilder<RoleHolder>();
        Collect(role, found, []);
        return found.DrainToImmutable();
    }

    /// <summary>Whether a binding of the set names a role.</summary>
    public bool IsBound(ClusterObject role) => holders.ContainsKey((role.Reference.Kind, role.Namespace, role.Name));

    /// <summary>Whom a binding names.</summary>
    public static ImmutableArray<RoleHolder> HoldersOf(ClusterObject binding)
    {
        var found = ImmutableArray.CreateBuilder<RoleHolder>();
        foreach (var subject in binding.Fields.Mappings("subjects"))
        {
            found.Add(HolderOf(subject, binding));
        }

        return found.DrainToImmutable();
    }

    /// <summary>Whether a role of the set gathers the rules of another one.</summary>
    public bool IsGathered(ClusterObject role) => role.Reference.Kind == "ClusterRole" && gathering.Exists(other => other.Role.Name != role.Name && Selects(other.Selectors, role));

    private void Collect(ClusterObject role, ImmutableArray<RoleHolder>.Builder found, HashSet<string> seen)
    {
        if (holders.TryGetValue((role.Reference.Kind, role.Namespace, role.Name), out var direct))
        {
            found.AddRange(direct);
        }

        if (role.Reference.Kind != "ClusterRole" || !seen.Add(role.Name))
        {
            return;
        }

        foreach (var (selectors, other) in gathering)
        {
            if (other.Name != role.Name && Selects(selectors, role))
            {
                Collect(other, found, seen);
            }
        }
    }

    private void Add(ClusterObject binding)
    {
        var reference = binding.Fields.Fields("roleRef");
        var kind = reference.Text("kind") ?? "";
        var key = (kind, kind == "Role" ? binding.Namespace : "", reference.Text("name") ?? "");
        if (!holders.TryGetValue(key, out var known))
        {
            holders.Add(key, known = []);
        }

        known.AddRange(HoldersOf(binding));
    }

    // A ServiceAccount without a namespace is one of the binding's own.
    private static RoleHolder HolderOf(ObjectFields subject, ClusterObject binding)
    {
        var isAccount = subject.Text("kind") == "ServiceAccount";
        return new(subject.Text("kind") ?? "", isAccount ? subject.TextOr("namespace", binding.Namespace) ?? "" : "", subject.Text("name") ?? "", binding);
    }

    private static bool Selects(ImmutableArray<LabelSelector> selectors, ClusterObject role)
    {
        foreach (var selector in selectors)
        {
            if (selector.Selects(role.Labels) == Answer.Yes)
            {
                return true;
            }
        }

        return false;
    }
}
