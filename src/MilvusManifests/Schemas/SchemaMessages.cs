using System.Globalization;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>The errors that every kind of schema has, each in plain words: what is wrong, what would be right, and at which place.</summary>
internal static class SchemaMessages
{
    private const int MostFields = 12;

    /// <summary>A value of another type.</summary>
    /// <param name="node">The value.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="expected">The types in words: <c>a string</c>, <c>an integer</c>, <c>a mapping</c>.</param>
    public static SchemaError WrongType(YamlNode node, InstancePath path, IReadOnlyList<string> expected)
    {
        var choice = ValueText.Choice(expected);
        var message = node is YamlScalar { Kind: YamlScalarKind.Null } && path.Depth > 0
            ? $"{path.Subject} has no value; write {choice} or remove the {(path.IsItem ? "item" : "key")}"
            : $"{path.Subject} takes {choice}, not {node.Description}{TypeAdvice.For(node, expected)}";
        return At(SchemaCodes.Type, node, path, message) with { Expected = expected };
    }

    /// <summary>A mapping without a field that it needs.</summary>
    public static SchemaError MissingField(YamlMapping mapping, InstancePath path, string name) => MissingField(mapping, path, [name]);

    /// <summary>A mapping without any of several fields, one of which it needs, perhaps only because it has another one.</summary>
    public static SchemaError MissingField(YamlMapping mapping, InstancePath path, IReadOnlyList<string> names, YamlScalar? beside = null)
    {
        var message = $"{path.Subject} needs {ValueText.Choice([.. names.Select(ValueText.Quote)])}{(beside is null ? "" : $" beside {ValueText.Quote(beside.Value)}")}";
        return new SchemaError(Diagnostic.Error(SchemaCodes.MissingField, (beside ?? path.Key)?.Location ?? mapping.Location, message), path.Depth) { Expected = names };
    }

    /// <summary>A field that its mapping does not have; the place is its key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="path">Where the mapping is.</param>
    /// <param name="known">The fields it has.</param>
    public static SchemaError UnknownField(YamlScalar key, InstancePath path, IReadOnlyList<string> known)
    {
        var advice = Suggestion.For(key.Value, known) is { } likely ? $"; did you mean '{likely}'?"
            : known.Count is > 0 and <= MostFields ? $"; it takes {ValueText.Choice(known, "and")}"
            : known.Count == 0 ? "; it takes none" : "";
        return new SchemaError(
            Diagnostic.Error(SchemaCodes.UnknownField, key.Location, $"{path.Subject} has no field {ValueText.Quote(key.Value)}{advice}"), path.Depth);
    }

    /// <summary>A value that is none of a closed list.</summary>
    public static SchemaError NotInList(YamlNode node, InstancePath path, IReadOnlyList<YamlNode> values)
    {
        // An empty string mostly stands for a default; nobody is told to write it.
        var worded = values.Where(value => value is not YamlScalar { Kind: YamlScalarKind.String, Value: "" });
        return NotInList(node, path, (values.Count > 1 ? worded : values).Select(ValueText.Written).ToArray());
    }

    /// <summary>A value that is none of a closed list, written as <see cref="ValueText.Written"/> does.</summary>
    public static SchemaError NotInList(YamlNode node, InstancePath path, IReadOnlyList<string> written) =>
        NotInList(node, node.Location ?? path.Key?.Location, path.Subject, path.Depth, written);

    /// <summary>One error out of several that name other lists for the same value.</summary>
    public static SchemaError Join(SchemaError error, IReadOnlyList<string> written) =>
        NotInList(error.Node!, error.Diagnostic.Location, error.Subject!, error.Depth, written);

    /// <summary>A string that its pattern does not match.</summary>
    public static SchemaError NoMatch(YamlScalar text, InstancePath path, string pattern) =>
        At(SchemaCodes.Pattern, text, path, $"{path.Subject} takes text that matches {Pattern(pattern)}, not {ValueText.Of(text)}");

    /// <summary>A string whose match was given up.</summary>
    public static SchemaError MatchTooLong(YamlScalar text, InstancePath path, string pattern) =>
        At(SchemaCodes.PatternTime, text, path, $"{path.Subject} takes too long to be matched against {Pattern(pattern)}");

    /// <summary>A number beyond a bound.</summary>
    /// <param name="number">The number.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="bound">What would be right: <c>at least 1</c>, <c>less than 10</c>, <c>multiples of 5</c>.</param>
    public static SchemaError OutOfRange(YamlScalar number, InstancePath path, string bound) =>
        At(SchemaCodes.Range, number, path, $"{path.Subject} takes {bound}, not {Excerpt.Of(number.Value)}");

    /// <summary>A string that is too short or too long.</summary>
    public static SchemaError WrongLength(YamlScalar text, InstancePath path, string bound, long length) =>
        At(SchemaCodes.Length, text, path, $"{path.Subject} takes {bound}; {ValueText.Of(text)} has {length.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>A sequence or mapping with too few or too many items or fields.</summary>
    /// <param name="node">The collection.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="bound">What would be right: <c>at least 1 item</c>.</param>
    /// <param name="count">How many there are.</param>
    public static SchemaError WrongCount(YamlNode node, InstancePath path, string bound, long count) =>
        new(Diagnostic.Error(SchemaCodes.Count, path.Key?.Location ?? node.Location,
            $"{path.Subject} takes {bound}, and has {(count == 0 ? "none" : count.ToString(CultureInfo.InvariantCulture))}"), path.Depth);

    /// <summary>An item that repeats an earlier one.</summary>
    /// <param name="item">The later item.</param>
    /// <param name="path">Where the sequence is.</param>
    /// <param name="index">The position of the later one.</param>
    /// <param name="first">The position of the earlier one.</param>
    /// <param name="by">What is the same: <c>name 'web'</c>; null when all of it is.</param>
    public static SchemaError Duplicate(YamlNode item, InstancePath path, int index, int first, string? by = null) =>
        new(Diagnostic.Error(SchemaCodes.Duplicate, item.Location, string.Create(CultureInfo.InvariantCulture,
            $"item {index} of {path.Subject} repeats {(by is null ? "" : $"the {by} of ")}item {first}; the items have to differ{(by is null ? "" : " there")}")), path.Depth);

    /// <summary>A value that may not stand there.</summary>
    public static SchemaError Forbidden(YamlNode node, InstancePath path, string reason) =>
        At(SchemaCodes.Forbidden, node, path, $"{path.Subject} {reason}");

    /// <summary>A value where there may be none; the place is its key.</summary>
    public static SchemaError NotAllowed(YamlNode node, InstancePath path) =>
        path.Key is { } key
            ? new SchemaError(Diagnostic.Error(SchemaCodes.Forbidden, key.Location, $"{path.Subject} is not allowed here"), path.Depth)
            : At(SchemaCodes.Forbidden, node, path, path.IsItem ? $"{path.Subject} is not allowed here" : $"{path.Subject} is held against a schema that takes nothing");

    /// <summary>A field that may not stand in its mapping as the mapping is.</summary>
    /// <param name="key">The key.</param>
    /// <param name="path">Where the mapping is.</param>
    public static SchemaError Misplaced(YamlScalar key, InstancePath path) =>
        new(Diagnostic.Error(SchemaCodes.Forbidden, key.Location, $"{path.Subject} may not have the field {ValueText.Quote(key.Value)}"), path.Depth);

    /// <summary>An item behind the last one that its sequence takes.</summary>
    public static SchemaError TooManyItems(YamlSequence sequence, InstancePath path, int index) =>
        new(Diagnostic.Error(SchemaCodes.Count, sequence.Items[index].Location,
            $"{path.Subject} takes at most {ValueText.Count(index, "item")}, and has {sequence.Items.Length.ToString(CultureInfo.InvariantCulture)}"), path.Depth);

    /// <summary>Two fields of which only one may be there; the place is the later key.</summary>
    public static SchemaError Exclusive(YamlScalar one, YamlScalar other, InstancePath path)
    {
        var (first, second) = (one.Location?.Span.Start ?? 0) <= (other.Location?.Span.Start ?? 0) ? (one, other) : (other, one);
        return new SchemaError(Diagnostic.Error(SchemaCodes.Alternatives, second.Location,
            $"{path.Subject} has {ValueText.Quote(first.Value)} and {ValueText.Quote(second.Value)}; write one of them"), path.Depth);
    }

    /// <summary>A value that fits two alternatives where it may fit only one.</summary>
    public static SchemaError Ambiguous(YamlNode node, InstancePath path, int count, string one, string other) =>
        At(SchemaCodes.Alternatives, node, path, $"{path.Subject} has to fit exactly one of {ValueText.Count(count, "alternative")}, and fits both {one} and {other}");

    /// <summary>A string that is not of its format.</summary>
    /// <param name="node">The value.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="name">The format in words, with its article left out: <c>duration</c>.</param>
    /// <param name="advice">What would be right: <c>use 30s</c>.</param>
    public static SchemaError WrongFormat(YamlScalar node, InstancePath path, string name, string? advice) =>
        At(SchemaCodes.Format, node, path, $"{path.Subject}: {ValueText.Of(node)} is not a valid {name}{(advice is null ? "" : $"; {advice}")}");

    /// <summary>A value of which too much would have to be looked at.</summary>
    public static SchemaError TooMuch(YamlNode node, InstancePath path, string reason) => At(SchemaCodes.Limit, node, path, $"{path.Subject} {reason}");

    /// <summary>An error at a value itself: at its key where it is an empty value.</summary>
    public static SchemaError At(DiagnosticCode code, YamlNode node, InstancePath path, string message) =>
        new(Diagnostic.Error(code, node.Location ?? path.Key?.Location, message), path.Depth);

    private static SchemaError NotInList(YamlNode node, Location? location, string subject, int depth, IReadOnlyList<string> written)
    {
        var likely = node is YamlScalar scalar ? Suggestion.For(scalar.Value, written) : null;
        var shown = node is YamlScalar { Kind: YamlScalarKind.String } ? ValueText.Of(node) : ValueText.Written(node);
        var message = $"{subject} takes {ValueText.Choice(written)}, not {shown}{(likely is null || written.Count == 1 ? "" : $"; did you mean '{likely}'?")}";
        return new SchemaError(Diagnostic.Error(SchemaCodes.Enum, location, message), depth) { Expected = written, Subject = subject, Node = node };
    }

    private static string Pattern(string pattern) => Excerpt.Of(pattern, longest: 200);
}
