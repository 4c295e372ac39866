using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>The codes of diagnostics about the API server's rules that no schema states.</summary>
internal static class ObjectCodes
{
    /// <summary>The name of an object breaks the rule of its kind.</summary>
    public static readonly DiagnosticCode InvalidName = new("MM4020", "invalid name of an object",
        "Most kinds take a DNS subdomain: lower-case letters, digits, '-' and '.'. A Namespace takes a DNS label, a Service one that begins with a letter; roles and their bindings take anything without '/' and '%'.");

    /// <summary>A label or annotation of an object has a key or value that Kubernetes refuses.</summary>
    public static readonly DiagnosticCode InvalidLabel = new("MM4021", "invalid label or annotation of an object",
        "A key is a name of at most 63 letters, digits, '-', '_' and '.', behind a DNS subdomain and '/' if need be; the value of a label is such a name or empty.");

    /// <summary>The annotations of an object are too large.</summary>
    public static readonly DiagnosticCode AnnotationSize = new("MM4022", "annotations too large",
        "Keys and values of an object's annotations take at most 256 KiB together.");

    /// <summary>A scalar without quotes means different things to different readers of YAML.</summary>
    public static readonly DiagnosticCode AmbiguousScalar = new("MM4101", "ambiguous scalar",
        "Kubernetes' tools read YAML 1.1, where yes, no, on and off are booleans and 0644 is octal; other tools read YAML 1.2. Quotes, or another way to write it, make it mean one thing.");

    /// <summary>An object is too large for a client-side apply.</summary>
    public static readonly DiagnosticCode TooLargeToApply = new("MM4103", "too large for a client-side apply",
        "A client-side 'kubectl apply' keeps the whole object in an annotation, and annotations hold 262,144 bytes. A server-side apply has no such limit.");

    /// <summary>A cluster-scoped object names a namespace.</summary>
    public static readonly DiagnosticCode NamespaceIgnored = new("MM4104", "namespace of a cluster-scoped object",
        "The API server drops the namespace of an object whose kind is cluster-scoped; some tools refuse the object.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        InvalidName, InvalidLabel, AnnotationSize, AmbiguousScalar, TooLargeToApply, NamespaceIgnored,
    ];
}
