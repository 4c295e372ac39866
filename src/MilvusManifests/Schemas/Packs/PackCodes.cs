using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Schemas.Packs;

/// <summary>The codes of diagnostics about schema packs and what they are imported from.</summary>
internal static class PackCodes
{
    /// <summary>A document passed to the importer is not a CustomResourceDefinition.</summary>
    public static readonly DiagnosticCode NotImportable = new(
        "MM4601",
        "nothing to import",
        "The importer reads CustomResourceDefinition objects of apiextensions.k8s.io/v1; other documents of the same file are skipped.",
        new("not a CustomResourceDefinition of apiextensions.k8s.io/v1, it is of kind 'ConfigMap'; skipped", "apiVersion: v1\nkind: ConfigMap"),
        "Name a file of definitions, of OpenAPI documents or, for --schema, of JSON Schemas that say which kind they are for.");

    /// <summary>A part of a CustomResourceDefinition is missing or has the wrong type.</summary>
    public static readonly DiagnosticCode BadDefinition = new(
        "MM4602",
        "malformed CustomResourceDefinition",
        "Something that every CustomResourceDefinition must have (a name, a group, names, versions with a schema) is missing or malformed.",
        new("'group' must be a DNS subdomain, not 'example.org/v1'; use example.org-v1", "group: example.org/v1"),
        "Correct the definition; the API server would reject it too.");

    /// <summary>A schema keyword that packs do not support.</summary>
    public static readonly DiagnosticCode UnknownKeyword = new(
        "MM4603",
        "unknown schema keyword",
        "Schemas of Kubernetes have the keywords of OpenAPI 3.0's schema object and the x-kubernetes- extensions; anything else is left out of the pack.",
        new("unknown schema keyword 'minLenght' is ignored; did you mean 'minLength'?", "minLenght: 1"),
        "Correct or remove the keyword.");

    /// <summary>A schema keyword has an invalid value.</summary>
    public static readonly DiagnosticCode BadKeyword = new(
        "MM4604",
        "malformed schema keyword",
        "The value of a schema keyword has the wrong type: 'required' must be a list of strings, 'minimum' a number, 'nullable' a boolean, and so on.",
        new("'minimum' must be a number, not a string", "minimum: \"1\""),
        "Write a value of the type that the keyword has.");

    /// <summary>A schema or pack exceeds the limits.</summary>
    public static readonly DiagnosticCode TooLarge = new(
        "MM4605",
        "schema too deep or too large",
        "Schemas are limited to 100 nested levels and packs to 16 MiB; the limits keep a hostile file from exhausting memory.",
        new("the pack is larger than 16 MiB"),
        "Import fewer definitions into a pack.");

    /// <summary>A schema pack with a syntax error.</summary>
    public static readonly DiagnosticCode Malformed = new(
        "MM4606",
        "malformed schema pack",
        "The file is not a schema pack as 'milvus-manifests schema import' writes it.",
        new("the first line of a schema pack must be 'milvus-manifests schema pack 1'"),
        "Import it again instead of fixing it by hand.");

    /// <summary>A schema pack refers to a missing definition, or has a duplicate one.</summary>
    public static readonly DiagnosticCode Reference = new(
        "MM4607",
        "unresolved definition",
        "Every '#name' of a schema pack must be the name of exactly one 'def' of the same pack, and the schema of a CustomResourceDefinition must not "
        + "contain itself.",
        new("the definition 'tlsconfig' is missing; did you mean 'tlsConfig'?"),
        "Import the definitions together with those that they refer to.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        NotImportable, BadDefinition, UnknownKeyword, BadKeyword, TooLarge, Malformed, Reference,
    ];
}
