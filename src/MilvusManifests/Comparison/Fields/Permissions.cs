using MilvusManifests.Building;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Fields;

/// <summary>What the rules of a role allow, however they are written.</summary>
/// <remarks>Wildcards mean what they cover: <c>*</c> for all, <c>*/scale</c> for that part of every resource, <c>/healthz/*</c> for all paths below.</remarks>
internal sealed class Permissions
{
    private const string All = "*";

    // The cross product of a hostile rule has no bound.
    private const int MaxGrants = 100_000;
    private const int MaxUrlPrefixes = 1000;

    /// <summary>The API group of roles and bindings.</summary>
    public const string RbacGroup = "rbac.authorization.k8s.io";

    private readonly HashSet<Grant> permissions = [];
    private readonly List<Grant> urlPrefixes = [];

    private Permissions()
    {
    }

    /// <summary>Whether there are too many, so that only some of them are known.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Whether a field holds the rules of a role.</summary>
    public static bool AreIn(ObjectReference reference, FieldPath field) => field is { Depth: 1, LastField: "rules" } && IsRole(reference);

    /// <summary>Whether an object is a role.</summary>
    public static bool IsRole(ObjectReference reference) => reference is { Group: RbacGroup, Kind: "Role" or "ClusterRole" };

    /// <summary>The permissions that rules grant.</summary>
    /// <param name="rules">The rules of a Role or ClusterRole; anything else grants none.</param>
    public static Permissions Read(YamlNode? rules)
    {
        var permissions = new Permissions();
        foreach (var rule in (rules as YamlSequence)?.Items.OfType<YamlMapping>() ?? [])
        {
            permissions.Add(rule);
        }

        return permissions;
    }

    /// <summary>Whether something is allowed.</summary>
    public bool Allow(Grant wanted) => wanted.IsUrl ? AllowUrl(wanted) : AllowResource(wanted);

    /// <summary>What these allow and others do not.</summary>
    public IEnumerable<Grant> Except(Permissions others) => permissions.Where(permission => !others.Allow(permission));

    private bool AllowResource(Grant wanted)
    {
        var slash = wanted.Resource.IndexOf('/', StringComparison.Ordinal);
        foreach (var group in (ReadOnlySpan<string>)[wanted.Group, All])
        {
            foreach (var resource in (ReadOnlySpan<string>)[wanted.Resource, All, slash < 0 ? All : All + wanted.Resource[slash..]])
            {
                foreach (var name in (ReadOnlySpan<string>)[wanted.Name, ""])
                {
                    if (permissions.Contains(new Grant(group, resource, name, wanted.Verb)) || permissions.Contains(new Grant(group, resource, name, All)))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private bool AllowUrl(Grant wanted) =>
        permissions.Contains(wanted)
        || permissions.Contains(wanted with { Verb = All })
        || urlPrefixes.Exists(prefix => (prefix.Verb == wanted.Verb || prefix.Verb == All) && wanted.Resource.StartsWith(prefix.Resource[..^1], StringComparison.Ordinal));

    private void Add(YamlMapping rule)
    {
        var verbs = Texts(rule, "verbs");
        foreach (var url in Texts(rule, "nonResourceURLs"))
        {
            Add(verbs, verb => new Grant("", url, "", verb, IsUrl: true));
            if (IsCut)
            {
                return;
            }
        }

        var names = rule["resourceNames"] is YamlSequence { Items.Length: > 0 } ? Texts(rule, "resourceNames") : [""];
        foreach (var (inGroup, resource, name) in
            from inGroup in Texts(rule, "apiGroups")
            from resource in Texts(rule, "resources")
            from name in names
            select (inGroup, resource, name))
        {
            Add(verbs, verb => new Grant(inGroup, resource, name, verb));
            if (IsCut)
            {
                return;
            }
        }
    }

    private void Add(string[] verbs, Func<string, Grant> permission)
    {
        foreach (var verb in verbs)
        {
            if (permissions.Count >= MaxGrants || urlPrefixes.Count >= MaxUrlPrefixes)
            {
                IsCut = true;
                return;
            }

            var added = permission(verb);
            if (permissions.Add(added) && added.IsUrl && added.Resource.EndsWith('*'))
            {
                urlPrefixes.Add(added);
            }
        }
    }

    private static string[] Texts(YamlMapping rule, string key) =>
        rule[key] is YamlSequence list ? [.. list.Items.OfType<YamlScalar>().Select(item => item.Value).Distinct(StringComparer.Ordinal)] : [];
}

/// <summary>One thing that a rule of a role allows; <c>*</c> means all.</summary>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Resource">The resource, or the path of a URL where <paramref name="IsUrl"/>.</param>
/// <param name="Name">The only object that it is about; empty for all.</param>
/// <param name="Verb">The verb.</param>
/// <param name="IsUrl">Whether it is about a path of the API server that is not a resource.</param>
internal sealed record Grant(string Group, string Resource, string Name, string Verb, bool IsUrl = false);
