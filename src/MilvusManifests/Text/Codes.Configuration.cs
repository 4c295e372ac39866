namespace MilvusManifests.Text;

public static partial class Codes
{
    /// <summary>A key that the configuration does not have.</summary>
    public static readonly DiagnosticCode UnknownKey = new("MM1001", "unknown key",
        "The configuration has no such key at this place. docs/configuration.md lists every key; an editor that reads the JSON Schema named in the first line completes them.");

    /// <summary>A value of another type.</summary>
    public static readonly DiagnosticCode WrongType = new("MM1002", "wrong type",
        "The key takes another type of value. Mind that YAML reads 2.6 and 30 as numbers, yes as a string and an empty value as null; quotes make a string.");

    /// <summary>A required key is absent.</summary>
    public static readonly DiagnosticCode MissingKey = new("MM1003", "missing key",
        "The key has no default, because only the person who owns the cluster can know its value.");

    /// <summary>A value that is none of a closed list.</summary>
    public static readonly DiagnosticCode UnknownValue = new("MM1004", "unknown value",
        "The key takes one of a few words, and this is none of them.");

    /// <summary>Not a Prometheus duration.</summary>
    public static readonly DiagnosticCode InvalidDuration = new("MM1005", "invalid duration",
        "A Prometheus duration is a row of whole numbers with units, the largest first, each at most once: y, w, d, h, m, s, ms, as in 1h30m.");

    /// <summary>Not a Kubernetes quantity.</summary>
    public static readonly DiagnosticCode InvalidQuantity = new("MM1006", "invalid quantity",
        "A Kubernetes quantity is a number with an optional suffix: m for thousandths, k M G T P E for powers of 1000, Ki Mi Gi Ti Pi Ei for powers of 1024. There is no B.");

    /// <summary>Not a size as Prometheus writes it.</summary>
    public static readonly DiagnosticCode InvalidByteSize = new("MM1007", "invalid size",
        "Prometheus writes sizes with a unit that ends in B: B, KB, MB, GB, TB, PB, EB, or KiB to EiB. Kubernetes quantities such as 10Gi are something else.");

    /// <summary>Not a version of Milvus.</summary>
    public static readonly DiagnosticCode InvalidMilvusVersion = new("MM1008", "invalid Milvus version",
        "A Milvus version is written as SemVer, without a v: it becomes the label app.kubernetes.io/version and decides which metrics exist.");

    /// <summary>Not the name of a kube-prometheus release.</summary>
    public static readonly DiagnosticCode InvalidRelease = new("MM1009", "invalid kube-prometheus version",
        "kube-prometheus releases are named by their git tag, such as v0.18.0. A branch is no release: it changes under you.");

    /// <summary>Not a minor version of Kubernetes.</summary>
    public static readonly DiagnosticCode InvalidKubernetesVersion = new("MM1010", "invalid Kubernetes version",
        "The target cluster is named by its minor version, in quotes: \"1.35\". Without quotes YAML reads a number, and 1.30 is then the same as 1.3.");

    /// <summary>A Kubernetes version that the release was not made for.</summary>
    public static readonly DiagnosticCode UnsupportedKubernetes = new("MM1011", "Kubernetes version not supported by the release",
        "Each kube-prometheus release is made for and tested with a few Kubernetes versions; outside of them rules and metrics miss each other, or APIs are gone.");

    /// <summary>A name that Kubernetes would refuse.</summary>
    public static readonly DiagnosticCode InvalidName = new("MM1012", "invalid name",
        "Most names in Kubernetes are DNS labels or subdomains (RFC 1123): lower-case letters, digits and '-', a letter or digit first and last; a subdomain may have dots.");

    /// <summary>A label that Kubernetes or Prometheus would refuse.</summary>
    public static readonly DiagnosticCode InvalidLabel = new("MM1013", "invalid label",
        "Kubernetes' label keys are [prefix/]name, the name at most 63 letters, digits, '-', '_' and '.', a letter or digit first and last; values likewise, or empty. Prometheus' label names have only letters, digits and '_'.");

    /// <summary>Not an image digest.</summary>
    public static readonly DiagnosticCode InvalidDigest = new("MM1014", "invalid image digest",
        "A digest is sha256: and 64 lower-case hexadecimal digits, as the registry shows it.");

    /// <summary>Not a registry.</summary>
    public static readonly DiagnosticCode InvalidRegistry = new("MM1015", "invalid registry",
        "A registry is a host, an optional port and an optional path, as it stands at the start of an image reference: mirror.example.com:5000/team. No https://, no slash at the end.");

    /// <summary>A path that leaves the folder of the configuration.</summary>
    public static readonly DiagnosticCode InvalidPath = new("MM1016", "invalid path",
        "Paths in the configuration are relative to its folder, use '/' and stay inside it, so that a clone of the repository is all one needs.");

    /// <summary>A number that is too small or too large.</summary>
    public static readonly DiagnosticCode OutOfRange = new("MM1017", "number out of range",
        "The key takes whole numbers of a certain range.");

    /// <summary>Two entries for one Milvus.</summary>
    public static readonly DiagnosticCode DuplicateMilvus = new("MM1018", "the same Milvus twice",
        "Each entry of 'milvus' writes objects named after its release into its namespace. Two entries that name the same objects would overwrite each other, and every target would be scraped twice.");

    /// <summary>Keys of which exactly one must be present.</summary>
    public static readonly DiagnosticCode OneOf = new("MM1019", "exactly one of several keys",
        "The keys stand for each other: give one of them.");

    /// <summary>A key that another one rules out.</summary>
    public static readonly DiagnosticCode KeyNotAllowed = new("MM1020", "key not allowed here",
        "The key means nothing together with the value of another one.");

    /// <summary>Scrape intervals and timeouts that Prometheus would refuse.</summary>
    public static readonly DiagnosticCode InvalidScrapeTiming = new("MM1021", "scrape timing that Prometheus refuses",
        "An interval must be longer than 0, and a scrape may not take longer than the interval: Prometheus refuses its whole configuration otherwise.");

    /// <summary>A setting without effect.</summary>
    public static readonly DiagnosticCode NoEffect = new("MM1022", "setting without effect",
        "The setting is valid, but another one switches off what it is about.");

    /// <summary>Resources that the API server would refuse, or that cannot be meant.</summary>
    public static readonly DiagnosticCode InvalidResources = new("MM1023", "invalid resources",
        "A request may not exceed its limit, and a quantity of memory or storage counts whole bytes: 512m is half a byte, 512M and 512Mi are what is meant.");

    /// <summary>A namespace that belongs to Kubernetes.</summary>
    public static readonly DiagnosticCode ReservedNamespace = new("MM1024", "namespace of the cluster itself",
        "The stack's Namespace is written and, when the set is removed, deleted; and kube-prometheus keeps Roles of its own in default and kube-system.");

    /// <summary>Two folders of which one holds the other.</summary>
    public static readonly DiagnosticCode OverlappingFolders = new("MM1025", "folders overlap",
        "What is written must never be taken for a template, a schema or a file of the source.");

    /// <summary>Not a JSON Pointer.</summary>
    public static readonly DiagnosticCode InvalidPointer = new("MM1026", "invalid JSON Pointer",
        "A JSON Pointer (RFC 6901) is empty for the whole object, or each step begins with '/': /spec/replicas. '~1' stands for a '/' within a step, '~0' for a '~'.");

    /// <summary>Text that would break the syntax it is written into.</summary>
    public static readonly DiagnosticCode InvalidText = new("MM1027", "text that cannot be written there",
        "The text becomes part of another syntax (an ini file, a URL) and would break it.");

    /// <summary>A configuration without content.</summary>
    public static readonly DiagnosticCode EmptyConfiguration = new("MM1028", "empty configuration",
        "The least that a configuration says is the Kubernetes version and the kube-prometheus release.");

    /// <summary>Not a checksum.</summary>
    public static readonly DiagnosticCode InvalidChecksum = new("MM1029", "invalid checksum",
        "A SHA-256 is 64 lower-case hexadecimal digits, as sha256sum prints it; a git commit is all 40 of its digits, as git rev-parse prints it.");

    /// <summary>A credential in the configuration.</summary>
    public static readonly DiagnosticCode CredentialInConfiguration = new("MM1030", "credential in the configuration",
        "What the configuration says ends in manifests that are kept in git. Keep credentials in a Secret of your own and name the file or the key it is mounted at.");
}
