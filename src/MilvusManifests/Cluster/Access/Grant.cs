namespace MilvusManifests.Cluster.Access;

/// <summary>Why a request is allowed.</summary>
/// <param name="Binding">The binding that names the user.</param>
/// <param name="Role">The role that it refers to.</param>
/// <param name="Rule">The index of the rule in the role; -1 for a role that is known without its rules.</param>
internal sealed record Grant(ClusterObject Binding, string Role, int Rule)
{
    /// <summary>Where the rule is written; the binding for a role without rules.</summary>
    public Text.Location? Place { get; init; }

    /// <summary>The grant as a person names it: <c>ClusterRole prometheus-k8s, rule 3</c>.</summary>
    public override string ToString() => Rule < 0 ? Role : FormattableString.Invariant($"{Role}, rule {Rule + 1}");
}

/// <summary>Whether a request is allowed.</summary>
/// <param name="Answer">The answer; unknown if a binding refers to a role that is not in the set.</param>
/// <param name="Grant">Why it is allowed; null if it is not.</param>
/// <param name="MissingRoles">The roles that bindings of the user refer to and that are not in the set.</param>
internal sealed record Permission(Answer Answer, Grant? Grant, System.Collections.Immutable.ImmutableArray<string> MissingRoles);
