using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Yaml;

namespace MilvusManifests.Cluster.Access;

/// <summary>A rule of a Role or ClusterRole.</summary>
/// <param name="Verbs">What it allows.</param>
/// <param name="Groups">In which API groups.</param>
/// <param name="Resources">To which resources.</param>
/// <param name="Names">To which objects; none means to all.</param>
/// <param name="Node">The rule as it is written.</param>
/// <remarks>https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources</remarks>
internal sealed record PolicyRule(ImmutableArray<string> Verbs, ImmutableArray<string> Groups, ImmutableArray<string> Resources, ImmutableArray<string> Names, YamlMapping Node)
{
    private const string Any = "*";

    /// <summary>The rule of a mapping.</summary>
    public static PolicyRule Of(ObjectFields rule) =>
        new(Texts(rule, "verbs"), Texts(rule, "apiGroups"), Texts(rule, "resources"), Texts(rule, "resourceNames"), rule.Node!);

    /// <summary>Whether it allows a request.</summary>
    public bool Allows(AccessRequest request) =>
        Has(Verbs, request.Verb) && Has(Groups, request.Group) && HasResource(request.Resource) && (Names.IsEmpty || Names.Contains(request.Name, StringComparer.Ordinal));

    private static bool Has(ImmutableArray<string> list, string item) => list.Contains(Any, StringComparer.Ordinal) || list.Contains(item, StringComparer.Ordinal);

    private bool HasResource(string resource) =>
        Has(Resources, resource)
        || (resource.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash && Resources.Contains(Any + resource[slash..], StringComparer.Ordinal));

    private static ImmutableArray<string> Texts(ObjectFields rule, string name) => [.. rule.Texts(name).Select(text => text.Value)];
}
