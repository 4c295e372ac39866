using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Values;

/// <summary>The codes of diagnostics about text that is not a value of its type.</summary>
internal static class ValueCodes
{
    /// <summary>An invalid Prometheus duration.</summary>
    public static readonly DiagnosticCode InvalidDuration = new(
        "MM1005",
        "invalid duration",
        "A Prometheus duration is a series of whole numbers with units, the largest first, each at most once: y, w, d, h, m, s, ms, as in 1h30m.",
        new("'30 seconds' is not a valid Prometheus duration; use 30s", "interval: 30 seconds"),
        "Write the number and its unit without a space.");

    /// <summary>An invalid Kubernetes quantity.</summary>
    public static readonly DiagnosticCode InvalidQuantity = new(
        "MM1006",
        "invalid quantity",
        "A Kubernetes quantity is a number with an optional suffix: m for thousandths, k M G T P E for powers of 1000, Ki Mi Gi Ti Pi Ei for powers of "
        + "1024. There is no B.",
        new("'50GB' is not a valid Kubernetes quantity; use 50Gi", "size: 50GB"),
        "Write the quantity with one of these suffixes.");

    /// <summary>An invalid Prometheus size.</summary>
    public static readonly DiagnosticCode InvalidByteSize = new(
        "MM1007",
        "invalid size",
        "Prometheus sizes have a unit that ends in B: B, KB, MB, GB, TB, PB, EB, or KiB to EiB. Kubernetes quantities such as 10Gi are different.",
        new("'50Gi' is not a valid Prometheus size; use 50GiB", "prometheus: {retentionSize: 50Gi}"),
        "Add the B.");

    /// <summary>An invalid Milvus version.</summary>
    public static readonly DiagnosticCode InvalidMilvusVersion = new(
        "MM1008",
        "invalid Milvus version",
        "A Milvus version is a semantic version without a v: it becomes the label app.kubernetes.io/version and decides which metrics exist.",
        new("'v2.6.15' is not a valid Milvus version; use 2.6.15", "version: v2.6.15"),
        "Write all three numbers of the version that is deployed.");

    /// <summary>An invalid kube-prometheus release.</summary>
    public static readonly DiagnosticCode InvalidRelease = new(
        "MM1009",
        "invalid kube-prometheus version",
        "kube-prometheus releases are named by their git tag, such as v0.18.0. A branch is not a release: it changes over time.",
        new("'v0.18' is not a valid kube-prometheus release; use v0.18.0", "kubePrometheus: {version: v0.18}"),
        "Write the tag of a release; 'milvus-manifests releases' lists them.");

    /// <summary>An invalid minor version of Kubernetes.</summary>
    public static readonly DiagnosticCode InvalidKubernetesVersion = new(
        "MM1010",
        "invalid Kubernetes version",
        "The target cluster is configured by its minor version. Without quotes YAML reads a number, and 1.30 is the same number as 1.3.",
        new("unquoted 1.35 is a number, and 1.30 the same number as 1.3; use \"1.35\"", "kubernetes: 1.35"),
        "Write the major and the minor version, in quotes.");

    /// <summary>A name that Kubernetes rejects.</summary>
    public static readonly DiagnosticCode InvalidName = new(
        "MM1012",
        "invalid name",
        "Most names in Kubernetes are DNS labels or subdomains (RFC 1123): lowercase letters, digits and '-', starting and ending with a letter or digit; "
        + "a subdomain may have dots.",
        new("'Monitoring' is not a valid DNS label; use monitoring", "namespace: Monitoring"),
        "Write the name that the object has in the cluster. The message suggests the nearest valid one.");

    /// <summary>A label that Kubernetes or Prometheus rejects.</summary>
    public static readonly DiagnosticCode InvalidLabel = new(
        "MM1013",
        "invalid label",
        "Kubernetes label keys are [prefix/]name, where the name has at most 63 letters, digits, '-', '_' and '.', and starts and ends with a letter or "
        + "digit; values are the same, or empty. Prometheus label names have only letters, digits and '_'.",
        new("'my-cluster' is not a valid Prometheus label name; use my_cluster", "externalLabels: {my-cluster: a}"),
        "Rename the label, or write another value.");

    /// <summary>An invalid image digest.</summary>
    public static readonly DiagnosticCode InvalidDigest = new(
        "MM1014",
        "invalid image digest",
        "A digest is sha256: followed by 64 lowercase hexadecimal digits.",
        new("'sha256:abc123' is not a valid image digest; expected 64 hexadecimal digits after sha256:, found 6", "digests: {grafana: \"sha256:abc123\"}"),
        "Copy the whole digest, as the registry shows it.");

    /// <summary>An invalid registry.</summary>
    public static readonly DiagnosticCode InvalidRegistry = new(
        "MM1015",
        "invalid registry",
        "A registry is a host with an optional port and path, as an image reference starts: mirror.example.com:5000/team. It has no https:// and no "
        + "trailing slash.",
        new("'https://mirror.example.com/' is not a valid registry; use mirror.example.com", "images: {registry: \"https://mirror.example.com/\"}"),
        "Write what an image reference starts with.");

    /// <summary>A path that leaves the configuration's folder.</summary>
    public static readonly DiagnosticCode InvalidPath = new(
        "MM1016",
        "invalid path",
        "Paths in the configuration are relative to its folder, use '/' and stay inside it, also where symbolic links lead, so that a clone of the "
        + "repository is complete. Nothing is read from or written to '.git'.",
        new("'a/../../b' is not a valid relative path; use '..' only at its start", "source: {directory: a/../../b}"),
        "Move what the path leads to into the folder of the configuration, and write the path relative to it.");

    /// <summary>An invalid JSON Pointer.</summary>
    public static readonly DiagnosticCode InvalidPointer = new(
        "MM1026",
        "invalid JSON Pointer",
        "A JSON Pointer (RFC 6901) is empty for the whole object, or each step starts with '/': /spec/replicas. '~1' is a '/' within a step, '~0' a '~'.",
        new("'spec/replicas' is not a valid JSON Pointer; use /spec/replicas", "- {op: replace, path: spec/replicas, value: 3}"),
        "Start the path, and each step in it, with '/'.");

    /// <summary>Text that would break the syntax it is written into.</summary>
    public static readonly DiagnosticCode InvalidText = new(
        "MM1027",
        "invalid text",
        "The text becomes part of another syntax, such as an ini file or a URL, and would break it.",
        new("'metrics.example.com/api/v1/write' is not a valid URL; use http:// or https:// and a host", "- url: metrics.example.com/api/v1/write"),
        "Write the text in the form that the message names.");

    /// <summary>An invalid checksum.</summary>
    public static readonly DiagnosticCode InvalidChecksum = new(
        "MM1029",
        "invalid checksum",
        "A SHA-256 is 64 lowercase hexadecimal digits, a git commit 40.",
        new("'0123456789abcdef' is not a valid SHA-256; use all 64 digits, as sha256sum prints them", "sha256: 0123456789abcdef"),
        "Copy all digits: of a file as sha256sum prints them, of a commit as git rev-parse does.");

    /// <summary>An invalid version of the Milvus Helm chart.</summary>
    public static readonly DiagnosticCode InvalidChartVersion = new(
        "MM1040",
        "invalid chart version",
        "The version of a Helm chart is three numbers, such as 5.0.19. It is not the version of Milvus: 'helm list' prints both.",
        new("'5.0' is not a valid chart version; use the version of a release of the chart, such as 5.0.19", "chart: \"5.0\""),
        "Write the version that 'helm list' prints in column CHART, without 'milvus-'.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        InvalidDuration, InvalidQuantity, InvalidByteSize, InvalidMilvusVersion, InvalidRelease, InvalidKubernetesVersion, InvalidName,
        InvalidLabel, InvalidDigest, InvalidRegistry, InvalidPath, InvalidPointer, InvalidText, InvalidChecksum, InvalidChartVersion,
    ];
}
