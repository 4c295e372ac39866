using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>The codes of diagnostics about the API server's rules that are in no schema.</summary>
internal static class ObjectCodes
{
    /// <summary>The name of an object violates the rule for its kind.</summary>
    public static readonly DiagnosticCode InvalidName = new(
        "MM4020",
        "invalid name of an object",
        "Most names must be a DNS subdomain: lower-case letters, digits, '-' and '.'. A Namespace's and a Service's name must be a DNS label; names of "
        + "roles and their bindings must not contain '/' and '%'.",
        new("ConfigMap metadata.name: 'Extra' is not a valid DNS subdomain; use extra", "metadata: {name: Extra}"),
        "Rename the object.");

    /// <summary>A label or annotation of an object has a key or value that Kubernetes rejects.</summary>
    public static readonly DiagnosticCode InvalidLabel = new(
        "MM4021",
        "invalid label or annotation of an object",
        "A key is a name of at most 63 letters, digits, '-', '_' and '.', optionally prefixed with a DNS subdomain and '/'; the value of a label is such a "
        + "name or empty.",
        new(
            "ConfigMap metadata.labels.team: 'search & find' is not a valid label value; use at most 63 letters, digits, '-', '_' and '.', starting and ending "
            + "with a letter or digit",
            "labels: {team: search & find}"),
        "Correct the key or the value. Longer texts belong in annotations.");

    /// <summary>The annotations of an object are too large.</summary>
    public static readonly DiagnosticCode AnnotationSize = new(
        "MM4022",
        "annotations too large",
        "The keys and values of an object's annotations are limited to 256 KiB in total.",
        new("ConfigMap metadata.annotations have 300,001 bytes; the limit is 262,144 in total"),
        "Move the text to a ConfigMap.");

    /// <summary>A value that the API server's own code rejects.</summary>
    public static readonly DiagnosticCode Refused = new(
        "MM4030",
        "rejected by the API server's own validation",
        "The API server has rules in its code that no published schema contains: fields that exclude or require each other, names that must exist or be "
        + "unique, ranges. It rejects an object that violates one, whether it is created or applied.",
        new("Service spec: 'ports' is required unless clusterIP is None or type is ExternalName", "kind: Service\nspec: {selector: {app: a}}"),
        "Change the object as the message says. docs/rules.md lists the rules that are checked.");

    /// <summary>A value that the Prometheus operator rejects or ignores.</summary>
    public static readonly DiagnosticCode RefusedByOperator = new(
        "MM4031",
        "rejected by the Prometheus operator",
        "The API server stores the object, since its schema allows it, but the Prometheus operator does not use it: its admission webhook rejects a "
        + "PrometheusRule or an AlertmanagerConfig, and other objects are skipped with no more than an event and a line in the operator's log. "
        + "A rule file that violates the rules of PrometheusRules is not loaded by Prometheus itself.",
        new(
            "ServiceMonitor spec.endpoints[0].scrapeTimeout must not exceed the interval of 60s, but is 120s; the operator would skip it",
            "endpoints: [{interval: 60s, scrapeTimeout: 120s}]"),
        "Change the object as the message says. docs/operator-rules.md lists the rules that are checked.");

    /// <summary>A scalar without quotes means different things to different readers of YAML.</summary>
    public static readonly DiagnosticCode AmbiguousScalar = new(
        "MM4101",
        "ambiguous scalar",
        "kubectl, Helm and Argo CD read YAML 1.1, where y, yes, on, n, no and off are booleans, Flux reads them as strings; 0644 is octal to all of these "
        + "and decimal in YAML 1.2.",
        new("Deployment spec.template.spec.containers[0].stdin: kubectl, Helm and Argo CD read yes as true, Flux as a string; use true", "stdin: yes"),
        "Write true, false or decimal digits, or quote it.");

    /// <summary>An object is too large for a client-side apply.</summary>
    public static readonly DiagnosticCode TooLargeToApply = new(
        "MM4103",
        "too large for a client-side apply",
        "A client-side 'kubectl apply' stores the whole object in an annotation, and annotations are limited to 262,144 bytes. Server-side apply does not "
        + "have this limit.",
        new("the object has 262,222 bytes as JSON; 'kubectl apply' fails above 262,144 without --server-side"),
        "Apply it with --server-side; in Argo CD, with the sync option ServerSideApply=true.");

    /// <summary>A cluster-scoped object has a namespace.</summary>
    public static readonly DiagnosticCode NamespaceIgnored = new(
        "MM4104",
        "namespace of a cluster-scoped object",
        "The API server ignores the namespace of an object whose kind is cluster-scoped; some tools reject the object.",
        new("a ClusterRole is cluster-scoped and has no namespace; remove 'b'", "kind: ClusterRole\nmetadata: {name: a, namespace: b}"),
        "Remove the namespace.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        InvalidName, InvalidLabel, AnnotationSize, Refused, RefusedByOperator, AmbiguousScalar, TooLargeToApply, NamespaceIgnored,
    ];
}
