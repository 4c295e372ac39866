using System.Collections.Immutable;
using MilvusManifests.Catalogue.Projects;
using MilvusManifests.Cluster;
using MilvusManifests.Configuration.GitOps;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks.Sync;

/// <summary>Argo CD does not rewrite a label that objects of the set are selected by.</summary>
internal sealed class LabelTracking : ICheck
{
    /// <summary>Argo CD marks its objects with a label that something selects by.</summary>
    public static readonly DiagnosticCode Rewritten = new(
        "MM4514",
        "selectors use a label that Argo CD overwrites",
        "Argo CD that tracks by label writes the name of the Application into app.kubernetes.io/instance of every object, which ServiceMonitors and NetworkPolicies of kube-prometheus and the "
        + "monitors of Milvus select by: Prometheus then scrapes nothing of what they select. Tracking by label is the default before Argo CD 3.0.",
        new(
            "Argo CD would overwrite 'app.kubernetes.io/instance' on every object, and ServiceMonitor monitoring/alertmanager-main and 5 more select by it",
            "gitops:\n  argocd: {tracking: label, ...}"),
        "Set application.resourceTrackingMethod to annotation in the ConfigMap argocd-cm, and gitops.argocd.tracking with it; or use another label: application.instanceLabelKey, and gitops.argocd.instanceLabel.");

    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes => [Rewritten];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.Complete;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set)
    {
        var configuration = set.Inputs.Configuration;
        if (configuration.GitOps.ArgoCD is not { } argocd || argocd.TrackingOf(configuration.CustomResources) == ResourceTracking.Annotation)
        {
            return [];
        }

        var label = argocd.InstanceLabel.Value;
        var selecting = set.Objects.Cluster.Objects.All.Where(candidate => candidate.Reference.Kind != "CustomResourceDefinition" && Selects(candidate, label)).ToArray();
        if (selecting.Length == 0)
        {
            return [];
        }

        var more = selecting.Length == 1 ? "" : FormattableString.Invariant($" and {selecting.Length - 1} more");
        return
        [
            Diagnostic.Error(
                Rewritten,
                argocd.Tracking?.Location ?? argocd.Repository.Location,
                $"Argo CD would overwrite '{label}' on every object, and {selecting[0]}{more} {(selecting.Length == 1 ? "selects" : "select")} by it",
                argocd.Tracking is null
                    ? $"{configuration.CustomResources.Of(CustomResourceProject.ArgoCD)} tracks by label unless argocd-cm has application.resourceTrackingMethod: annotation; set that, and gitops.argocd.tracking: annotation"
                    : "set application.resourceTrackingMethod: annotation in argocd-cm, and gitops.argocd.tracking with it"),
        ];
    }

    // A field of that name under any selector: of Services, monitors, NetworkPolicies, budgets and workloads.
    private static bool Selects(ClusterObject candidate, string label) => Has(candidate.Spec.Node, label, isSelector: false);

    private static bool Has(YamlNode? node, string label, bool isSelector) => node switch
    {
        YamlMapping mapping => mapping.Entries.Any(entry =>
            (isSelector && entry.Key.Value == label)
            || (isSelector && entry is { Key.Value: "key", Value: YamlScalar key } && key.Value == label)
            || Has(entry.Value, label, (isSelector && entry.Key.Value is "matchLabels" or "matchExpressions") || entry.Key.Value.EndsWith("elector", StringComparison.Ordinal))),
        YamlSequence sequence => sequence.Items.Any(item => Has(item, label, isSelector)),
        _ => false,
    };
}
