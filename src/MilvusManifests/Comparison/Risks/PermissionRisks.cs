using MilvusManifests.Building;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Risks;

/// <summary>Who may do more or less: the rules of roles, their bindings, and the accounts of pods.</summary>
internal sealed class PermissionRisks : IRiskRule
{
    private const int MaxStatements = 6;
    private const string AggregateLabel = "rbac.authorization.k8s.io/aggregate-to-";

    /// <inheritdoc/>
    public IEnumerable<Risk> InObject(ObjectChange change) =>
        Permissions.IsRole(change.Reference) ? OfRole(change)
        : change.Reference is { Group: Permissions.RbacGroup, Kind: "RoleBinding" or "ClusterRoleBinding" } ? OfBinding(change)
        : [];

    /// <inheritdoc/>
    public RiskKind? InValue(ObjectChange change, LeafChange value) =>
        value.Shape.EndsWith("serviceAccountName", StringComparison.Ordinal) ? RiskKind.PermissionWidened : null;

    private static IEnumerable<Risk> OfRole(ObjectChange change)
    {
        var (old, fresh) = (Permissions.Read(change.Old?.Node["rules"]), Permissions.Read(change.New?.Node["rules"]));
        if (old.IsCut || fresh.IsCut)
        {
            if (change.Fields.Any(field => field.Path.Shape == "rules"))
            {
                yield return Risk.Of(RiskKind.PermissionWidened, change.Reference, "has too many permissions to list, and they changed");
            }
        }
        else
        {
            foreach (var risk in Describe(change.Reference, RiskKind.PermissionWidened, "+", fresh.Except(old)).Concat(Describe(change.Reference, RiskKind.PermissionNarrowed, "-", old.Except(fresh))))
            {
                yield return risk;
            }
        }

        foreach (var field in change.Fields.Where(field => field.Path.Shape.StartsWith("aggregationRule", StringComparison.Ordinal)
            || field.Path.Shape.Contains(AggregateLabel, StringComparison.Ordinal)))
        {
            yield return Risk.Of(field.New is null ? RiskKind.PermissionNarrowed : RiskKind.PermissionWidened, change.Reference, field.ToString());
        }
    }

    private static IEnumerable<Risk> Describe(ObjectReference reference, RiskKind kind, string sign, IEnumerable<Grant> permissions)
    {
        var words = PermissionChanges.Describe(permissions).ToArray();
        if (words.Length > 0)
        {
            var more = words.Length > MaxStatements ? FormattableString.Invariant($" and {words.Length - MaxStatements} more") : "";
            yield return Risk.Of(kind, reference, string.Join("; ", words.Take(MaxStatements).Select(word => $"{sign} {word}")) + more);
        }
    }

    private static IEnumerable<Risk> OfBinding(ObjectChange change)
    {
        var (old, fresh) = (Subjects(change.Old), Subjects(change.New));
        var (before, after) = (Role(change.Old), Role(change.New));
        var isOther = before != after && before is not null && after is not null;
        foreach (var subject in fresh.Where(subject => isOther || !old.Contains(subject)))
        {
            yield return Risk.Of(RiskKind.PermissionWidened, change.Reference, $"+ {subject} gets {after}");
        }

        foreach (var subject in old.Where(subject => isOther || !fresh.Contains(subject)))
        {
            yield return Risk.Of(RiskKind.PermissionNarrowed, change.Reference, $"- {subject} loses {before}");
        }
    }

    private static SortedSet<string> Subjects(ManifestObject? binding)
    {
        var subjects = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var subject in (binding?.Node["subjects"] as YamlSequence)?.Items.OfType<YamlMapping>() ?? [])
        {
            var place = (subject["namespace"] as YamlScalar)?.Value;
            var name = (subject["name"] as YamlScalar)?.Value ?? "";
            subjects.Add(Excerpt.Of($"{(subject["kind"] as YamlScalar)?.Value} {(place is null ? "" : place + "/")}{name}"));
        }

        return subjects;
    }

    private static string? Role(ManifestObject? binding) =>
        binding?.Node["roleRef"] is YamlMapping role ? Excerpt.Of($"{(role["kind"] as YamlScalar)?.Value} {(role["name"] as YamlScalar)?.Value}") : null;
}
