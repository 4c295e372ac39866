using System.Collections.Immutable;
using MilvusManifests.Building;
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
    public static string Describe(ImmutableArray<RoleHolder> holders)
    {
        var names = new List<string>();
        foreach (var holder in holders)
        {
            if (holder.ToString() is var name && !names.Contains(name))
            {
                names.Add(name);
            }
        }

        return names.Count == 0 ? "nobody in the set holds it" : $"it is held by {ValueText.Choice(names, "and")}";
    }

    /// <inheritdoc/>
    public override string ToString() => Namespace.Length == 0 ? $"{Kind} {Name}" : $"{Kind} {Namespace}/{Name}";
}

/// <summary>The holders of the roles of a set: those of a role that is gathered into another one hold the other.</summary>
internal sealed class RoleHolders
{
    private readonly Dictionary<(string Kind, string Namespace, string Name), List<RoleHolder>> holders = [];
    private readonly Dictionary<ObjectReference, ImmutableArray<RoleHolder>> known = [];
    private readonly ImmutableArray<ClusterObject> roles;

    // Of each ClusterRole, those that gather its rules.
    private readonly Lazy<int[][]> gatherers;

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

        roles = cluster.Of(RoleRules.Group, "ClusterRole");
        gatherers = new(FindGatherers);
    }

    /// <summary>The holders of a role, those of the roles that gather its rules among them.</summary>
    /// <param name="role">The Role or ClusterRole.</param>
    public ImmutableArray<RoleHolder> Of(ClusterObject role)
    {
        if (known.TryGetValue(role.Reference, out var before))
        {
            return before;
        }

        var found = ImmutableArray.CreateBuilder<RoleHolder>();
        found.AddRange(Direct(role));
        foreach (var other in Gathering(role))
        {
            found.AddRange(Direct(other));
        }

        return known[role.Reference] = found.DrainToImmutable();
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
    public bool IsGathered(ClusterObject role) => IndexOf(role) is >= 0 and var index && gatherers.Value[index].Length > 0;

    private List<RoleHolder> Direct(ClusterObject role) => holders.GetValueOrDefault((role.Reference.Kind, role.Namespace, role.Name), []);

    // The roles that gather a role, those that gather them, and so on.
    private IEnumerable<ClusterObject> Gathering(ClusterObject role)
    {
        if (IndexOf(role) is not (>= 0 and var first))
        {
            yield break;
        }

        var seen = new bool[roles.Length];
        var open = new Stack<int>([first]);
        seen[first] = true;
        while (open.TryPop(out var index))
        {
            if (index != first)
            {
                yield return roles[index];
            }

            foreach (var other in gatherers.Value[index])
            {
                if (!seen[other])
                {
                    seen[other] = true;
                    open.Push(other);
                }
            }
        }
    }

    private int IndexOf(ClusterObject role) => role.Reference.Kind == "ClusterRole" ? roles.IndexOf(role) : -1;

    private int[][] FindGatherers()
    {
        var found = new List<int>[roles.Length];
        for (var i = 0; i < roles.Length; i++)
        {
            found[i] = [];
        }

        for (var i = 0; i < roles.Length; i++)
        {
            if (!roles[i].Fields.Fields("aggregationRule").Exists)
            {
                continue;
            }

            var selectors = SelectorsOf(roles[i]);
            for (var j = 0; j < roles.Length; j++)
            {
                if (i != j && Selects(selectors, roles[j]))
                {
                    found[j].Add(i);
                }
            }
        }

        return Array.ConvertAll(found, list => list.ToArray());
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

    private static ImmutableArray<LabelSelector> SelectorsOf(ClusterObject role)
    {
        var selectors = ImmutableArray.CreateBuilder<LabelSelector>();
        foreach (var item in role.Fields.Fields("aggregationRule").Items("clusterRoleSelectors"))
        {
            if (LabelSelector.Of(item) is { } selector)
            {
                selectors.Add(selector);
            }
        }

        return selectors.DrainToImmutable();
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
