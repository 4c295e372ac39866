using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Verification.Objects;

/// <summary>The codes of what a cluster does not have of a set.</summary>
internal static class LiveObjectCodes
{
    /// <summary>An object that is not there.</summary>
    public static readonly DiagnosticCode Missing = new(
        "MM7501",
        "object that is not in the cluster",
        "The set has the object and the cluster does not: the sync has not finished, failed, or leaves the object out.",
        new("ServiceMonitor milvus/my-release-milvus is not in the cluster", "milvus-manifests verify --kubeconfig"),
        "Look at the sync in Argo CD or Flux, or apply the set again.");

    /// <summary>An object that differs.</summary>
    public static readonly DiagnosticCode Different = new(
        "MM7502",
        "object that differs in the cluster",
        "A field that the set has is absent in the cluster, or has another value: the last sync is not complete, or somebody changed the object since. Fields that the set does not have are "
        + "not compared, so defaults, status, and what controllers and webhooks add are no difference.",
        new("Prometheus monitoring/k8s differs in the cluster: spec.replicas is 1 instead of 2"),
        "Sync again. If the field is changed back every time, another controller owns it: leave it out with a patch, or tell that controller.");

    /// <summary>Objects that may not be read.</summary>
    public static readonly DiagnosticCode Forbidden = new(
        "MM7503",
        "object that may not be read",
        "The user of the kubeconfig may not get the objects, so they are not compared. It is an error with --strict, and if no object may be read.",
        new("the API server forbids to get secrets in namespace monitoring: 4 objects are not compared"),
        "Grant get on the resource, if the user should see it. Nothing else is needed: objects are neither listed nor watched.");

    /// <summary>An object that is being deleted.</summary>
    public static readonly DiagnosticCode Deleting = new(
        "MM7504",
        "object that is being deleted",
        "Somebody deleted the object, and it is gone as soon as its finalizers are. What is applied to it until then is lost.",
        new("Namespace shop is being deleted: it waits for example.com/a, example.com/b"),
        "Wait until it is gone, and sync again. If it stays, look at the controller that owns the finalizer.");

    /// <summary>An object of another set.</summary>
    public static readonly DiagnosticCode Foreign = new(
        "MM7505",
        "object of another set",
        "The cluster has an object of this name, and it differs from the set's and is another installation's: a Helm release owns it, or its labels name another program. Two "
        + "installations that apply the same object overwrite each other forever.",
        new("ClusterRole prometheus-operator is another set's: it belongs to the Helm release monitoring/kube-prometheus-stack"),
        "Uninstall the other one, or install one of them under other names or in another namespace.");

    /// <summary>A kind that the cluster does not have.</summary>
    public static readonly DiagnosticCode NotServed = new(
        "MM7506",
        "kind that the cluster does not have",
        "The API server does not serve the kind in the version of the set: its CustomResourceDefinition is not there, or the cluster's version of Kubernetes is another one than that of the configuration.",
        new("the cluster does not serve monitoring.coreos.com/v1 ServiceMonitor: 14 objects are missing"),
        "Apply the CustomResourceDefinitions of the set first, or correct kubernetes in the configuration.");

    /// <summary>An object that does not work.</summary>
    public static readonly DiagnosticCode NotReady = new(
        "MM7507",
        "object that does not work",
        "The object is as the set has it, and its status says that it does not work, or not yet: a CustomResourceDefinition that is not established, a Prometheus that is not reconciled or "
        + "available, a Deployment or an APIService that is not available, a monitor that a Prometheus does not accept. The words are those of its controller.",
        new("Deployment shop/web: it is not Available: Deployment does not have minimum availability"),
        "Follow the message; kubectl describe shows the events of the object.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All => [Missing, Different, Forbidden, Deleting, Foreign, NotServed, NotReady];
}
