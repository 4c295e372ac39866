using System.Globalization;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>The errors that all kinds of schemas share: what is wrong, what is expected, and where.</summary>
internal static class SchemaMessages
{
    private const int MostFields = 12;

    /// <summary>A value of the wrong type.</summary>
    /// <param name="node">The value.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="expected">The types in words: <c>a string</c>, <c>an integer</c>, <c>a mapping</c>.</param>
    /// <param name="advice">What to write instead; null if it only depends on the types.</param>
    public static SchemaError WrongType(YamlNode node, InstancePath path, IReadOnlyList<string> expected, string? advice = null)
    {
        if (expected is ["a mapping"] && MissingSpace.In(node) is { } space)
        {
            return Unspaced(space, SchemaCodes.Type, path) with { Expected = expected };
        }

        var choice = ValueText.Choice(expected);
        var message = node is YamlScalar { Kind: YamlScalarKind.Null } && path.Depth > 0
            ? $"{path.Subject} has no value; set it to {choice} or remove the {(path.IsItem ? "item" : "key")}"
            : $"{path.Subject}: expected {choice}, found {node.Description}{TypeAdvice.For(node, expected, advice)}";
        return At(SchemaCodes.Type, node, path, message) with { Expected = expected };
    }

    /// <summary>A required field without a value.</summary>
    public static SchemaError NoValue(YamlNode node, InstancePath path, IReadOnlyList<string> expected) =>
        At(SchemaCodes.Type, node, path, $"{path.Subject} has no value; set it to {ValueText.Choice(expected)}") with { Expected = expected };

    /// <summary>A field of a custom resource without a value, which the two ways of applying an object treat differently.</summary>
    public static SchemaError DroppedNull(YamlNode node, InstancePath path, IReadOnlyList<string> expected) =>
        At(SchemaCodes.Type, node, path,
            $"{path.Subject} has no value; server-side apply (also that of Flux and Helm 4) rejects it, client-side apply drops the key; set it to {ValueText.Choice(expected)} or remove the key");

    /// <summary>A mapping without a required field.</summary>
    public static SchemaError MissingField(YamlMapping mapping, InstancePath path, string name) => MissingField(mapping, path, [name]);

    /// <summary>A mapping without any of several fields of which one is required, perhaps only because of another field.</summary>
    public static SchemaError MissingField(YamlMapping mapping, InstancePath path, IReadOnlyList<string> names, YamlScalar? beside = null)
    {
        var choice = ValueText.Choice([.. names.Select(ValueText.Quote)]);
        var message = beside is not null ? $"{path.Subject}: {choice} is required with {ValueText.Quote(beside.Value)}"
            : names.Count == 1 ? $"{path.Subject}: required field {choice} is missing"
            : $"{path.Subject}: {choice} is required";
        return new SchemaError(Diagnostic.Error(SchemaCodes.MissingField, (beside ?? path.Key)?.Location ?? mapping.Location, message), path.Depth) { Expected = names };
    }

    /// <summary>An unknown field; the location is its key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="path">Where the mapping is.</param>
    /// <param name="known">The known fields.</param>
    public static SchemaError UnknownField(YamlScalar key, InstancePath path, IReadOnlyList<string> known)
    {
        if (MissingSpace.In(key) is { } space && known.Contains(space.Key, StringComparer.Ordinal))
        {
            return Unspaced(space, SchemaCodes.UnknownField, path) with { Meant = space.Key };
        }

        var likely = Suggestion.For(key.Value, known);
        var advice = key is { Style: YamlScalarStyle.Plain, Value: ['-', ..] } && known.Contains(key.Value[1..], StringComparer.Ordinal) ? "; missing space after '-'"
            : likely is not null ? $"; did you mean '{likely}'?"
            : known.Count is > 0 and <= MostFields ? $"; known fields: {ValueText.Choice(known, "and")}"
            : known.Count == 0 ? "; no fields are allowed" : "";
        return new SchemaError(
            Diagnostic.Error(SchemaCodes.UnknownField, key.Location, $"{path.Subject}: unknown field {ValueText.Quote(key.Value)}{advice}"), path.Depth)
        { Meant = likely };
    }

    /// <summary>A value that is not in the list of allowed values.</summary>
    public static SchemaError NotInList(YamlNode node, InstancePath path, IReadOnlyList<YamlNode> values)
    {
        // An empty string usually means a default; do not suggest it.
        var worded = values.Where(value => value is not YamlScalar { Kind: YamlScalarKind.String, Value: "" });
        return NotInList(node, path, (values.Count > 1 ? worded : values).Select(ValueText.Written).ToArray());
    }

    /// <summary>A value that is not in the list of allowed values, formatted by <see cref="ValueText.Written"/>.</summary>
    public static SchemaError NotInList(YamlNode node, InstancePath path, IReadOnlyList<string> written) =>
        NotInList(node, node.Location ?? path.Key?.Location, path.Subject, path.Depth, written);

    /// <summary>Merges errors with different lists for the same value.</summary>
    public static SchemaError Join(SchemaError error, IReadOnlyList<string> written) =>
        NotInList(error.Node!, error.Diagnostic.Location, error.Subject!, error.Depth, written);

    /// <summary>A string that its pattern does not match.</summary>
    public static SchemaError NoMatch(YamlScalar text, InstancePath path, string pattern) =>
        At(SchemaCodes.Pattern, text, path, $"{path.Subject}: {ValueText.Of(text)} does not match the pattern {Pattern(pattern)}");

    /// <summary>A string whose match was abandoned.</summary>
    public static SchemaError MatchTooLong(YamlScalar text, InstancePath path, string pattern) =>
        At(SchemaCodes.PatternTime, text, path, $"{path.Subject}: matching the pattern {Pattern(pattern)} takes too long");

    /// <summary>A number beyond a bound.</summary>
    /// <param name="number">The number.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="bound">What it must be: <c>at least 1</c>, <c>less than 10</c>, <c>a multiple of 5</c>.</param>
    public static SchemaError OutOfRange(YamlScalar number, InstancePath path, string bound) =>
        At(SchemaCodes.Range, number, path, $"{path.Subject} must be {bound}, not {Excerpt.Of(number.Value)}");

    /// <summary>A string that is too short or too long.</summary>
    public static SchemaError WrongLength(YamlScalar text, InstancePath path, string bound, long length) =>
        At(SchemaCodes.Length, text, path, $"{path.Subject} must have {bound}; {ValueText.Of(text)} has {length.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>A sequence or mapping with too few or too many items or fields.</summary>
    /// <param name="node">The collection.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="bound">What it must have: <c>at least 1 item</c>.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="filled">The names of the fields that were not written but filled in by default; null for none.</param>
    public static SchemaError WrongCount(YamlNode node, InstancePath path, string bound, long count, IReadOnlyList<string>? filled = null)
    {
        var has = count == 0 ? "none" : count.ToString(CultureInfo.InvariantCulture);
        var why = filled is null or [] ? "" : $"; {Names(filled)} {(filled.Count == 1 ? "is" : "are")} filled in by default";
        return new(Diagnostic.Error(SchemaCodes.Count, path.Key?.Location ?? node.Location, $"{path.Subject} must have {bound}, but has {has}{why}"), path.Depth);
    }

    /// <summary>A mapping with fields that must not be there together.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="names">The fields.</param>
    /// <param name="filled">Those of them that were not written but filled in by default.</param>
    public static SchemaError ForbiddenFields(YamlMapping mapping, InstancePath path, IReadOnlyList<string> names, IReadOnlyList<string> filled)
    {
        var why = filled.Count == 0 ? "" : names.Count == 1 ? ", which is filled in by default" : $"; {Names(filled)} {(filled.Count == 1 ? "is" : "are")} filled in by default";
        return Forbidden(mapping, path, $"must not have {Names(names)}{(names.Count == 1 ? "" : " together")}{why}");
    }

    /// <summary>A duplicate item.</summary>
    /// <param name="item">The later item.</param>
    /// <param name="path">Where the sequence is.</param>
    /// <param name="index">The position of the later one.</param>
    /// <param name="first">The position of the earlier one.</param>
    /// <param name="by">What is equal: <c>name 'web'</c>; null if the whole items are.</param>
    /// <param name="note">What else there is to say; null for nothing.</param>
    public static SchemaError Duplicate(YamlNode item, InstancePath path, int index, int first, string? by = null, string? note = null) =>
        new(Diagnostic.Error(SchemaCodes.Duplicate, item.Location, string.Create(CultureInfo.InvariantCulture,
            $"item {index} of {path.Subject} {(by is null ? "is a duplicate of" : $"has the same {by} as")} item {first}{(note is null ? "" : $"; {note}")}")), path.Depth);

    /// <summary>A value that is not allowed there.</summary>
    public static SchemaError Forbidden(YamlNode node, InstancePath path, string reason) =>
        At(SchemaCodes.Forbidden, node, path, $"{path.Subject} {reason}");

    /// <summary>A value where none is allowed; the location is its key.</summary>
    public static SchemaError NotAllowed(YamlNode node, InstancePath path) =>
        path.Key is { } key
            ? new SchemaError(Diagnostic.Error(SchemaCodes.Forbidden, key.Location, $"{path.Subject} is not allowed here"), path.Depth)
            : At(SchemaCodes.Forbidden, node, path, path.IsItem ? $"{path.Subject} is not allowed here" : $"{path.Subject} is not allowed: its schema accepts nothing");

    /// <summary>A known field that is not allowed in its mapping.</summary>
    /// <param name="key">The key.</param>
    /// <param name="path">Where the mapping is.</param>
    public static SchemaError Misplaced(YamlScalar key, InstancePath path) =>
        new(Diagnostic.Error(SchemaCodes.Forbidden, key.Location, $"{path.Subject}: the field {ValueText.Quote(key.Value)} is not allowed"), path.Depth);

    /// <summary>An item beyond the last allowed one.</summary>
    public static SchemaError TooManyItems(YamlSequence sequence, InstancePath path, int index) =>
        new(Diagnostic.Error(SchemaCodes.Count, sequence.Items[index].Location,
            $"{path.Subject} must have at most {ValueText.Count(index, "item")}, but has {sequence.Items.Length.ToString(CultureInfo.InvariantCulture)}"), path.Depth);

    /// <summary>Two mutually exclusive fields; the location is the later key.</summary>
    public static SchemaError Exclusive(YamlScalar one, YamlScalar other, InstancePath path)
    {
        var (first, second) = (one.Location?.Span.Start ?? 0) <= (other.Location?.Span.Start ?? 0) ? (one, other) : (other, one);
        return new SchemaError(Diagnostic.Error(SchemaCodes.Alternatives, second.Location,
            $"{path.Subject} has both {ValueText.Quote(first.Value)} and {ValueText.Quote(second.Value)}; use only one of them"), path.Depth);
    }

    /// <summary>A value that matches two alternatives where it must match only one.</summary>
    public static SchemaError Ambiguous(YamlNode node, InstancePath path, int count, string one, string other) =>
        At(SchemaCodes.Alternatives, node, path, $"{path.Subject} must match exactly one of {ValueText.Count(count, "alternative")}, but matches both {one} and {other}");

    /// <summary>A string with the wrong format.</summary>
    /// <param name="node">The value.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="name">The name of the format, without an article: <c>duration</c>.</param>
    /// <param name="advice">What to write instead: <c>use 30s</c>.</param>
    public static SchemaError WrongFormat(YamlScalar node, InstancePath path, string name, string? advice) =>
        At(SchemaCodes.Format, node, path, $"{path.Subject}: {ValueText.Of(node)} is not a valid {name}{(advice is null ? "" : $"; {advice}")}");

    /// <summary>A value that is too expensive to validate.</summary>
    public static SchemaError TooMuch(YamlNode node, InstancePath path, string reason) => At(SchemaCodes.Limit, node, path, $"{path.Subject} {reason}");

    /// <summary>An error at a value itself, or at its key if the value is empty.</summary>
    public static SchemaError At(DiagnosticCode code, YamlNode node, InstancePath path, string message) =>
        new(Diagnostic.Error(code, node.Location ?? path.Key?.Location, message), path.Depth);

    private static SchemaError NotInList(YamlNode node, Location? location, string subject, int depth, IReadOnlyList<string> written)
    {
        var likely = node is YamlScalar scalar ? Suggestion.For(scalar.Value, written) : null;
        var shown = node is YamlScalar { Kind: YamlScalarKind.String } ? ValueText.Of(node) : ValueText.Written(node);
        var message = $"{subject} must be {ValueText.Choice(written)}, not {shown}{(likely is null || written.Count == 1 ? "" : $"; did you mean '{likely}'?")}";
        return new SchemaError(Diagnostic.Error(SchemaCodes.Enum, location, message), depth) { Expected = written, Subject = subject, Node = node };
    }

    private static SchemaError Unspaced(MissingSpace space, DiagnosticCode code, InstancePath path) =>
        new(Diagnostic.Error(code, space.Location, $"{path.Subject}: {space.Message}"), path.Depth);

    private static string Names(IReadOnlyList<string> names) => ValueText.Choice([.. names.Select(ValueText.Quote)], "and");

    private static string Pattern(string pattern) => Excerpt.Of(pattern, longest: 200);
}
