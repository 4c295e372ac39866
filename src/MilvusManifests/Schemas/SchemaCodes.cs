using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Schemas;

/// <summary>The codes of diagnostics about values that violate their schema.</summary>
internal static class SchemaCodes
{
    /// <summary>A value of the wrong type.</summary>
    public static readonly DiagnosticCode Type = new("MM4001", "wrong type",
        "The schema expects another type of value here. Note that YAML reads 2.6 and 30 as numbers, true as a boolean and an empty value as null; quotes make a string.");

    /// <summary>A required field is missing.</summary>
    public static readonly DiagnosticCode MissingField = new("MM4002", "missing field",
        "The schema requires a field that is missing from the mapping.");

    /// <summary>A field that is not in the schema.</summary>
    public static readonly DiagnosticCode UnknownField = new("MM4003", "unknown field",
        "The schema has no such field here. The API server would drop it or reject the object; it is probably misspelled, or indented under the wrong field.");

    /// <summary>A value that is not in the list of allowed values.</summary>
    public static readonly DiagnosticCode Enum = new("MM4004", "unsupported value",
        "The schema lists the allowed values of this field, and this is not one of them. Values are case-sensitive.");

    /// <summary>A string that its pattern does not match.</summary>
    public static readonly DiagnosticCode Pattern = new("MM4005", "pattern not matched",
        "The schema has a regular expression that the string must match.");

    /// <summary>A number outside of its range.</summary>
    public static readonly DiagnosticCode Range = new("MM4006", "number out of range",
        "The schema limits the number with minimum, maximum or multipleOf.");

    /// <summary>A string that is too short or too long.</summary>
    public static readonly DiagnosticCode Length = new("MM4007", "string too short or too long",
        "The schema limits the length of the string, in Unicode characters, not bytes.");

    /// <summary>Too few or too many items or fields.</summary>
    public static readonly DiagnosticCode Count = new("MM4008", "too few or too many",
        "The schema limits the number of items of a sequence or fields of a mapping.");

    /// <summary>Items that must be unique.</summary>
    public static readonly DiagnosticCode Duplicate = new("MM4009", "duplicate item",
        "The items of this sequence must be unique, as a whole or in the fields that identify them. Some lists of Kubernetes' own kinds, such as env, only have to be unique for a server-side apply; the message then says so.");

    /// <summary>A value that is not allowed there.</summary>
    public static readonly DiagnosticCode Forbidden = new("MM4010", "value not allowed",
        "The schema does not allow this value here.");

    /// <summary>A value that matches none, or more than one, of several alternatives.</summary>
    public static readonly DiagnosticCode Alternatives = new("MM4011", "no alternative matches",
        "The schema has several alternatives (anyOf, oneOf); the value must match one of them, and only one if they are exclusive.");

    /// <summary>A string with the wrong format.</summary>
    public static readonly DiagnosticCode Format = new("MM4012", "wrong format",
        "The schema defines the format of the value: a date, a duration, a quantity, an address.");

    /// <summary>A value that is too large or nested too deeply to be validated.</summary>
    public static readonly DiagnosticCode Limit = new("MM4013", "too much to validate",
        "Schemas can refer to themselves and combine any number of alternatives; a limit on depth and on work keeps validation of a hostile document or schema from running forever.");

    /// <summary>A match that took too long.</summary>
    public static readonly DiagnosticCode PatternTime = new("MM4014", "pattern takes too long",
        "Matching a pattern with lookarounds or backreferences can take time polynomial in the length of the string; strings that are too long for their pattern are not matched.");

    /// <summary>A violated rule of a CustomResourceDefinition.</summary>
    public static readonly DiagnosticCode Rule = new("MM4015", "validation rule violated",
        "The CustomResourceDefinition has rules in the Common Expression Language (x-kubernetes-validations), and the API server rejects an object that violates one. 'self' is the value that the rule applies to.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        Type, MissingField, UnknownField, Enum, Pattern, Range, Length, Count, Duplicate, Forbidden, Alternatives, Format, Limit,
        PatternTime, Rule,
    ];
}
