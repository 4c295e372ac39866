using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Schemas;

/// <summary>The codes of diagnostics about values that do not fit their schema.</summary>
internal static class SchemaCodes
{
    /// <summary>A value of a type that its schema does not take.</summary>
    public static readonly DiagnosticCode Type = new("MM4001", "wrong type",
        "The schema takes another type of value at this place. Mind that YAML reads 2.6 and 30 as numbers, true as a boolean and an empty value as null; quotes make a string.");

    /// <summary>A mapping lacks a field that its schema requires.</summary>
    public static readonly DiagnosticCode MissingField = new("MM4002", "missing field",
        "The schema requires a field that the mapping does not have.");

    /// <summary>A field that the schema does not know.</summary>
    public static readonly DiagnosticCode UnknownField = new("MM4003", "unknown field",
        "The schema has no such field at this place. The API server would drop it or refuse the object; it is likely misspelled, or indented under the wrong field.");

    /// <summary>A value that is none of a closed list.</summary>
    public static readonly DiagnosticCode Enum = new("MM4004", "value not in the list",
        "The schema lists the values that this field takes, and this is none of them. Letter case matters.");

    /// <summary>A string that its pattern does not match.</summary>
    public static readonly DiagnosticCode Pattern = new("MM4005", "pattern not matched",
        "The schema gives a regular expression that the string has to match.");

    /// <summary>A number outside of its range.</summary>
    public static readonly DiagnosticCode Range = new("MM4006", "number out of range",
        "The schema bounds the number with minimum, maximum or multipleOf.");

    /// <summary>A string that is too short or too long.</summary>
    public static readonly DiagnosticCode Length = new("MM4007", "string too short or too long",
        "The schema bounds the length of the string; characters of Unicode are counted, not bytes.");

    /// <summary>Too few or too many items or fields.</summary>
    public static readonly DiagnosticCode Count = new("MM4008", "too few or too many",
        "The schema bounds how many items a sequence or how many fields a mapping has.");

    /// <summary>Items that have to differ and do not.</summary>
    public static readonly DiagnosticCode Duplicate = new("MM4009", "duplicate item",
        "The items of this sequence have to differ: all of them, or the fields that name them.");

    /// <summary>A value that may not stand there.</summary>
    public static readonly DiagnosticCode Forbidden = new("MM4010", "value not allowed",
        "The schema rules this value out at this place.");

    /// <summary>A value that fits none, or more than one, of several alternatives.</summary>
    public static readonly DiagnosticCode Alternatives = new("MM4011", "no alternative fits",
        "The schema gives several alternatives (anyOf, oneOf); the value has to fit one of them, and only one where they are exclusive.");

    /// <summary>A string that is not of its format.</summary>
    public static readonly DiagnosticCode Format = new("MM4012", "wrong format",
        "The schema names the format of the value: a date, a duration, a quantity, an address.");

    /// <summary>A value that is too large or too deep to be held against its schema.</summary>
    public static readonly DiagnosticCode Limit = new("MM4013", "too much to validate",
        "Schemas may refer to themselves and combine alternatives without end; a limit on depth and on work keeps a hostile document or schema from running forever.");

    /// <summary>A match that took too long.</summary>
    public static readonly DiagnosticCode PatternTime = new("MM4014", "pattern takes too long",
        "Where a pattern looks around or refers back, a match may take time that grows with a power of the string's length; it is given up for a string that is too long for its pattern.");

    /// <summary>A rule of a CustomResourceDefinition that does not hold.</summary>
    public static readonly DiagnosticCode Rule = new("MM4015", "validation rule broken",
        "The CustomResourceDefinition has rules in the Common Expression Language (x-kubernetes-validations), and the API server refuses an object that breaks one. 'self' is the value that the rule is about.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        Type, MissingField, UnknownField, Enum, Pattern, Range, Length, Count, Duplicate, Forbidden, Alternatives, Format, Limit,
        PatternTime, Rule,
    ];
}
