namespace MilvusManifests.Text;

public static partial class Codes
{
    /// <summary>A key that the configuration does not have.</summary>
    public static readonly DiagnosticCode UnknownKey = new("MM1001", "unknown key",
        "The configuration has no such key here. docs/configuration.md lists every key, and editors complete them from the JSON Schema that the first line names.");

    /// <summary>A value of another type.</summary>
    public static readonly DiagnosticCode WrongType = new("MM1002", "wrong type",
        "The value has another type than the key expects. YAML reads 2.6 and 30 as numbers, yes as a string and an empty value as null; quotes make a string.");

    /// <summary>A required key is absent.</summary>
    public static readonly DiagnosticCode MissingKey = new("MM1003", "missing required key",
        "The key has no default, because only the owner of the cluster knows its value.");

    /// <summary>A value outside a closed list.</summary>
    public static readonly DiagnosticCode UnknownValue = new("MM1004", "unknown value",
        "The key accepts one of a few words, and this is not one of them.");

    /// <summary>An invalid Prometheus duration.</summary>
    public static readonly DiagnosticCode InvalidDuration = new("MM1005", "invalid duration",
        "A Prometheus duration is a series of whole numbers with units, the largest first, each at most once: y, w, d, h, m, s, ms, as in 1h30m.");

    /// <summary>An invalid Kubernetes quantity.</summary>
    public static readonly DiagnosticCode InvalidQuantity = new("MM1006", "invalid quantity",
        "A Kubernetes quantity is a number with an optional suffix: m for thousandths, k M G T P E for powers of 1000, Ki Mi Gi Ti Pi Ei for powers of 1024. There is no B.");

    /// <summary>An invalid Prometheus size.</summary>
    public static readonly DiagnosticCode InvalidByteSize = new("MM1007", "invalid size",
        "Prometheus sizes have a unit that ends in B: B, KB, MB, GB, TB, PB, EB, or KiB to EiB. Kubernetes quantities such as 10Gi are different.");

    /// <summary>An invalid Milvus version.</summary>
    public static readonly DiagnosticCode InvalidMilvusVersion = new("MM1008", "invalid Milvus version",
        "A Milvus version is a semantic version without a v: it becomes the label app.kubernetes.io/version and decides which metrics exist.");

    /// <summary>An invalid kube-prometheus release.</summary>
    public static readonly DiagnosticCode InvalidRelease = new("MM1009", "invalid kube-prometheus version",
        "kube-prometheus releases are named by their git tag, such as v0.18.0. A branch is not a release: it changes over time.");

    /// <summary>An invalid minor version of Kubernetes.</summary>
    public static readonly DiagnosticCode InvalidKubernetesVersion = new("MM1010", "invalid Kubernetes version",
        "The target cluster is given by its minor version in quotes: \"1.35\". Without quotes YAML reads a number, and 1.30 is the same number as 1.3.");

    /// <summary>A Kubernetes version that the release does not support.</summary>
    public static readonly DiagnosticCode UnsupportedKubernetes = new("MM1011", "Kubernetes version not supported by the release",
        "Each kube-prometheus release is made for and tested with a few Kubernetes versions; with others, rules and metrics may not match, or APIs may be missing.");

    /// <summary>A name that Kubernetes rejects.</summary>
    public static readonly DiagnosticCode InvalidName = new("MM1012", "invalid name",
        "Most names in Kubernetes are DNS labels or subdomains (RFC 1123): lowercase letters, digits and '-', starting and ending with a letter or digit; a subdomain may have dots.");

    /// <summary>A label that Kubernetes or Prometheus rejects.</summary>
    public static readonly DiagnosticCode InvalidLabel = new("MM1013", "invalid label",
        "Kubernetes label keys are [prefix/]name, where the name has at most 63 letters, digits, '-', '_' and '.', and starts and ends with a letter or digit; values are the same, or empty. Prometheus label names have only letters, digits and '_'.");

    /// <summary>An invalid image digest.</summary>
    public static readonly DiagnosticCode InvalidDigest = new("MM1014", "invalid image digest",
        "A digest is sha256: followed by 64 lowercase hexadecimal digits, as registries show it.");

    /// <summary>An invalid registry.</summary>
    public static readonly DiagnosticCode InvalidRegistry = new("MM1015", "invalid registry",
        "A registry is a host with an optional port and path, as an image reference starts: mirror.example.com:5000/team. It has no https:// and no trailing slash.");

    /// <summary>A path that leaves the configuration's folder.</summary>
    public static readonly DiagnosticCode InvalidPath = new("MM1016", "invalid path",
        "Paths in the configuration are relative to its folder, use '/' and stay inside it, also where symbolic links lead, so that a clone of the repository is complete. "
        + "Nothing is read from or written to '.git'.");

    /// <summary>A number that is too small or too large.</summary>
    public static readonly DiagnosticCode OutOfRange = new("MM1017", "number out of range",
        "The key accepts integers of a certain range.");

    /// <summary>Two entries for the same Milvus.</summary>
    public static readonly DiagnosticCode DuplicateMilvus = new("MM1018", "duplicate Milvus",
        "Each entry of 'milvus' writes objects that are named after its release into its namespace. Two entries with the same object names would overwrite each other, and every target would be scraped twice.");

    /// <summary>Keys of which exactly one must be present.</summary>
    public static readonly DiagnosticCode OneOf = new("MM1019", "exactly one of several keys",
        "The keys are alternatives: exactly one of them is required.");

    /// <summary>A key that another setting rules out.</summary>
    public static readonly DiagnosticCode KeyNotAllowed = new("MM1020", "key not allowed here",
        "The key cannot be combined with the value of another one.");

    /// <summary>Scrape intervals and timeouts that Prometheus rejects.</summary>
    public static readonly DiagnosticCode InvalidScrapeTiming = new("MM1021", "invalid scrape timing",
        "An interval must be greater than 0, and a scrape must not take longer than the interval: otherwise Prometheus rejects its whole configuration.");

    /// <summary>A setting that has no effect.</summary>
    public static readonly DiagnosticCode NoEffect = new("MM1022", "setting has no effect",
        "The setting is valid, but another one disables what it applies to.");

    /// <summary>Resources that the API server rejects, or that cannot be intended.</summary>
    public static readonly DiagnosticCode InvalidResources = new("MM1023", "invalid resources",
        "A request must not exceed its limit, and a quantity of memory or storage counts whole bytes: 512m is half a byte; 512M or 512Mi is intended.");

    /// <summary>A namespace that belongs to the cluster.</summary>
    public static readonly DiagnosticCode ReservedNamespace = new("MM1024", "namespace belongs to the cluster",
        "The stack's Namespace is part of the set and is deleted together with it; and kube-prometheus has Roles of its own in default and kube-system.");

    /// <summary>Two folders of which one contains the other.</summary>
    public static readonly DiagnosticCode OverlappingFolders = new("MM1025", "folders overlap",
        "A file that is written must never be mistaken for a template, a schema or a file of the source.");

    /// <summary>An invalid JSON Pointer.</summary>
    public static readonly DiagnosticCode InvalidPointer = new("MM1026", "invalid JSON Pointer",
        "A JSON Pointer (RFC 6901) is empty for the whole object, or each step starts with '/': /spec/replicas. '~1' is a '/' within a step, '~0' a '~'.");

    /// <summary>Text that would break the syntax it is written into.</summary>
    public static readonly DiagnosticCode InvalidText = new("MM1027", "invalid text",
        "The text becomes part of another syntax, such as an ini file or a URL, and would break it.");

    /// <summary>A configuration without content.</summary>
    public static readonly DiagnosticCode EmptyConfiguration = new("MM1028", "empty configuration",
        "A configuration needs at least the Kubernetes version and the kube-prometheus release.");

    /// <summary>An invalid checksum.</summary>
    public static readonly DiagnosticCode InvalidChecksum = new("MM1029", "invalid checksum",
        "A SHA-256 is 64 lowercase hexadecimal digits, as sha256sum prints it; a git commit is all 40 of its digits, as git rev-parse prints it.");

    /// <summary>A credential in the configuration.</summary>
    public static readonly DiagnosticCode CredentialInConfiguration = new("MM1030", "credential in the configuration",
        "What the configuration contains ends up in manifests that are kept in git. Keep credentials in a Secret of your own and name the file or the key where it is mounted.");
}
