namespace MilvusManifests.Text;

public static partial class Codes
{
    /// <summary>The name of an object breaks the rule of its kind.</summary>
    public static readonly DiagnosticCode InvalidObjectName = new("MM4020", "invalid name of an object",
        "Most kinds take a DNS subdomain: lower-case letters, digits, '-' and '.'. A Namespace takes a DNS label, a Service one that begins with a letter; roles and their bindings take anything without '/' and '%'.");

    /// <summary>A label or annotation of an object has a key or value that Kubernetes refuses.</summary>
    public static readonly DiagnosticCode InvalidObjectLabel = new("MM4021", "invalid label or annotation of an object",
        "A key is a name of at most 63 letters, digits, '-', '_' and '.', behind a DNS subdomain and '/' if need be; the value of a label is such a name or empty.");

    /// <summary>The annotations of an object are too large.</summary>
    public static readonly DiagnosticCode AnnotationSize = new("MM4022", "annotations too large",
        "Keys and values of an object's annotations take at most 256 KiB together.");

    /// <summary>No schema is known for the kind of an object.</summary>
    public static readonly DiagnosticCode UnknownKind = new("MM4023", "unknown kind",
        "The kind is not built into the Kubernetes version that is asked for, and no CustomResourceDefinition that is known defines it. Give its definition as a schema, or let unknown kinds pass.");

    /// <summary>The API version of an object is not served by the Kubernetes version that is asked for.</summary>
    public static readonly DiagnosticCode VersionNotServed = new("MM4024", "API version not served",
        "The cluster refuses the object: it no longer, or not yet, serves this version of the kind.");

    /// <summary>A scalar without quotes means different things to different readers of YAML.</summary>
    public static readonly DiagnosticCode AmbiguousScalar = new("MM4101", "ambiguous scalar",
        "Kubernetes' tools read YAML 1.1, where yes, no, on and off are booleans and 0644 is octal; other tools read YAML 1.2. Quotes, or another way to write it, make it mean one thing.");

    /// <summary>The API version of an object is deprecated in the Kubernetes version that is asked for.</summary>
    public static readonly DiagnosticCode VersionDeprecated = new("MM4102", "deprecated API version",
        "The cluster still serves this version of the kind, and a later one will not.");

    /// <summary>An object is too large for a client-side apply.</summary>
    public static readonly DiagnosticCode ObjectTooLargeToApply = new("MM4103", "too large for a client-side apply",
        "A client-side 'kubectl apply' keeps the whole object in an annotation, and annotations hold 262,144 bytes. A server-side apply has no such limit.");

    /// <summary>A cluster-scoped object names a namespace.</summary>
    public static readonly DiagnosticCode NamespaceIgnored = new("MM4104", "namespace of a cluster-scoped object",
        "The API server drops the namespace of an object whose kind is cluster-scoped; some tools refuse the object.");

    /// <summary>No schema is known for the kind of an object, and that was said to be no error.</summary>
    public static readonly DiagnosticCode UnknownKindPassed = new("MM4105", "object not checked",
        "No schema is known for the kind, so that nothing was checked but the object's shape.");
}
