using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Fields;

/// <summary>Permissions in words, and those that a role gains or loses.</summary>
internal static class PermissionChanges
{
    private static readonly string[] VerbOrder = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"];

    /// <summary>The changes of a role's rules; permissions with the same verbs are one change.</summary>
    /// <param name="field">The field of the rules.</param>
    /// <param name="old">The old rules.</param>
    /// <param name="fresh">The new rules.</param>
    public static IEnumerable<FieldChange> Compare(FieldPath field, YamlNode? old, YamlNode? fresh)
    {
        var (before, after) = (Permissions.Read(old), Permissions.Read(fresh));
        if (before.IsCut || after.IsCut)
        {
            return YamlNodeComparer.Json.Equals(old, fresh) ? [] : [new FieldChange(field, old, fresh) { Summary = "too many permissions to list" }];
        }

        var (lost, gained) = (before.Except(after), after.Except(before));
        return
        [
            .. Describe(gained).Select(words => new FieldChange(field, null, YamlScalar.String(words))),
            .. Describe(lost).Select(words => new FieldChange(field, YamlScalar.String(words), null)),
        ];
    }

    /// <summary>Permissions in words: <c>get, list, watch on discovery.k8s.io/endpointslices</c>, <c>get on pods, services</c>.</summary>
    public static IEnumerable<string> Describe(IEnumerable<Grant> permissions) => permissions
        .GroupBy(permission => (permission.Group, permission.Resource, permission.Name))
        .Select(on => (on.Key.Group, On: Target(on.Key.Resource, on.Key.Name), Verbs: Verbs(on.Select(permission => permission.Verb))))
        .GroupBy(grant => (grant.Group, grant.Verbs))
        .Select(grants => $"{grants.Key.Verbs} on {Targets(grants.Key.Group, [.. grants.Select(grant => grant.On).Order(StringComparer.Ordinal)])}")
        .Order(StringComparer.Ordinal);

    private static string Targets(string group, string[] targets) =>
        group.Length == 0 ? string.Join(", ", targets)
        : targets is [var only] ? $"{Excerpt.Of(group)}/{only}"
        : $"{string.Join(", ", targets)} of {Excerpt.Of(group)}";

    private static string Verbs(IEnumerable<string> verbs) => string.Join(", ", verbs
        .OrderBy(verb => Array.IndexOf(VerbOrder, verb) is var at and >= 0 ? at : VerbOrder.Length)
        .ThenBy(verb => verb, StringComparer.Ordinal)
        .Select(verb => Excerpt.Of(verb)));

    private static string Target(string resource, string name) => Excerpt.Of(resource) + (name.Length == 0 ? "" : $" '{Excerpt.Of(name)}'");
}
