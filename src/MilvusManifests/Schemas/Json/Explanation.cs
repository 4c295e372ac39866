using Json.Schema;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json;

/// <summary>
/// Explains why a value is invalid: walks the library's results, the schema and the value together. The location of a result in the schema
/// follows from its parent's schema alone; the library's own location is wrong below <c>items</c> and some other keywords.
/// </summary>
internal sealed partial class Explanation(SchemaIndex index, SchemaErrors errors, InstancePath path)
{
    private readonly List<SchemaResource> scope = [];

    /// <summary>Adds an error for everything that is invalid.</summary>
    /// <param name="result">The library's result.</param>
    /// <param name="schema">The schema of the result.</param>
    /// <param name="node">The value.</param>
    public void Explain(EvaluationResults result, SchemaPlace schema, YamlNode node)
    {
        if (result.IsValid || errors.IsFull)
        {
            return;
        }

        var mark = errors.Count;
        if (schema.IsFalse)
        {
            errors.Add(SchemaMessages.NotAllowed(node, path));
        }
        else if (schema.Node is YamlMapping mapping)
        {
            scope.Add(schema.Resource);
            ExplainMapping(result, schema, mapping, node);
            scope.RemoveAt(scope.Count - 1);
        }

        if (errors.Count == mark)
        {
            errors.Add(SchemaMessages.Forbidden(node, path, "is not allowed by its schema"));
        }
    }

    private void ExplainMapping(EvaluationResults result, SchemaPlace schema, YamlMapping mapping, YamlNode node)
    {
        var failed = result.Errors ?? [];
        if (ExplainKind(failed, mapping, node))
        {
            return;
        }

        ExplainScalar(failed, mapping, node);
        ExplainCounts(failed, mapping, node);
        foreach (var (keyword, details) in Details(result))
        {
            switch (keyword)
            {
                case "$ref" or "$dynamicRef" or "$recursiveRef" when mapping[keyword] is YamlScalar reference:
                    if (index.Target(schema, keyword, reference.Value, scope) is { } target)
                    {
                        Explain(details[0], target, node);
                    }

                    break;
                case "properties" or "patternProperties" or "additionalProperties" or "unevaluatedProperties" or "propertyNames" when node is YamlMapping members:
                    ExplainMembers(keyword, details, schema, mapping, members);
                    break;
                case "items" or "prefixItems" or "additionalItems" or "unevaluatedItems" when node is YamlSequence items:
                    ExplainItems(keyword, details, schema, mapping, items);
                    break;
                case "contains" when node is YamlSequence:
                    ExplainContains(details, schema, mapping, node);
                    break;
                case "dependentSchemas" or "dependencies" when node is YamlMapping members:
                    ExplainDependents(keyword, details, schema, mapping, members);
                    break;
                case "allOf" or "anyOf" or "oneOf" when mapping[keyword] is YamlSequence parts:
                    ExplainCombination(keyword, details, schema, parts, node);
                    break;
                case "then" or "else" when mapping[keyword] is { } part:
                    Explain(details[0], index.At(part, schema.Resource), node);
                    break;
                case "not" when details[0].IsValid && mapping["not"] is { } ruledOut:
                    errors.Add(Forbidden(ruledOut, node));
                    break;
            }
        }
    }

    // The results of the schemas below this one, by the keyword that applied them.
    private static Dictionary<string, List<EvaluationResults>> Details(EvaluationResults result)
    {
        var byKeyword = new Dictionary<string, List<EvaluationResults>>(StringComparer.Ordinal);
        foreach (var detail in result.Details ?? [])
        {
            var keyword = Segment(detail, result, 0);

            // Draft 7's list of items has the index before the keyword as well as after it.
            keyword = char.IsAsciiDigit(keyword[0]) ? Segment(detail, result, 1) : keyword;
            if (!byKeyword.TryGetValue(keyword, out var details))
            {
                byKeyword.Add(keyword, details = []);
            }

            details.Add(detail);
        }

        return byKeyword;
    }

    private static string Segment(EvaluationResults detail, EvaluationResults parent, int at) =>
        Decode(detail.EvaluationPath[parent.EvaluationPath.SegmentCount + at].ToString());

    private static string LastSegment(EvaluationResults detail) => Decode(detail.EvaluationPath[detail.EvaluationPath.SegmentCount - 1].ToString());

    private static string Member(EvaluationResults detail) => Decode(detail.InstanceLocation[detail.InstanceLocation.SegmentCount - 1].ToString());

    private static string Decode(string segment) => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
