using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Schemas.Json;

/// <summary>The codes of diagnostics about JSON Schemas that cannot be used.</summary>
internal static class JsonSchemaCodes
{
    /// <summary>A keyword of a JSON Schema has an invalid value.</summary>
    public static readonly DiagnosticCode Keyword = new(
        "MM4301",
        "malformed schema keyword",
        "The value of a keyword in a JSON Schema has the wrong type: 'required' must be a list of strings, 'properties' a mapping of schemas, 'minimum' a "
        + "number, and so on.",
        new("'required' must be a list of strings, not 'name'", "required: name"),
        "Write a value of the type that the keyword has.");

    /// <summary>A reference of a JSON Schema cannot be resolved.</summary>
    public static readonly DiagnosticCode Reference = new(
        "MM4302",
        "unresolved schema reference",
        "The schema refers to one that is not there. Nothing is fetched from a network.",
        new("'#/$defs/a' cannot be resolved: there is no schema at '/$defs/a'", "$ref: '#/$defs/a'"),
        "Provide every document that a $ref refers to, under the address of the reference or with it as its $id.");

    /// <summary>A JSON Schema is written in an unknown dialect.</summary>
    public static readonly DiagnosticCode Dialect = new(
        "MM4303",
        "unknown schema dialect",
        "The drafts 6, 7, 2019-09 and 2020-12 of JSON Schema are supported. $schema must name one of them, or a meta-schema that is provided and declares "
        + "only known vocabularies.",
        new("unknown dialect 'https://example.com/mine'; the schema is read as draft 2020-12", "$schema: https://example.com/mine"),
        "Name one of these drafts.");

    /// <summary>A pattern of a schema that is not supported.</summary>
    public static readonly DiagnosticCode Pattern = new(
        "MM4304",
        "pattern not supported",
        "Patterns are ECMAScript or RE2 regular expressions. One that is malformed, or uses an unsupported feature such as Unicode scripts, is ignored.",
        new("the pattern '(a' is not supported and is ignored: offset 2. Not enough )'s", "pattern: (a"),
        "Correct the pattern, or write it without the feature.");

    /// <summary>Two schemas claim the same address.</summary>
    public static readonly DiagnosticCode Identity = new(
        "MM4305",
        "duplicate schema address",
        "An $id or anchor must identify a single schema. With two different schemas, every reference to it is ambiguous.",
        new("duplicate anchor 'x'; references to it are ambiguous", "$anchor: x"),
        "Rename one of them.");

    /// <summary>A JSON Schema is too deep or too large.</summary>
    public static readonly DiagnosticCode Size = new(
        "MM4306",
        "schema too deep or too large",
        "The limits keep a hostile schema from exhausting memory.",
        new("the schema applies more than 20000 schemas to the same value, counting repeated ones"),
        "Split the schema, or combine its alternatives.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        Keyword, Reference, Dialect, Pattern, Identity, Size,
    ];
}
