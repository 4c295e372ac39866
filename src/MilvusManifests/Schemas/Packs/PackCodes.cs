using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Schemas.Packs;

/// <summary>The codes of diagnostics about schema packs and what they are imported from.</summary>
internal static class PackCodes
{
    /// <summary>A document given to the importer is no CustomResourceDefinition.</summary>
    public static readonly DiagnosticCode NotImportable = new(
        "MM4601",
        "nothing to import",
        "The importer reads CustomResourceDefinition objects of apiextensions.k8s.io/v1; other documents of the same file are left out.");

    /// <summary>A CustomResourceDefinition lacks a part or has one of the wrong type.</summary>
    public static readonly DiagnosticCode BadDefinition = new(
        "MM4602",
        "malformed CustomResourceDefinition",
        "The object lacks something every CustomResourceDefinition has (a name, a group, names, versions with a schema), or has it in another form.");

    /// <summary>A schema keyword that the pack does not carry.</summary>
    public static readonly DiagnosticCode UnknownKeyword = new(
        "MM4603",
        "unknown schema keyword",
        "Schemas of Kubernetes know the keywords of OpenAPI 3.0's schema object and the x-kubernetes- extensions; anything else is left out of the pack.");

    /// <summary>A schema keyword has a value it cannot have.</summary>
    public static readonly DiagnosticCode BadKeyword = new(
        "MM4604",
        "malformed schema keyword",
        "The value of a schema keyword has the wrong type: 'required' is a list of strings, 'minimum' a number, 'nullable' a boolean, and so on.");

    /// <summary>A schema or pack is deeper or larger than the limits allow.</summary>
    public static readonly DiagnosticCode TooLarge = new(
        "MM4605",
        "schema too deep or too large",
        "Schemas may nest 100 levels and a pack may hold 16 MiB of text; the limits keep a hostile file from exhausting memory.");

    /// <summary>A schema pack is not written as packs are.</summary>
    public static readonly DiagnosticCode Malformed = new(
        "MM4606",
        "malformed schema pack",
        "A schema pack is written by 'milvus-manifests schema import'; make it again rather than mending it by hand.");

    /// <summary>A schema pack refers to a definition it does not hold, or defines one twice.</summary>
    public static readonly DiagnosticCode Reference = new(
        "MM4607",
        "unresolved definition",
        "Every '#name' of a schema pack must be the name of exactly one 'def' of the same pack, and the schema of a CustomResourceDefinition must not contain itself.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        NotImportable, BadDefinition, UnknownKeyword, BadKeyword, TooLarge, Malformed, Reference,
    ];
}
