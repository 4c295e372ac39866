using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Access;
using MilvusManifests.Schemas;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks.Objects;

/// <summary>Nobody holds a permission with which more can be taken than it says.</summary>
/// <remarks>
/// https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks. To change a role or a binding is not among them: without
/// 'escalate' and 'bind' the API server lets nobody grant what they do not hold.
/// </remarks>
internal sealed class EscalatingPermissions : IObjectCheck
{
    /// <summary>A permission that contains others.</summary>
    public static readonly DiagnosticCode Escalates = new(
        "MM4831",
        "permission that gives more than it says",
        "Some permissions contain others: who may list Secrets reads every token and password, who may create pods runs as any ServiceAccount of the namespace, who may bind roles holds them all. " +
        "A program with such a permission is as valuable to an intruder as what it can reach.",
        new(
            "ClusterRole web lets ServiceAccount shop/web (Deployment shop/web) read every Secret of the cluster: get on secrets",
            "rules:\n- apiGroups: [\"\"]\n  resources: [secrets]\n  verbs: [get]"),
        "Grant it in the namespaces where it is needed, with a Role and a RoleBinding, or for single objects with 'resourceNames'; leave it out where the program works without.");

    private const string Any = "*";
    private const string Rbac = RoleRules.Group;

    private static readonly ImmutableArray<Escalation> Known =
    [
        new("secrets", ["get", "list", "watch"], "", ["secrets"], "read every Secret of the cluster"),
        new("workloads", ["create"], "", ["pods", "replicationcontrollers"], "run pods as any ServiceAccount of any namespace"),
        new("workloads", ["create", "update", "patch"], "apps", ["deployments", "statefulsets", "daemonsets", "replicasets"], "run pods as any ServiceAccount of any namespace"),
        new("workloads", ["create", "update", "patch"], "batch", ["jobs", "cronjobs"], "run pods as any ServiceAccount of any namespace"),
        new("exec", ["create", "get"], "", ["pods/exec", "pods/attach"], "run commands in the pods of every namespace"),
        new("exec", ["update", "patch"], "", ["pods/ephemeralcontainers"], "add containers to the pods of every namespace"),
        new("nodes", ["get", "create", "update", "patch", "delete"], "", ["nodes/proxy"], "run commands in every pod through the kubelets, unseen by the audit log"),
        new("volumes", ["create"], "", ["persistentvolumes"], "mount any path of a node"),
        new("webhooks", ["create", "update", "patch"], "admissionregistration.k8s.io", ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"], "read and change whatever is created in the cluster"),
        new("namespaces", ["update", "patch"], "", ["namespaces"], "take the Pod Security level off any namespace"),
        new("certificates", ["update", "patch"], "certificates.k8s.io", ["certificatesigningrequests/approval"], "approve certificates that log in as anybody"),
        new("tokens", ["create"], "", ["serviceaccounts/token"], "make tokens of every ServiceAccount") { IsOfNamespaces = true },
        new("escalate", ["escalate"], Rbac, ["roles", "clusterroles"], "write roles with any permission") { IsOfNamespaces = true },
        new("bind", ["bind"], Rbac, ["roles", "clusterroles"], "bind any role to anybody") { IsOfNamespaces = true },
        new("impersonate", ["impersonate"], "", ["users", "groups", "serviceaccounts"], "act as anybody else") { IsOfNamespaces = true },
    ];

    // Roles that every cluster has.
    private static readonly ImmutableArray<(string Name, string Gives)> BuiltIn =
    [
        ("cluster-admin", "do everything in the cluster"),
        ("admin", "read every Secret and run pods as any ServiceAccount of any namespace"),
        ("edit", "read every Secret and run pods as any ServiceAccount of any namespace"),
    ];

    /// <inheritdoc/>
    public DiagnosticCode Code => Escalates;

    /// <inheritdoc/>
    public ImmutableArray<Purpose> Purposes { get; } =
    [
        new("ClusterRole", "prometheus-operator", ["secrets"],
            "monitors of any namespace may refer to Secrets with credentials, which the operator writes into the configuration of Prometheus and Alertmanager"),
        new("ClusterRole", "prometheus-operator", ["workloads"],
            "the operator creates the StatefulSet of a Prometheus, an Alertmanager or a ThanosRuler in whatever namespace the object is in"),
        new("ClusterRole", "kube-state-metrics", ["secrets"],
            "kube-state-metrics reports the type, the labels and the age of Secrets, and there is no permission to list them without their content"),
    ];

    /// <inheritdoc/>
    public IEnumerable<ObjectFault> Run(CheckedObjects set)
    {
        var cluster = set.Cluster.Objects;
        var holders = set.Holders;
        foreach (var kind in (IEnumerable<string>)["ClusterRole", "Role"])
        {
            foreach (var role in cluster.Of(Rbac, kind))
            {
                if (holders.Of(role) is { IsEmpty: false } held)
                {
                    foreach (var fault in FaultsOf(role, held, set))
                    {
                        yield return fault;
                    }
                }
            }
        }

        foreach (var binding in cluster.Of(Rbac, "ClusterRoleBinding"))
        {
            var reference = binding.Fields.Fields("roleRef");
            foreach (var (name, gives) in BuiltIn)
            {
                if (reference.Text("name") == name && RoleHolders.HoldersOf(binding) is { IsEmpty: false } held)
                {
                    yield return new(binding, reference["name"]?.Location, $"{binding} lets {Shown(held, set)} {gives}: ClusterRole {name}") { Subject = name };
                }
            }
        }
    }

    private static IEnumerable<ObjectFault> FaultsOf(ClusterObject role, ImmutableArray<RoleHolder> holders, CheckedObjects set)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in role.Fields.Mappings("rules"))
        {
            if (!rule.IsEmpty("resourceNames"))
            {
                continue;
            }

            if (Has(rule, "verbs", Any) && Has(rule, "apiGroups", Any) && Has(rule, "resources", Any))
            {
                yield return new(role, rule.Node!.Location, $"{role} lets {Shown(holders, set)} do everything{Where(holders)}") { Subject = "everything" };
                yield break;
            }

            foreach (var escalation in Known)
            {
                var able = escalation.IsOfNamespaces ? holders : holders.RemoveAll(holder => !holder.IsOfCluster);
                if (!able.IsEmpty && escalation.FindIn(rule) is var (verbs, resource) && seen.Add(escalation.Subject))
                {
                    var where = escalation.IsOfNamespaces ? Where(able) : "";
                    yield return new(role, resource.Location, $"{role} lets {Shown(able, set)} {escalation.Gives}{where}: {ValueText.Choice(verbs, "and")} on {resource.Value}")
                    {
                        Subject = escalation.Subject,
                    };
                }
            }
        }
    }

    private static string Where(ImmutableArray<RoleHolder> holders)
    {
        var spaces = new List<string>();
        foreach (var holder in holders)
        {
            if (holder.IsOfCluster)
            {
                return " in the whole cluster";
            }

            if (!spaces.Contains(holder.Binding.Namespace))
            {
                spaces.Add(holder.Binding.Namespace);
            }
        }

        return $" in {ValueText.Choice(spaces, "and")}";
    }

    private static string Shown(ImmutableArray<RoleHolder> holders, CheckedObjects set)
    {
        var names = new List<string>();
        foreach (var holder in holders)
        {
            var pods = new List<string>();
            foreach (var group in set.Cluster.Pods)
            {
                if (holder.IsAccount(group.Account) && !pods.Contains(group.ToString()))
                {
                    pods.Add(group.ToString());
                }
            }

            var name = pods.Count == 0 ? holder.ToString() : $"{holder} ({ValueText.Choice(pods, "and")})";
            if (!names.Contains(name))
            {
                names.Add(name);
            }
        }

        return ValueText.Choice(names, "and");
    }

    private static bool Has(ObjectFields rule, string list, string value)
    {
        foreach (var item in rule.Texts(list))
        {
            if (item.Value == value)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A permission that contains others.</summary>
    /// <param name="Subject">Its short name.</param>
    /// <param name="Verbs">Any of these verbs.</param>
    /// <param name="Group">In this API group.</param>
    /// <param name="Resources">On any of these resources.</param>
    /// <param name="Gives">What it lets its holder do.</param>
    private sealed record Escalation(string Subject, ImmutableArray<string> Verbs, string Group, ImmutableArray<string> Resources, string Gives)
    {
        /// <summary>Whether it is as much in a single namespace; the others are normal there.</summary>
        public bool IsOfNamespaces { get; init; }

        /// <summary>The verbs and the resource of a rule that give it; null if it does not.</summary>
        public (ImmutableArray<string> Verbs, YamlScalar Resource)? FindIn(ObjectFields rule)
        {
            if (!Has(rule, "apiGroups", Group) && !Has(rule, "apiGroups", Any))
            {
                return null;
            }

            var verbs = Has(rule, "verbs", Any) ? ["every verb"] : Verbs.RemoveAll(verb => !Has(rule, "verbs", verb));
            if (verbs.IsEmpty)
            {
                return null;
            }

            foreach (var item in rule.Texts("resources"))
            {
                if (item.Value == Any || Names(item.Value))
                {
                    return (verbs, item);
                }
            }

            return null;
        }

        private bool Names(string resource)
        {
            foreach (var candidate in Resources)
            {
                if (candidate == resource || (resource.StartsWith("*/", StringComparison.Ordinal) && candidate.EndsWith(resource[1..], StringComparison.Ordinal)))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
