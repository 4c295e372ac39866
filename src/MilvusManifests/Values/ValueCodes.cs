using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Values;

/// <summary>The codes of diagnostics about text that is not a value of its type.</summary>
internal static class ValueCodes
{
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
        "The target cluster is configured by its minor version in quotes: \"1.35\". Without quotes YAML reads a number, and 1.30 is the same number as 1.3.");

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

    /// <summary>An invalid JSON Pointer.</summary>
    public static readonly DiagnosticCode InvalidPointer = new("MM1026", "invalid JSON Pointer",
        "A JSON Pointer (RFC 6901) is empty for the whole object, or each step starts with '/': /spec/replicas. '~1' is a '/' within a step, '~0' a '~'.");

    /// <summary>Text that would break the syntax it is written into.</summary>
    public static readonly DiagnosticCode InvalidText = new("MM1027", "invalid text",
        "The text becomes part of another syntax, such as an ini file or a URL, and would break it.");

    /// <summary>An invalid checksum.</summary>
    public static readonly DiagnosticCode InvalidChecksum = new("MM1029", "invalid checksum",
        "A SHA-256 is 64 lowercase hexadecimal digits, as sha256sum prints it; a git commit is all 40 of its digits, as git rev-parse prints it.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        InvalidDuration, InvalidQuantity, InvalidByteSize, InvalidMilvusVersion, InvalidRelease, InvalidKubernetesVersion, InvalidName,
        InvalidLabel, InvalidDigest, InvalidRegistry, InvalidPath, InvalidPointer, InvalidText, InvalidChecksum,
    ];
}
