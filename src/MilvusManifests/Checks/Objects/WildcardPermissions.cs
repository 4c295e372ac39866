using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Access;
using MilvusManifests.Schemas;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks.Objects;

/// <summary>Roles name what they allow.</summary>
internal sealed class WildcardPermissions : IObjectCheck
{
    private const string Any = "*";
    private const int MostNames = 3;

    private static readonly ImmutableArray<string> Lists = ["verbs", "apiGroups", "resources", "nonResourceURLs"];

    /// <summary>A rule with a wildcard.</summary>
    public static readonly DiagnosticCode HasWildcard = new(
        "MM4830",
        "role with a wildcard",
        "'*' grants what exists today and what will be added: new verbs, subresources and kinds come with every release of Kubernetes and every CustomResourceDefinition. " +
        "Of some resources it contains verbs that nobody thinks of, such as escalate and bind of roles, or deletecollection.",
        new("ClusterRole shop-admin allows every verb on configmaps: it is held by ServiceAccount shop/web", "rules:\n- apiGroups: [\"\"]\n  resources: [configmaps]\n  verbs: [\"*\"]"),
        "Name the verbs, API groups and resources that the program uses; the audit log of the API server shows them.");

    /// <inheritdoc/>
    public DiagnosticCode Code => HasWildcard;

    /// <inheritdoc/>
    public ImmutableArray<Purpose> Purposes { get; } =
    [
        new("ClusterRole", "prometheus-operator", ["verbs of monitoring.coreos.com", "verbs of statefulsets"],
            "these are the operator's own kinds, and the StatefulSets that it creates, updates and deletes for them"),
        new("ClusterRole", "prometheus-operator", ["verbs of configmaps+secrets"],
            "the operator writes configuration and rules to Secrets and ConfigMaps beside every Prometheus, and reads those that monitors of any namespace refer to"),
        new("ClusterRole", "resource-metrics-server-resources", ["verbs+resources of metrics.k8s.io"],
            "it is for whoever reads resource metrics; the API group has nothing but what prometheus-adapter serves, read-only"),
    ];

    /// <inheritdoc/>
    public IEnumerable<ObjectFault> Run(CheckedObjects set)
    {
        var cluster = set.Cluster.Objects;
        foreach (var kind in (IEnumerable<string>)["ClusterRole", "Role"])
        {
            foreach (var role in cluster.Of(RoleRules.Group, kind))
            {
                foreach (var rule in role.Fields.Mappings("rules"))
                {
                    if (WildcardsOf(rule) is { IsEmpty: false } wildcards)
                    {
                        yield return Fault(role, rule, wildcards, set.Holders.Of(role));
                    }
                }
            }
        }
    }

    private static ObjectFault Fault(ClusterObject role, ObjectFields rule, ImmutableArray<YamlScalar> wildcards, ImmutableArray<RoleHolder> holders) =>
        new(role, wildcards[0].Location, $"{role} allows {What(rule)}: {RoleHolder.Describe(holders)}")
        {
            Severity = holders.IsEmpty ? Severity.Information : null,
            Subject = SubjectOf(rule),
        };

    private static ImmutableArray<YamlScalar> WildcardsOf(ObjectFields rule)
    {
        var found = ImmutableArray.CreateBuilder<YamlScalar>();
        foreach (var list in Lists)
        {
            if (Wildcard(rule, list) is { } wildcard)
            {
                found.Add(wildcard);
            }
        }

        return found.DrainToImmutable();
    }

    private static YamlScalar? Wildcard(ObjectFields rule, string list)
    {
        foreach (var item in rule.Texts(list))
        {
            if (item.Value == Any)
            {
                return item;
            }
        }

        return null;
    }

    private static string What(ObjectFields rule) => rule.IsEmpty("nonResourceURLs")
        ? $"{Named(rule, "verbs", "verb")} on {Named(rule, "resources", "resource")}{(Wildcard(rule, "apiGroups") is null ? GroupsOf(rule) : " of every API group")}"
        : $"{Named(rule, "verbs", "verb")} on {Named(rule, "nonResourceURLs", "URL")}";

    private static string Named(ObjectFields rule, string list, string one)
    {
        if (Wildcard(rule, list) is not null)
        {
            return $"every {one}";
        }

        var names = NamesOf(rule, list);
        return names.Count > MostNames
            ? $"{string.Join(", ", names.Take(MostNames - 1))} and {TraceText.Count(names.Count - MostNames + 1, $"more {one}")}"
            : ValueText.Choice(names, "and");
    }

    private static string GroupsOf(ObjectFields rule)
    {
        var groups = NamesOf(rule, "apiGroups");
        groups.Remove("");
        return groups.Count == 0 ? "" : $" of {ValueText.Choice(groups, "and")}";
    }

    // verbs of configmaps+secrets, verbs+resources of metrics.k8s.io
    private static string SubjectOf(ObjectFields rule)
    {
        var names = NamesOf(rule, "resources");
        var named = Wildcard(rule, "resources") is not null || names.Count > MostNames ? NamesOf(rule, "apiGroups") : names;
        return $"{string.Join('+', Lists.Where(list => Wildcard(rule, list) is not null))} of {string.Join('+', named)}";
    }

    private static List<string> NamesOf(ObjectFields rule, string list)
    {
        var names = new List<string>();
        foreach (var item in rule.Texts(list))
        {
            names.Add(item.Value);
        }

        return names;
    }
}
