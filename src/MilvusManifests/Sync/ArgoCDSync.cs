using System.Collections.Frozen;
using System.Globalization;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Yaml;

namespace MilvusManifests.Sync;

/// <summary>How Argo CD applies a set: Applications by their waves, and the objects of one by wave and kind.</summary>
/// <remarks>argo-cd gitops-engine/pkg/sync/sync_tasks.go: the order of tasks. Namespaces and definitions are moved before what needs them.</remarks>
internal sealed class ArgoCDSync : SyncEngine
{
    private const string Wave = "argocd.argoproj.io/sync-wave";
    private const string Options = "argocd.argoproj.io/sync-options";
    private const string SkipDryRun = "SkipDryRunOnMissingResource=true";

    // A kind that is not listed comes last.
    private static readonly string[] Kinds =
    [
        "Namespace", "NetworkPolicy", "ResourceQuota", "LimitRange", "PodSecurityPolicy", "PodDisruptionBudget", "ServiceAccount", "Secret", "SecretList", "ConfigMap", "StorageClass",
        "PersistentVolume", "PersistentVolumeClaim", "CustomResourceDefinition", "ClusterRole", "ClusterRoleList", "ClusterRoleBinding", "ClusterRoleBindingList", "Role", "RoleList",
        "RoleBinding", "RoleBindingList", "Service", "DaemonSet", "Pod", "ReplicationController", "ReplicaSet", "Deployment", "HorizontalPodAutoscaler", "StatefulSet", "Job", "CronJob",
        "IngressClass", "Ingress", "APIService",
    ];

    private static readonly FrozenDictionary<string, int> Order = Kinds.Index().ToFrozenDictionary(kind => kind.Item, kind => kind.Index, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Name => "Argo CD";

    /// <inheritdoc/>
    public override bool IsBefore(SyncedObject needed, SyncedObject user) => needed.Unit == user.Unit
        ? needed.IsDefinition || Rank(needed).CompareTo(Rank(user)) < 0
        : WaveOf(needed.Unit.Metadata.Fields("annotations")) < WaveOf(user.Unit.Metadata.Fields("annotations"));

    /// <inheritdoc/>
    public override YamlNode? OrderOf(SyncUnit unit) => unit.Metadata.Fields("annotations").Scalar(Wave);

    /// <inheritdoc/>
    public override string Describe(SyncUnit needed, SyncUnit user) => needed == user
        ? $"in {user}, objects are applied by wave and kind"
        : string.Create(CultureInfo.InvariantCulture, $"{user} is in wave {WaveOf(user.Metadata.Fields("annotations"))}, and {needed} in wave {WaveOf(needed.Metadata.Fields("annotations"))}");

    /// <summary>Whether an object whose kind another Application defines is applied without a dry run while the server does not know the kind, which would fail.</summary>
    public static bool SkipsDryRun(SyncedObject made) =>
        Has(made.Annotations.Text(Options)) || made.Unit.Spec.Fields("syncPolicy").Items("syncOptions").Any(option => option is YamlScalar { Value: SkipDryRun })
        || Has(made.Unit.Spec.Fields("source").Fields("kustomize").Fields("commonAnnotations").Text(Options))
        || made.Unit.Spec.Fields("source").Fields("kustomize").Items("patches").Any(patch => IsFor(ObjectFields.Of(patch), made) && Has(ObjectFields.Of(patch).Text("patch")));

    private static bool Has(string? options) => options?.Contains(SkipDryRun, StringComparison.Ordinal) == true;

    private static bool IsFor(ObjectFields patch, SyncedObject made)
    {
        var target = patch.Fields("target");
        return Fits(target.Text("group"), made.Reference.Group) && Fits(target.Text("kind"), made.Reference.Kind) && Fits(target.Text("name"), made.Reference.Name);
    }

    private static bool Fits(string? wanted, string found) => wanted is null || wanted == found;

    private static (int Wave, int Kind) Rank(SyncedObject made) => (WaveOf(made.Annotations), Order.GetValueOrDefault(made.Reference.Kind, Kinds.Length));

    private static int WaveOf(ObjectFields annotations) =>
        annotations.Text(Wave) is { } text && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var wave) ? wave : 0;
}
