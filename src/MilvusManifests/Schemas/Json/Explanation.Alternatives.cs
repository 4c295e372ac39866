using System.Globalization;
using Json.Schema;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json;

// Keywords that combine schemas.
internal sealed partial class Explanation
{
    private void ExplainCombination(string keyword, List<EvaluationResults> details, SchemaPlace schema, YamlSequence parts, YamlNode node)
    {
        var fitting = details.FindAll(detail => detail.IsValid);
        switch (keyword)
        {
            case "allOf":
                details.ForEach(detail => Explain(detail, Part(detail), node));
                break;
            case "oneOf" when fitting.Count > 1:
                errors.Add(Ambiguous(parts, Index(fitting[0]), Index(fitting[1]), node));
                break;
            case "anyOf" or "oneOf" when fitting.Count == 0:
                var branches = new SchemaError[details.Count][];
                for (var i = 0; i < branches.Length; i++)
                {
                    var mark = errors.Count;
                    Explain(details[i], Part(details[i]), node);
                    branches[i] = errors.Take(mark);
                }

                errors.AddRange(NearestAlternative.Explain(node, path, branches));
                break;
        }

        SchemaPlace Part(EvaluationResults detail) => index.At(parts.Items[Index(detail)], schema.Resource);
    }

    private static int Index(EvaluationResults detail) => int.Parse(LastSegment(detail), NumberStyles.None, CultureInfo.InvariantCulture);

    private SchemaError Ambiguous(YamlSequence parts, int first, int second, YamlNode node)
    {
        if (node is YamlMapping mapping && RequiredName(parts.Items[first], mapping) is { } one && RequiredName(parts.Items[second], mapping) is { } other
            && !string.Equals(one.Value, other.Value, StringComparison.Ordinal))
        {
            return SchemaMessages.Exclusive(one, other, path);
        }

        return SchemaMessages.Ambiguous(node, path, parts.Items.Length, Name(parts, first), Name(parts, second));
    }

    // The field that identifies an alternative, if it is the only required one.
    private static YamlScalar? RequiredName(YamlNode schema, YamlMapping mapping) =>
        (schema as YamlMapping)?["required"] is YamlSequence { Items: [YamlScalar name] } && mapping.Find(name.Value) is { } entry ? entry.Key : null;

    private static string Name(YamlSequence parts, int at) =>
        SchemaWords.Of(parts.Items[at]) ?? string.Create(CultureInfo.InvariantCulture, $"alternative {at + 1}");

    private SchemaError Forbidden(YamlNode ruledOut, YamlNode node)
    {
        if (ruledOut is YamlMapping { Entries: [{ Key.Value: "required", Value: YamlSequence { Items: [YamlScalar name] } }] }
            && node is YamlMapping mapping && mapping.Find(name.Value) is { } entry)
        {
            return SchemaMessages.Misplaced(entry.Key, path);
        }

        return SchemaMessages.Forbidden(node, path, SchemaWords.Of(ruledOut) is { } words ? $"must not be {words}" : "is not allowed by its schema");
    }
}
