using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Configuration;

/// <summary>The codes of diagnostics about the configuration.</summary>
internal static class ConfigurationCodes
{
    /// <summary>A key that the configuration does not have.</summary>
    public static readonly DiagnosticCode UnknownKey = new(
        "MM1001",
        "unknown key",
        "The configuration has no such key here.",
        new("unknown key 'retention'; it belongs in 'kubePrometheus.prometheus'", "retention: 15d"),
        "Use the key that the message names. docs/configuration.md lists every key, and editors complete them from the JSON Schema that the first line names.");

    /// <summary>A value of another type.</summary>
    public static readonly DiagnosticCode WrongType = new(
        "MM1002",
        "wrong type",
        "The value has another type than the key expects. YAML reads 2.6 and 30 as numbers, yes as a string and an empty value as null.",
        new("'milvus[0]': no value; add a mapping or remove the item", "milvus:\n  -"),
        "Write a value of the expected type. Quotes make a string of a number.");

    /// <summary>A required key is absent.</summary>
    public static readonly DiagnosticCode MissingKey = new(
        "MM1003",
        "missing required key",
        "The key has no default, because only the owner of the cluster knows its value.",
        new("'patches[0]': missing required key 'target'", "patches:\n  - patch: []"),
        "Add the key. docs/configuration.md describes its value.");

    /// <summary>A value outside a closed list.</summary>
    public static readonly DiagnosticCode UnknownValue = new(
        "MM1004",
        "unknown value",
        "The key accepts one of a few words, and this is not one of them.",
        new("unknown value 'rolebased'; use clusterRole, namespaces or patch", "rbac: rolebased"),
        "Write one of the words that the message lists.");

    /// <summary>A Kubernetes version that the release does not support.</summary>
    public static readonly DiagnosticCode UnsupportedKubernetes = new(
        "MM1011",
        "Kubernetes version not supported by the release",
        "Each kube-prometheus release is made for and tested with a few Kubernetes versions; with others, rules and metrics may not match, or APIs may be "
        + "missing.",
        new(
            "kube-prometheus v0.18.0 does not support Kubernetes 1.31; it supports 1.33, 1.34, 1.35 and 1.36; 1.31 is supported by v0.14.0, v0.15.0 and v0.16.0",
            "kubernetes: \"1.31\""),
        "Pin a release that supports the cluster; 'milvus-manifests releases' shows which do.");

    /// <summary>A number that is too small or too large.</summary>
    public static readonly DiagnosticCode OutOfRange = new(
        "MM1017",
        "number out of range",
        "The key accepts integers of a certain range.",
        new("'kubePrometheus.prometheus.replicas': expected an integer from 1 to 1000, found 0", "prometheus: {replicas: 0}"),
        "Write a number from the range that the message names.");

    /// <summary>Two entries for the same Milvus.</summary>
    public static readonly DiagnosticCode DuplicateMilvus = new(
        "MM1018",
        "duplicate Milvus",
        "Each entry of 'milvus' writes objects that are named after its release into its namespace. Two entries with the same object names would overwrite "
        + "each other, and every target would be scraped twice.",
        new(
            "Milvus 'my-release' in namespace 'milvus' has an entry already; remove one of them",
            "- {release: my-release, namespace: milvus, version: 2.5.16}"),
        "Remove one of the entries, or give each the release, namespace and names that it is installed with.");

    /// <summary>Keys of which exactly one must be present.</summary>
    public static readonly DiagnosticCode OneOf = new(
        "MM1019",
        "exactly one of several keys",
        "The keys are alternatives: exactly one of them is required.",
        new("'patches[0]': requires 'patch' or 'file'", "- target: {kind: Prometheus, name: k8s}"),
        "Keep one of the keys and remove the others.");

    /// <summary>A key that another setting rules out.</summary>
    public static readonly DiagnosticCode KeyNotAllowed = new(
        "MM1020",
        "key not allowed here",
        "The key cannot be combined with the value of another one.",
        new("'value' is not allowed when operator is Exists; remove it, or use operator: Equal", "- {key: dedicated, operator: Exists, value: a}"),
        "Remove the key, or change the value that excludes it.");

    /// <summary>Scrape intervals and timeouts that Prometheus rejects.</summary>
    public static readonly DiagnosticCode InvalidScrapeTiming = new(
        "MM1021",
        "invalid scrape timing",
        "An interval must be greater than 0, and a scrape must not take longer than the interval: otherwise Prometheus rejects its whole configuration.",
        new("scrapeTimeout 31s is longer than interval 30s; use at most 30s", "scrape: {scrapeTimeout: 31s}"),
        "Shorten the timeout, or lengthen the interval.");

    /// <summary>A setting that has no effect.</summary>
    public static readonly DiagnosticCode NoEffect = new(
        "MM1022",
        "setting has no effect",
        "The setting is valid, but another one disables what it applies to.",
        new("'nameOverride' has no effect when installedBy is operator", "- {release: vectors, namespace: milvus, installedBy: operator, version: 2.6.15, nameOverride: vec}"),
        "Remove the setting, or enable what it applies to.");

    /// <summary>Resources that the API server rejects, or that cannot be intended.</summary>
    public static readonly DiagnosticCode InvalidResources = new(
        "MM1023",
        "invalid resources",
        "A request must not exceed its limit, and a quantity of memory or storage counts whole bytes: 512m is half a byte.",
        new("'500m' of storage is a fraction of a byte; use 500Mi", "storage: {size: 500m}"),
        "Write M or Mi for megabytes, and a limit that is at least the request.");

    /// <summary>A namespace that belongs to the cluster.</summary>
    public static readonly DiagnosticCode ReservedNamespace = new(
        "MM1024",
        "namespace belongs to the cluster",
        "A Namespace that is part of the set, the stack's or that of a Milvus with createNamespace, is deleted together with it; and kube-prometheus has Roles of its own in default and kube-system.",
        new("namespace 'default' belongs to the cluster; use a namespace of the stack's own, such as monitoring", "namespace: default"),
        "Give the stack a namespace of its own.");

    /// <summary>Two folders of which one contains the other.</summary>
    public static readonly DiagnosticCode OverlappingFolders = new(
        "MM1025",
        "folders overlap",
        "A file that is written must never be mistaken for a template, a schema or a file of the source.",
        new("templates 'templates' and output 'templates' overlap; use two folders of which neither contains the other", "output: templates"),
        "Use two folders of which neither contains the other.");

    /// <summary>A configuration without content.</summary>
    public static readonly DiagnosticCode EmptyConfiguration = new(
        "MM1028",
        "empty configuration",
        "A configuration needs at least the Kubernetes version and the kube-prometheus release.",
        new("the configuration is empty; it needs 'kubernetes' and 'kubePrometheus'", "{}"),
        "Add both keys; README.md has a short configuration to start from.");

    /// <summary>Labels that are dropped although series differ by nothing else.</summary>
    public static readonly DiagnosticCode CollidingSeries = new(
        "MM1041",
        "dropped label makes series collide",
        "A label is removed from every sample of a scrape. Where several series differ by that label alone, Prometheus keeps one of them and discards the others, "
        + "so that counts and sums are wrong without a sign.",
        new(
            "without label 'collection_name', series of 21 metrics such as milvus_proxy_cache_hit_count are no longer distinct, and Prometheus keeps only one of them",
            "scrape: {dropLabels: [collection_name]}"),
        "Leave out the series that have the label (dropSeriesWith), or whole metrics (dropMetrics). A label that every series of a pod has with the same value can be dropped.");

    /// <summary>A program without a login that is reached from outside.</summary>
    public static readonly DiagnosticCode ExposedWithoutLogin = new(
        "MM1042",
        "exposed without a login",
        "Prometheus and Alertmanager ask nobody for a login. At a host name, whoever can reach the controller can read every metric and alert, and silence alerts.",
        new(
            "prometheus has no login of its own: whoever reaches prometheus.example.com can read everything in it",
            "ingress: {prometheus: {host: prometheus.example.com}}"),
        "Let the controller ask for a login: by annotations of the Ingress, by filters of the HTTPRoute, or by a policy outside the set, which 'authentication: elsewhere' confirms.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        UnknownKey, WrongType, MissingKey, UnknownValue, UnsupportedKubernetes, OutOfRange, DuplicateMilvus, OneOf, KeyNotAllowed,
        InvalidScrapeTiming, NoEffect, InvalidResources, ReservedNamespace, OverlappingFolders, EmptyConfiguration, CollidingSeries, ExposedWithoutLogin,
    ];
}
