using Json.More;
using MilvusManifests.Schemas.Formats;
using MilvusManifests.Schemas.Json.Library;
using MilvusManifests.Text.Patterns;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json;

// Keywords without subschemas.
internal sealed partial class Explanation
{
    // A value of the wrong type, or that is not one of the allowed values, needs no further errors.
    private bool ExplainKind(Dictionary<string, string> failed, YamlMapping schema, YamlNode node)
    {
        if (failed.ContainsKey("type"))
        {
            var types = JsonTypes.None;
            foreach (var name in schema["type"] is YamlSequence list ? [.. list.Items] : new[] { schema["type"]! })
            {
                types |= JsonTypes.Parse(((YamlScalar)name).Value);
            }

            errors.Add(SchemaMessages.WrongType(node, path, types.Describe()));
            return true;
        }

        if (failed.ContainsKey("const"))
        {
            errors.Add(SchemaMessages.NotInList(node, path, [schema["const"]!]));
            return true;
        }

        if (failed.ContainsKey("enum"))
        {
            errors.Add(SchemaMessages.NotInList(node, path, ((YamlSequence)schema["enum"]!).Items));
            return true;
        }

        return false;
    }

    private void ExplainScalar(Dictionary<string, string> failed, YamlMapping schema, YamlNode node)
    {
        if (failed.Count == 0 || node is not YamlScalar scalar)
        {
            return;
        }

        ExplainBound(failed, "minimum", "at least", schema["minimum"], scalar);
        ExplainBound(failed, "exclusiveMinimum", "greater than", Limit(schema, "exclusiveMinimum", "minimum"), scalar);
        ExplainBound(failed, "maximum", "at most", schema["maximum"], scalar);
        ExplainBound(failed, "exclusiveMaximum", "less than", Limit(schema, "exclusiveMaximum", "maximum"), scalar);
        ExplainBound(failed, "multipleOf", "a multiple of", schema["multipleOf"], scalar);
        foreach (var (keyword, bound) in new[] { ("minLength", "at least"), ("maxLength", "at most") })
        {
            if (failed.ContainsKey(keyword))
            {
                errors.Add(SchemaMessages.WrongLength(scalar, path, $"{bound} {ValueText.Count(Count(schema[keyword]), "character")}", ValueText.Length(scalar.Value)));
            }
        }

        if (failed.ContainsKey("pattern") && schema["pattern"] is YamlScalar pattern)
        {
            errors.Add(Pattern.Translate(pattern.Value, PatternFlavour.EcmaScript).Match(scalar.Value) == PatternMatch.TooLong
                ? SchemaMessages.MatchTooLong(scalar, path, pattern.Value)
                : SchemaMessages.NoMatch(scalar, path, pattern.Value));
        }

        if (failed.ContainsKey("format") && schema["format"] is YamlScalar name)
        {
            var format = StringFormats.Find(name.Value);
            errors.Add(SchemaMessages.WrongFormat(scalar, path, format?.Name ?? name.Value, format?.Advice));
        }
    }

    private void ExplainBound(Dictionary<string, string> failed, string keyword, string words, YamlNode? limit, YamlScalar number)
    {
        if (failed.ContainsKey(keyword) && limit is YamlScalar written)
        {
            errors.Add(SchemaMessages.OutOfRange(number, path, $"{words} {written.Value}"));
        }
    }

    private static YamlNode? Limit(YamlMapping schema, string exclusive, string bound) =>
        schema[exclusive] is YamlScalar { Kind: YamlScalarKind.Boolean } ? schema[bound] : schema[exclusive];

    private void ExplainCounts(Dictionary<string, string> failed, YamlMapping schema, YamlNode node)
    {
        if (failed.Count == 0)
        {
            return;
        }

        var (count, noun) = node switch
        {
            YamlMapping members => (members.Entries.Length, "field"),
            YamlSequence items => (items.Items.Length, "item"),
            _ => (0, ""),
        };
        foreach (var (keyword, bound) in new[] { ("minItems", "at least"), ("maxItems", "at most"), ("minProperties", "at least"), ("maxProperties", "at most") })
        {
            if (failed.ContainsKey(keyword))
            {
                errors.Add(SchemaMessages.WrongCount(node, path, $"{bound} {ValueText.Count(Count(schema[keyword]), noun)}", count));
            }
        }

        if (failed.ContainsKey("uniqueItems") && node is YamlSequence sequence)
        {
            ExplainDuplicate(sequence);
        }

        if (node is YamlMapping mapping)
        {
            ExplainMissing(failed, schema, mapping);
        }
    }

    private void ExplainDuplicate(YamlSequence sequence)
    {
        var seen = new Dictionary<System.Text.Json.JsonElement, int>(JsonElementEqualityComparer.Instance);
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            var item = JsonText.Of(sequence.Items[i]);
            if (!seen.TryAdd(item, i))
            {
                errors.Add(SchemaMessages.Duplicate(sequence.Items[i], path, i, seen[item]));
                return;
            }
        }
    }

    private void ExplainMissing(Dictionary<string, string> failed, YamlMapping schema, YamlMapping mapping)
    {
        if (failed.ContainsKey("required") && schema["required"] is YamlSequence required)
        {
            foreach (var name in required.Items.OfType<YamlScalar>().Where(name => mapping.IndexOf(name.Value) < 0))
            {
                errors.Add(SchemaMessages.MissingField(mapping, path, name.Value));
            }
        }

        foreach (var keyword in new[] { "dependentRequired", "dependencies" })
        {
            if (!failed.ContainsKey(keyword) || schema[keyword] is not YamlMapping dependents)
            {
                continue;
            }

            foreach (var dependent in dependents.Entries)
            {
                if (dependent.Value is YamlSequence names && mapping.Find(dependent.Key.Value) is { } entry)
                {
                    foreach (var name in names.Items.OfType<YamlScalar>().Where(name => mapping.IndexOf(name.Value) < 0))
                    {
                        errors.Add(SchemaMessages.MissingField(mapping, path, [name.Value], entry.Key));
                    }
                }
            }
        }
    }

    private static long Count(YamlNode? node) => JsonKeywords.Number(node)?.ToInt64() ?? long.MaxValue;
}
