using System.Collections.Immutable;
using MilvusManifests.Checks.Objects.Needs;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Access;
using MilvusManifests.Schemas;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Checks.Objects;

/// <summary>What is granted is used: by pods of the set, and as far as their programs are known to need it.</summary>
internal sealed class UnusedPermissions : IObjectCheck
{
    /// <summary>A permission without a use.</summary>
    public static readonly DiagnosticCode Unused = new(
        "MM4832",
        "permission that nothing uses",
        "A permission that nobody needs is missed by nobody but an intruder. A binding to a ServiceAccount without pods, a role without a binding, and rules beyond what a program asks for " +
        "are left over from something. What Prometheus needs follows from the monitors of the set, and what kube-state-metrics needs from its resources; other programs are not judged.",
        new(
            "RoleBinding shop/web grants Role shop/web to ServiceAccount shop/web, and no pod of the set runs as it",
            "kind: RoleBinding\nmetadata:\n  name: web\n  namespace: shop\nroleRef:\n  kind: Role\n  name: web\nsubjects:\n- kind: ServiceAccount\n  name: web"),
        "Remove what is not used, or run the pods that need it as that ServiceAccount ('serviceAccountName').");

    private const string Rbac = RoleRules.Group;
    private const string Aggregation = Rbac + "/aggregate-to-";
    private const int MostParts = 5;
    private const string StateMetrics = "kube-state-metrics";

    // The subject of what a program would need with another configuration.
    private const string Configurable = "configurable";

    /// <inheritdoc/>
    public DiagnosticCode Code => Unused;

    /// <inheritdoc/>
    public ImmutableArray<Purpose> Purposes { get; } =
    [
        new("ClusterRole", "resource-metrics-server-resources", ["unbound"], "it is for whoever an administrator lets read resource metrics, as metrics-server has such a role"),
        new("Role", "prometheus-k8s", [Configurable],
            "kube-prometheus lets Prometheus discover Services, pods and Ingresses in the namespaces that it monitors itself, so that a ServiceMonitor or a Probe can be added there without a change of permissions"),
        new("Role", "prometheus-k8s-config", ["configmaps"],
            "every release publishes it, although the pods of Prometheus get their configuration as files; it reads ConfigMaps of the stack's own namespace alone"),
        new("ClusterRole", StateMetrics, [Configurable],
            "kube-state-metrics publishes one ClusterRole with everything that --resources can name, so that a resource can be added without a change of permissions"),
    ];

    /// <inheritdoc/>
    public IEnumerable<ObjectFault> Run(CheckedObjects set)
    {
        var cluster = set.Cluster.Objects;
        var holders = set.Holders;
        foreach (var kind in (IEnumerable<string>)["ClusterRoleBinding", "RoleBinding"])
        {
            foreach (var binding in cluster.Of(Rbac, kind))
            {
                foreach (var holder in RoleHolders.HoldersOf(binding))
                {
                    if (IsIdle(holder, set))
                    {
                        var role = binding.Fields.Fields("roleRef");
                        var place = binding.Fields["subjects"] ?? binding.Node;
                        yield return new(binding, place.Location, $"{binding} grants {role.Text("kind")} {role.Text("name")} to {holder}, and no pod of the set runs as it") { Subject = holder.ToString() };
                    }
                }
            }
        }

        foreach (var kind in (IEnumerable<string>)["ClusterRole", "Role"])
        {
            foreach (var role in cluster.Of(Rbac, kind))
            {
                if (!role.Fields.IsEmpty("rules") && !holders.IsBound(role) && !holders.IsGathered(role) && !IsForBuiltIn(role))
                {
                    // Who may use a ClusterRole is often decided elsewhere.
                    yield return new(role, role.Node.Location, $"no binding of the set names {role}")
                    {
                        Severity = kind == "ClusterRole" ? Severity.Information : null,
                        Subject = "unbound",
                    };
                }
            }
        }

        foreach (var server in set.Cluster.Servers)
        {
            foreach (var fault in FaultsOf(server.Account, server.ToString(), PrometheusNeeds.Of(server, set.Cluster), holders, set))
            {
                yield return fault;
            }
        }

        foreach (var fault in FaultsOfStateMetrics(holders, set))
        {
            yield return fault;
        }
    }

    private static IEnumerable<ObjectFault> FaultsOfStateMetrics(RoleHolders holders, CheckedObjects set)
    {
        foreach (var pods in set.Pods)
        {
            foreach (var container in pods.Spec.Mappings("containers"))
            {
                if (container.Text("image") is { Length: > 0 } image && ImageReference.Parse(image).Name == StateMetrics)
                {
                    foreach (var fault in FaultsOf(pods.Group.Account, pods.Group.ToString(), StateMetricsNeeds.Of(container), holders, set))
                    {
                        yield return fault;
                    }
                }
            }
        }
    }

    // Only roles that nobody else holds: others may need more.
    private static IEnumerable<ObjectFault> FaultsOf(ServiceAccount account, string program, IProgramNeeds? needs, RoleHolders holders, CheckedObjects set)
    {
        if (needs is null || RunsOthers(account, program, set))
        {
            yield break;
        }

        foreach (var kind in (IEnumerable<string>)["ClusterRole", "Role"])
        {
            foreach (var role in set.Cluster.Objects.Of(Rbac, kind))
            {
                if (holders.Of(role) is { IsEmpty: false } held && held.RemoveAll(holder => holder.IsAccount(account)).IsEmpty && Beyond(role, held, needs) is { Count: > 0 } beyond)
                {
                    yield return new(role, beyond[0].Place, $"{role} allows {program} more than it needs: {Shown(beyond)}")
                    {
                        Subject = beyond.TrueForAll(found => found.IsConfigurable) ? Configurable : string.Join('+', beyond.ConvertAll(found => found.Name)),
                    };
                }
            }
        }
    }

    // list and watch of secrets and leases; delete of pods
    private static string Shown(List<Excess> beyond)
    {
        var parts = beyond.GroupBy(excess => excess.Verbs, StringComparer.Ordinal).Take(MostParts)
            .Select(verbs => $"{verbs.Key} of {ValueText.Choice([.. verbs.Select(excess => excess.Name).Distinct(StringComparer.Ordinal)], "and")}");
        return string.Join("; ", parts);
    }

    private static List<Excess> Beyond(ClusterObject role, ImmutableArray<RoleHolder> holders, IProgramNeeds needs)
    {
        var found = new List<Excess>();
        foreach (var rule in role.Fields.Mappings("rules"))
        {
            foreach (var group in rule.Texts("apiGroups"))
            {
                foreach (var resource in rule.Texts("resources"))
                {
                    if (Unneeded(rule, group.Value, resource.Value, holders, needs) is { Count: > 0 } verbs)
                    {
                        var name = group.Value.Length == 0 ? resource.Value : $"{group.Value}/{resource.Value}";
                        found.Add(new(name, ValueText.Choice(verbs, "and"), verbs.TrueForAll(verb => needs.MayNeed(verb, group.Value, resource.Value)), resource.Location));
                    }
                }
            }
        }

        return found;
    }

    private static List<string> Unneeded(ObjectFields rule, string group, string resource, ImmutableArray<RoleHolder> holders, IProgramNeeds needs)
    {
        var verbs = new List<string>();
        foreach (var verb in rule.Texts("verbs"))
        {
            var isNeeded = false;
            foreach (var holder in holders)
            {
                isNeeded |= needs.Needs(verb.Value, group, resource, holder.IsOfCluster ? "" : holder.Binding.Namespace);
            }

            if (!isNeeded)
            {
                verbs.Add(verb.Value);
            }
        }

        return verbs;
    }

    private static bool RunsOthers(ServiceAccount account, string program, CheckedObjects set)
    {
        foreach (var group in set.Cluster.Pods)
        {
            if (group.Account == account && group.ToString() != program)
            {
                return true;
            }
        }

        return false;
    }

    // An account that the set does not have may be anybody's.
    private static bool IsIdle(RoleHolder holder, CheckedObjects set)
    {
        if (holder.Kind != "ServiceAccount" || set.Cluster.Objects.Find("ServiceAccount", holder.Namespace, holder.Name) is null)
        {
            return false;
        }

        foreach (var group in set.Cluster.Pods)
        {
            if (holder.IsAccount(group.Account))
            {
                return false;
            }
        }

        return !set.AccountUses.Has(holder.Namespace, holder.Name);
    }

    private static bool IsForBuiltIn(ClusterObject role)
    {
        foreach (var (key, _) in role.Labels.Known)
        {
            if (key.StartsWith(Aggregation, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a role allows and its holder does not need.</summary>
    /// <param name="Name">The resource, with its API group.</param>
    /// <param name="Verbs">The verbs, for a message.</param>
    /// <param name="IsConfigurable">Whether another configuration of the program would need it.</param>
    /// <param name="Place">Where it is written.</param>
    private sealed record Excess(string Name, string Verbs, bool IsConfigurable, Location? Place);
}
