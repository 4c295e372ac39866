using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Schemas.Json;

/// <summary>The codes of diagnostics about JSON Schemas that cannot be used.</summary>
internal static class JsonSchemaCodes
{
    /// <summary>A keyword of a JSON Schema has a value that it cannot have.</summary>
    public static readonly DiagnosticCode Keyword = new("MM4301", "malformed schema keyword",
        "The value of a keyword in a JSON Schema has the wrong type: 'required' is a list of strings, 'properties' a mapping of schemas, 'minimum' a number, and so on.");

    /// <summary>A reference of a JSON Schema leads nowhere.</summary>
    public static readonly DiagnosticCode Reference = new("MM4302", "unresolved schema reference",
        "Nothing is fetched from a network: every document that a $ref names has to be given, under the address it is referred to by or in its own $id.");

    /// <summary>A JSON Schema is written in a dialect that is not known.</summary>
    public static readonly DiagnosticCode Dialect = new("MM4303", "unknown schema dialect",
        "JSON Schema is read as draft 6, 7, 2019-09 and 2020-12. $schema names one of them, or a meta-schema that is given and declares vocabularies that are known.");

    /// <summary>A pattern of a schema that cannot be honoured.</summary>
    public static readonly DiagnosticCode Pattern = new("MM4304", "pattern cannot be honoured",
        "Patterns are regular expressions of ECMAScript or RE2. One that is malformed, or uses what neither engine here has, such as Unicode scripts, is not checked.");

    /// <summary>Two schemas claim the same address.</summary>
    public static readonly DiagnosticCode Identity = new("MM4305", "schema address given twice",
        "An $id or anchor names one schema. Two different schemas under the same one make every reference to it ambiguous.");

    /// <summary>A JSON Schema is too deep or too large.</summary>
    public static readonly DiagnosticCode Size = new("MM4306", "schema too deep or too large",
        "The limits keep a hostile schema from exhausting memory.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        Keyword, Reference, Dialect, Pattern, Identity, Size,
    ];
}
