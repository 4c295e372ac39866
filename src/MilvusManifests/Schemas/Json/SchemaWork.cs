using MilvusManifests.Text.Patterns;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json;

/// <summary>
/// Counts the work that the library would have, without doing it: the paths through the schemas that apply to a value. Each pair of a schema and a value is
/// counted once, so that counting is cheap where evaluating would never end.
/// </summary>
internal sealed class SchemaWork(SchemaIndex index)
{
    /// <summary>How deep the applied schemas may be nested.</summary>
    public const int MaxDepth = 1200;

    // Counting matches names, too.
    private const int MaxMatches = 100_000;

    private readonly Dictionary<(SchemaPlace, YamlNode?), Count?> counts = [];
    private int depth;

    /// <summary>The reference back to a schema that is still being counted for the same value; null if there was none.</summary>
    public YamlScalar? Loop { get; private set; }

    /// <summary>The work of applying a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="value">The value; null to count the work for any value, without its members.</param>
    public Count Measure(SchemaPlace schema, YamlNode? value)
    {
        if (value is null && !AppliesInPlace(schema))
        {
            return Count.One.Deeper();
        }

        if (counts.TryGetValue((schema, value), out var known))
        {
            return known ?? Count.Endless;
        }

        if (depth == MaxDepth)
        {
            return Count.Endless;
        }

        depth++;
        counts[(schema, value)] = null;
        var count = schema.Node is YamlMapping mapping ? MeasureMapping(schema, mapping, value) : Count.One;
        counts[(schema, value)] = count;
        depth--;
        return count;
    }

    private Count MeasureMapping(SchemaPlace schema, YamlMapping mapping, YamlNode? value)
    {
        var count = Count.One;
        foreach (var (keyword, reference) in SchemaReferences.Find(schema))
        {
            count += MeasureReference(schema, keyword, reference, value);
        }

        if (schema.Resource.Dialect <= JsonSchemaDialect.Draft7 && mapping.IndexOf("$ref") >= 0)
        {
            return count.Deeper();
        }

        foreach (var entry in mapping.Entries)
        {
            if (JsonKeywords.Find(entry.Key.Value, schema.Resource.Dialect) is not { } keyword)
            {
                continue;
            }

            if (keyword.IsInPlace)
            {
                foreach (var part in keyword.Schemas(entry.Value))
                {
                    count += Measure(index.At(part, schema.Resource), value);
                }
            }
            else if (value is not null)
            {
                count += MeasureKeyword(schema, mapping, entry, value);
            }
        }

        return count.Deeper();
    }

    // For a dynamic reference only one target is followed, the most expensive one.
    private Count MeasureReference(SchemaPlace schema, string keyword, YamlScalar reference, YamlNode? value)
    {
        var most = default(Count);
        foreach (var target in index.Targets(schema, keyword, reference.Value))
        {
            if (counts.TryGetValue((target, value), out var known) && known is null)
            {
                Loop ??= reference;
            }

            most = most.Or(Measure(target, value));
        }

        return most;
    }

    private Count MeasureKeyword(SchemaPlace schema, YamlMapping mapping, YamlEntry keyword, YamlNode value) => (keyword.Key.Value, keyword.Value, value) switch
    {
        ("properties", YamlMapping named, YamlMapping members) => Count.Of((long)named.Entries.Length * (1 + (members.Entries.Length / 8)) / 4)
            + Sum(named.Entries, property => members[property.Key.Value] is { } member ? At(property.Value, schema, member) : default),
        ("patternProperties", YamlMapping patterns, YamlMapping members) when (long)patterns.Entries.Length * members.Entries.Length > MaxMatches => Count.TooMany,
        ("patternProperties", YamlMapping patterns, YamlMapping members) => Sum(patterns.Entries, pattern => Sum(members.Entries, member =>
            Count.Of(1) + (Matches(pattern.Key.Value, member.Key.Value) ? At(pattern.Value, schema, member.Value) : default))),
        ("additionalProperties" or "unevaluatedProperties", var part, YamlMapping members) =>
            (long)members.Entries.Length * ((mapping["patternProperties"] as YamlMapping)?.Entries.Length ?? 0) > MaxMatches ? Count.TooMany
                : Sum(members.Entries, member => IsNamed(mapping, member.Key.Value) ? default : At(part, schema, member.Value)),
        ("propertyNames", var part, YamlMapping members) => Sum(members.Entries, member => At(part, schema, member.Key)),
        ("prefixItems", YamlSequence parts, YamlSequence items) => Sum(parts.Items.Zip(items.Items), pair => At(pair.First, schema, pair.Second)),
        ("items", YamlSequence parts, YamlSequence items) => Sum(parts.Items.Zip(items.Items), pair => At(pair.First, schema, pair.Second)),
        ("items", var part, YamlSequence items) => Sum(items.Items.Skip(Prefix(mapping["prefixItems"])), item => At(part, schema, item)),
        ("additionalItems" or "unevaluatedItems", var part, YamlSequence items) => Sum(items.Items.Skip(Prefix(mapping["items"])), item => At(part, schema, item)),
        ("contains", var part, YamlSequence items) => Sum(items.Items, item => At(part, schema, item)),
        ("uniqueItems", _, YamlSequence items) => Count.Of(items.NodeCount / 4),
        ("enum" or "const", var values, _) => Count.Of(values.NodeCount / 2),
        ("required", YamlSequence names, YamlMapping members) => Count.Of((names.Items.Length + members.Entries.Length) / 4),
        ("dependentRequired", YamlMapping names, YamlMapping members) => Count.Of((long)names.NodeCount * (1 + (members.Entries.Length / 8)) / 4),
        _ => default,
    };

    private Count At(YamlNode part, SchemaPlace schema, YamlNode value) => Measure(index.At(part, schema.Resource), value);

    private static bool AppliesInPlace(SchemaPlace schema)
    {
        if (schema.Node is not YamlMapping mapping)
        {
            return false;
        }

        foreach (var entry in mapping.Entries)
        {
            if (entry.Key.Value is "$ref" or "$dynamicRef" or "$recursiveRef" || JsonKeywords.Find(entry.Key.Value, schema.Resource.Dialect) is { IsInPlace: true })
            {
                return true;
            }
        }

        return false;
    }

    private static bool Matches(string pattern, string name) => Pattern.Translate(pattern, PatternFlavour.EcmaScript).Match(name) == PatternMatch.Yes;

    private static bool IsNamed(YamlMapping schema, string name) => (schema["properties"] as YamlMapping)?.Find(name) is not null
        || ((schema["patternProperties"] as YamlMapping)?.Entries.Any(pattern => Matches(pattern.Key.Value, name)) ?? false);

    private static int Prefix(YamlNode? parts) => parts is YamlSequence list ? list.Items.Length : 0;

    private static Count Sum<T>(IEnumerable<T> parts, Func<T, Count> measure)
    {
        var sum = default(Count);
        foreach (var part in parts)
        {
            sum += measure(part);
        }

        return sum;
    }

    /// <summary>An amount of work.</summary>
    /// <param name="Steps">How many schemas are applied, counting repeated ones, and other work of equal cost; stops at <see cref="long.MaxValue"/>.</param>
    /// <param name="Depth">How deep they are nested.</param>
    internal readonly record struct Count(long Steps, int Depth)
    {
        public static Count One { get; } = new(1, 0);

        public static Count Endless { get; } = new(long.MaxValue, SchemaWork.MaxDepth + 1);

        public static Count TooMany { get; } = new(long.MaxValue, 0);

        public static Count Of(long steps) => new(steps, 0);

        public static Count operator +(Count left, Count right) =>
            new(left.Steps > long.MaxValue - right.Steps ? long.MaxValue : left.Steps + right.Steps, Math.Max(left.Depth, right.Depth));

        public Count Or(Count other) => new(Math.Max(Steps, other.Steps), Math.Max(Depth, other.Depth));

        public Count Deeper() => this with { Depth = Depth + 1 };
    }
}
