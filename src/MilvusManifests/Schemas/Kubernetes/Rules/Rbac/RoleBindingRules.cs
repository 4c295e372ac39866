using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Rbac;

/// <summary>The rules of RoleBindings and ClusterRoleBindings.</summary>
internal static class RoleBindingRules
{
    private const string Group = "rbac.authorization.k8s.io";

    private static readonly ImmutableArray<string> Subject = ["rbac.v1.Subject"];
    private static readonly ImmutableArray<string> RoleRef = ["rbac.v1.RoleRef"];
    private static readonly ImmutableArray<string> ClusterRoleBinding = ["rbac.v1.ClusterRoleBinding"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(RoleRef, "role-ref-api-group", "rbac/validation: ValidateRoleBinding, ValidateClusterRoleBinding", CheckRoleGroup),
        new(RoleRef, "role-ref-name", "rbac/validation: ValidateRoleBinding, ValidateClusterRoleBinding", CheckRoleName),
        new(ClusterRoleBinding, "role-ref-kind", "rbac/validation: ValidateClusterRoleBinding", CheckRoleKind),
        new(Subject, "subject-name", "rbac/validation: ValidateRoleBindingSubject", CheckSubjectName),
        new(Subject, "subject-service-account", "rbac/validation: ValidateRoleBindingSubject", CheckServiceAccountName),
        new(Subject, "subject-api-group", "rbac/validation: ValidateRoleBindingSubject", CheckSubjectGroup),
        new(ClusterRoleBinding, "subject-namespace", "rbac/validation: ValidateRoleBindingSubject", CheckSubjectNamespace),
    ];

    private static void CheckRoleGroup(ObjectFields role, RuleViolations found)
    {
        if (role.Scalar("apiGroup") is { Value: not ("" or Group) } group)
        {
            found.Add(group, $"must be {Group}, not {ValueText.Of(group)}");
        }
    }

    private static void CheckRoleName(ObjectFields role, RuleViolations found)
    {
        found.CheckNotEmpty(role, "name");

        found.CheckText(role, "name", NameFaults.PathSegment);
    }

    private static void CheckRoleKind(ObjectFields binding, RuleViolations found)
    {
        if (binding.Fields("roleRef").Scalar("kind") is { Value: "Role" } kind)
        {
            found.Add(kind, "must be ClusterRole in a ClusterRoleBinding");
        }
    }

    private static void CheckSubjectName(ObjectFields subject, RuleViolations found)
    {
        found.CheckNotEmpty(subject, "name");
    }

    private static void CheckServiceAccountName(ObjectFields subject, RuleViolations found)
    {
        if (subject.Text("kind") == "ServiceAccount")
        {
            found.CheckSyntax(subject, "name", DnsSubdomain.Existing);
        }
    }

    private static void CheckSubjectGroup(ObjectFields subject, RuleViolations found)
    {
        if (subject.Scalar("apiGroup") is not { Value.Length: > 0 } group)
        {
            return;
        }

        if (subject.Text("kind") == "ServiceAccount")
        {
            found.Add(group, $"must be empty for a ServiceAccount, not {ValueText.Of(group)}");
        }
        else if (subject.Text("kind") is "User" or "Group" && group.Value != Group)
        {
            found.Add(group, $"must be {Group} for a {subject.Text("kind")}, not {ValueText.Of(group)}");
        }
    }

    private static void CheckSubjectNamespace(ObjectFields binding, RuleViolations found)
    {
        foreach (var subject in binding.Mappings("subjects"))
        {
            if (subject.Text("kind") == "ServiceAccount")
            {
                found.CheckRequired(subject, "namespace", "for a ServiceAccount in a ClusterRoleBinding");
            }
        }
    }
}
