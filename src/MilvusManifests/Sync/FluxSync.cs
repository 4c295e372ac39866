using System.Collections.Frozen;
using System.Collections.Immutable;
using MilvusManifests.Yaml;

namespace MilvusManifests.Sync;

/// <summary>How Flux applies a set: Kustomizations after those they depend on, and the objects of one in stages, each of which is first tried in a dry run, by kind.</summary>
/// <remarks>fluxcd/pkg ssa/manager_apply.go ApplyAllStaged, ssa/utils/is.go and ssa/sort.go.</remarks>
internal sealed class FluxSync : SyncEngine
{
    // A kind that is not listed comes last, but for webhooks.
    private static readonly string[] Kinds =
    [
        "CustomResourceDefinition", "Namespace", "ResourceQuota", "StorageClass", "ServiceAccount", "PodSecurityPolicy", "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding", "ConfigMap",
        "Secret", "Service", "LimitRange", "PriorityClass", "Deployment", "StatefulSet", "CronJob", "PodDisruptionBudget",
    ];

    private static readonly string[] Webhooks = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"];

    private static readonly FrozenDictionary<string, int> Order =
        Kinds.Index().Concat(Webhooks.Index().Select(kind => (Index: Kinds.Length + 1 + kind.Index, kind.Item))).ToFrozenDictionary(kind => kind.Item, kind => kind.Index, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Name => "Flux";

    /// <inheritdoc/>
    public override bool IsBefore(SyncedObject needed, SyncedObject user)
    {
        if (needed.Unit != user.Unit)
        {
            return DependsOn(user.Unit, needed.Unit, []);
        }

        var (first, second) = (Stage(needed), Stage(user));
        return first != second ? first < second : Rank(needed) < Rank(user);
    }

    /// <inheritdoc/>
    public override YamlNode? OrderOf(SyncUnit unit) => unit.Spec["dependsOn"] ?? unit.Metadata.Scalar("name");

    /// <inheritdoc/>
    public override string Describe(SyncUnit needed, SyncUnit user) =>
        needed == user ? $"in {user}, objects are applied by kind" : $"{user} does not depend on {needed}";

    private bool DependsOn(SyncUnit user, SyncUnit needed, ImmutableHashSet<SyncUnit> before)
    {
        foreach (var dependency in user.Spec.Mappings("dependsOn"))
        {
            var space = dependency.TextOr("namespace", user.Definition.Reference.Namespace);
            var other = Units.FirstOrDefault(unit => unit.Definition.Reference.Name == dependency.Text("name") && unit.Definition.Reference.Namespace == space);
            if (other == needed || (other is not null && !before.Contains(other) && DependsOn(other, needed, before.Add(user))))
            {
                return true;
            }
        }

        return false;
    }

    private static int Stage(SyncedObject made) => made.IsDefinition || made.Reference is { Kind: "ClusterRole", Group: "rbac.authorization.k8s.io" } ? 0
        : made.Reference.Kind is "StorageClass" or "IngressClass" or "GatewayClass" or "ClusterClass" or "VolumeSnapshotClass" ? 1
        : 2;

    private static int Rank(SyncedObject made) => Order.GetValueOrDefault(made.Reference.Kind, Kinds.Length);
}
