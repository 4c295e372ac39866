using System.Collections.Immutable;
using MilvusManifests.Building.Alerts;
using MilvusManifests.Text;

namespace MilvusManifests.Building;

/// <summary>The codes of diagnostics about building the objects of a set.</summary>
internal static class BuildingCodes
{
    /// <summary>A document that is not a Kubernetes object.</summary>
    public static readonly DiagnosticCode NoObject = new(
        "MM4501",
        "not a Kubernetes object",
        "Every document that a template writes must be a mapping with apiVersion, kind and metadata.name: it is applied to a cluster as one object.",
        new("the object has no kind", "apiVersion: v1\nmetadata: {name: a}"),
        "Add what is missing, or remove the document.");

    /// <summary>A template that does not exist.</summary>
    public static readonly DiagnosticCode TemplateMissing = new(
        "MM4502",
        "template not found",
        "Templates are looked for in the folder that 'templates' names in the configuration, then among those that come with the program.",
        new("template 'manifests/grafana-servce.yaml.sbn' not found; did you mean 'manifests/grafana-service.yaml.sbn'?"),
        "Correct the path, or add the template to the folder.");

    /// <summary>A patch that replaces the whole object with something else.</summary>
    public static readonly DiagnosticCode PatchLeavesNoObject = new(
        "MM4505",
        "patch does not leave an object",
        "After a patch the document still has to be a mapping with apiVersion, kind and metadata.name.",
        new(
            "operation 2 (remove '/metadata/name') does not leave a Kubernetes object: the object has no metadata.name",
            "- {op: remove, path: /metadata/name}"),
        "Change other fields. To leave an object out, disable its component.");

    /// <summary>A mirror list without a mirror.</summary>
    public static readonly DiagnosticCode NoMirrorRegistry = new(
        "MM4510",
        "no registry to mirror to",
        "A mirror list names the source and the target of each copy. The target is 'kubePrometheus.images.registry' in the configuration, which also makes "
        + "the set pull from there, so that the list and the set always agree.",
        new("no registry is configured to mirror to; set 'kubePrometheus.images.registry', for example to registry.example.com/mirror"),
        "Set 'kubePrometheus.images.registry'.");

    /// <summary>An image that stays at its own registry.</summary>
    public static readonly DiagnosticCode ImageNotMirrored = new(
        "MM4511",
        "image outside the mirror",
        "'kubePrometheus.images.registry' applies to the images of the release. An image in your own template or patch is pulled from where it says, which "
        + "a cluster without internet access cannot do.",
        new(
            "image 'docker.io/library/busybox:1.37' of Deployment a/b is not one of the release's images, so 'kubePrometheus.images.registry' does not apply "
            + "to it; name the mirror where the image is set"),
        "Write the mirror's name in the template or patch.");

    /// <summary>Who has the monitor of a Milvus.</summary>
    public static readonly DiagnosticCode MonitorOwner = new(
        "MM6101",
        "only one monitor may scrape a Milvus",
        "milvus-operator makes a PodMonitor for each Milvus, and the Helm chart a ServiceMonitor if metrics.serviceMonitor.enabled is true. Two monitors would scrape every pod twice, and two owners of one object overwrite each other, so that "
        + "'monitor' in an entry of the configuration says who has it: ours, chart or operator.",
        new(
            "PodMonitor 'vectors-milvus' in namespace 'milvus' replaces milvus-operator's own 'vectors': set spec.components.disableMetric: true and delete that one",
            "- {release: vectors, namespace: milvus, installedBy: operator, version: 2.6.15}"),
        "Set what 'milvus-manifests helm-values' prints in the values of the Helm release or in the Milvus object. milvus-operator does not delete the PodMonitor that it made "
        + "before spec.components.disableMetric was set to true: delete it once.");

    /// <summary>A namespace that could not be moved.</summary>
    public static readonly DiagnosticCode NamespaceNotMoved = new(
        "MM8016",
        "namespace cannot be moved",
        "The stack's namespace appears in many forms: metadata, subjects, addresses of Services, matchers of PromQL. The places listed contain the word in "
        + "a form that may or may not mean the namespace, and a wrong guess could break a rule or a dashboard.",
        new(
            "cannot move the stack to namespace 'observability': 'monitoring' may or may not mean the namespace in 2 places of the source",
            "namespace: observability"),
        "Patch the places, replace the file with a template of your own, or keep the namespace that upstream uses.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        NoObject, TemplateMissing, PatchLeavesNoObject, NoMirrorRegistry, ImageNotMirrored, MonitorOwner, NamespaceNotMoved, AlertEdit.NoThreshold,
    ];
}
