using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Schemas;

/// <summary>The codes of diagnostics about values that violate their schema.</summary>
internal static class SchemaCodes
{
    /// <summary>A value of the wrong type.</summary>
    public static readonly DiagnosticCode Type = new(
        "MM4001",
        "wrong type",
        "The schema expects another type of value here. YAML reads 2.6 and 30 as numbers, true as a boolean and an empty value as null.",
        new("ConfigMap data.a: expected a string, found an integer; use \"12\"", "data:\n  a: 12"),
        "Write a value of the expected type. Quotes make a string of a number.");

    /// <summary>A required field is missing.</summary>
    public static readonly DiagnosticCode MissingField = new(
        "MM4002",
        "missing field",
        "The schema requires a field that is missing from the mapping.",
        new(
            "ServiceMonitor: required field 'spec' is missing",
            "apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata:\n  name: my-release-milvus"),
        "Add the field.");

    /// <summary>A field that is not in the schema.</summary>
    public static readonly DiagnosticCode UnknownField = new(
        "MM4003",
        "unknown field",
        "The schema has no such field here. The API server would drop it or reject the object; it is probably misspelled, or indented under the wrong field.",
        new("ConfigMap: unknown field 'dat'; did you mean 'data'?", "kind: ConfigMap\ndat: {a: b}"),
        "Correct the name, or move the field to where it belongs.");

    /// <summary>A value that is not in the list of allowed values.</summary>
    public static readonly DiagnosticCode Enum = new(
        "MM4004",
        "unsupported value",
        "The schema lists the allowed values of this field, and this is not one of them. Values are case-sensitive.",
        new("Prometheus spec.logFormat must be logfmt or json, not 'JSON'; did you mean 'json'?", "logFormat: JSON"),
        "Write one of the values that the message lists.");

    /// <summary>A string that its pattern does not match.</summary>
    public static readonly DiagnosticCode Pattern = new(
        "MM4005",
        "pattern not matched",
        "The schema has a regular expression that the string must match.",
        new("ArtifactGenerator spec.artifacts[0].copy[0].from: 'a/**' does not match the pattern ^@([a-z0-9]([a-z0-9_-]*[a-z0-9])?)/(.*)$", "from: a/**"),
        "Write the string in the form that the pattern describes.");

    /// <summary>A number outside of its range.</summary>
    public static readonly DiagnosticCode Range = new(
        "MM4006",
        "number out of range",
        "The schema limits the number with minimum, maximum or multipleOf.",
        new("Garden spec.beds must be at least 1, not 0", "beds: 0"),
        "Write a number within the limit.");

    /// <summary>A string that is too short or too long.</summary>
    public static readonly DiagnosticCode Length = new(
        "MM4007",
        "string too short or too long",
        "The schema limits the length of the string, in Unicode characters, not bytes.",
        new("'name' must have at least 3 characters; 'ab' has 2", "name: ab"),
        "Shorten or lengthen the string.");

    /// <summary>Too few or too many items or fields.</summary>
    public static readonly DiagnosticCode Count = new(
        "MM4008",
        "too few or too many",
        "The schema limits the number of items of a sequence or fields of a mapping.",
        new("'rules' must have at least 1 item, but has none", "rules: []"),
        "Add or remove items.");

    /// <summary>Items that must be unique.</summary>
    public static readonly DiagnosticCode Duplicate = new(
        "MM4009",
        "duplicate item",
        "The items of this sequence must be unique, as a whole or in the fields that identify them. Some lists of Kubernetes' own kinds, such as env, only "
        + "have to be unique for a server-side apply; the message then says so.",
        new("item 1 of Service spec.ports has the same port '80' as item 0", "ports: [{name: a, port: 80}, {name: b, port: 80}]"),
        "Remove one of the items, or change what identifies it.");

    /// <summary>A value that is not allowed there.</summary>
    public static readonly DiagnosticCode Forbidden = new(
        "MM4010",
        "value not allowed",
        "The schema does not allow this value here.",
        new("'old' is not allowed here", "old: 1"),
        "Remove the field.");

    /// <summary>A value that matches none, or more than one, of several alternatives.</summary>
    public static readonly DiagnosticCode Alternatives = new(
        "MM4011",
        "no alternative matches",
        "The schema has several alternatives (anyOf, oneOf); the value must match one of them, and only one if they are exclusive.",
        new("the document has both 'secret' and 'configMap'; use only one of them", "secret: {name: a}\nconfigMap: {name: b}"),
        "Keep the fields of one alternative.");

    /// <summary>A string with the wrong format.</summary>
    public static readonly DiagnosticCode Format = new(
        "MM4012",
        "wrong format",
        "The schema defines the format of the value: a date, a duration, a quantity, an address.",
        new("Prometheus spec.resources.limits.memory: '8GB' is not a valid Kubernetes quantity; use 8Gi", "memory: 8GB"),
        "Write the value in that format; the message says how.");

    /// <summary>A value that is too large or nested too deeply to be validated.</summary>
    public static readonly DiagnosticCode Limit = new(
        "MM4013",
        "too much to validate",
        "Schemas can refer to themselves and combine any number of alternatives; a limit on depth and on work keeps validation of a hostile document or "
        + "schema from running forever.",
        new("the document combines too many alternatives of its schema to be validated"),
        "Split the document, or simplify the alternatives of the schema.");

    /// <summary>A match that took too long.</summary>
    public static readonly DiagnosticCode PatternTime = new(
        "MM4014",
        "pattern takes too long",
        "Matching a pattern with lookarounds or backreferences can take time polynomial in the length of the string; strings that are too long for their "
        + "pattern are not matched.",
        new("'a': matching the pattern ^(?=.*a)(?=.*b).*$ takes too long"),
        "Shorten the string, or write the pattern without lookarounds and backreferences.");

    /// <summary>A violated rule of a CustomResourceDefinition.</summary>
    public static readonly DiagnosticCode Rule = new(
        "MM4015",
        "validation rule violated",
        "The CustomResourceDefinition has rules in the Common Expression Language (x-kubernetes-validations), and the API server rejects an object that "
        + "violates one. 'self' is the value that the rule applies to.",
        new("ImagePolicy spec: interval is only allowed when digestReflectionPolicy is Always", "interval: 1h"),
        "Change the object so that the rule holds; the message is that of the rule.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        Type, MissingField, UnknownField, Enum, Pattern, Range, Length, Count, Duplicate, Forbidden, Alternatives, Format, Limit,
        PatternTime, Rule,
    ];
}
