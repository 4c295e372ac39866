using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Configuration;

/// <summary>The codes of diagnostics about the configuration.</summary>
internal static class ConfigurationCodes
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

    /// <summary>A Kubernetes version that the release does not support.</summary>
    public static readonly DiagnosticCode UnsupportedKubernetes = new("MM1011", "Kubernetes version not supported by the release",
        "Each kube-prometheus release is made for and tested with a few Kubernetes versions; with others, rules and metrics may not match, or APIs may be missing.");

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

    /// <summary>A configuration without content.</summary>
    public static readonly DiagnosticCode EmptyConfiguration = new("MM1028", "empty configuration",
        "A configuration needs at least the Kubernetes version and the kube-prometheus release.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        UnknownKey, WrongType, MissingKey, UnknownValue, UnsupportedKubernetes, OutOfRange, DuplicateMilvus, OneOf, KeyNotAllowed,
        InvalidScrapeTiming, NoEffect, InvalidResources, ReservedNamespace, OverlappingFolders, EmptyConfiguration,
    ];
}
