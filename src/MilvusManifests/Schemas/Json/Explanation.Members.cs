using System.Globalization;
using Json.Schema;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json;

// Keywords for the members of a value.
internal sealed partial class Explanation
{
    private void ExplainMembers(string keyword, List<EvaluationResults> details, SchemaPlace schema, YamlMapping mapping, YamlMapping members)
    {
        foreach (var detail in details)
        {
            if (detail.IsValid || members.Find(Member(detail)) is not { } entry)
            {
                continue;
            }

            var written = keyword is "properties" or "patternProperties" ? (mapping[keyword] as YamlMapping)?[LastSegment(detail)] : mapping[keyword];
            if (written is null)
            {
                continue;
            }

            var part = index.At(written, schema.Resource);
            if (keyword == "propertyNames")
            {
                ExplainName(detail, part, entry);
            }
            else if (part.IsFalse && keyword is "additionalProperties" or "unevaluatedProperties" && part.IsFalse)
            {
                errors.Add(SchemaMessages.UnknownField(entry.Key, path, KnownFields.Find(schema, index, isAdjacent: keyword == "additionalProperties")));
            }
            else
            {
                path.Push(entry.Key);
                Explain(detail, part, entry.Value);
                path.Pop();
            }
        }
    }

    private void ExplainName(EvaluationResults detail, SchemaPlace part, YamlEntry entry)
    {
        var name = entry.Key.Kind == YamlScalarKind.String ? entry.Key : YamlScalar.String(entry.Key.Value, entry.Key.Location);
        path.Push(entry.Key);
        var mark = errors.Count;
        Explain(detail, part, name);
        foreach (var error in errors.Take(mark))
        {
            errors.Add(error with { Diagnostic = error.Diagnostic with { Message = "the name of " + error.Diagnostic.Message } });
        }

        path.Pop();
    }

    private void ExplainItems(string keyword, List<EvaluationResults> details, SchemaPlace schema, YamlMapping mapping, YamlSequence items)
    {
        // After 'prefixItems' the library counts from 0 again, as it does for draft 2019-09's 'unevaluatedItems'; both cover the items up to the end.
        var isCounted = (keyword == "items" && mapping["items"] is not YamlSequence)
            || (keyword == "unevaluatedItems" && schema.Resource.Dialect == JsonSchemaDialect.Draft201909);
        for (var i = 0; i < details.Count; i++)
        {
            var at = isCounted ? items.Items.Length - details.Count + i : int.Parse(Member(details[i]), NumberStyles.None, CultureInfo.InvariantCulture);
            if (details[i].IsValid || at >= items.Items.Length || (mapping[keyword] is YamlSequence parts ? parts.Items[at] : mapping[keyword]) is not { } written)
            {
                continue;
            }

            var part = index.At(written, schema.Resource);
            if (part.IsFalse && keyword is "items" or "additionalItems" && mapping[keyword] is not YamlSequence)
            {
                errors.Add(SchemaMessages.TooManyItems(items, path, at));
                return;
            }

            path.Push(at);
            Explain(details[i], part, items.Items[at]);
            path.Pop();
        }
    }

    private void ExplainContains(List<EvaluationResults> details, SchemaPlace schema, YamlMapping mapping, YamlNode node)
    {
        var isBounded = schema.Resource.Dialect >= JsonSchemaDialect.Draft201909;
        var minimum = isBounded && mapping["minContains"] is { } least ? Count(least) : 1;
        var maximum = isBounded && mapping["maxContains"] is { } most ? Count(most) : long.MaxValue;
        var count = details.Count(detail => detail.IsValid);
        if (count >= minimum && count <= maximum)
        {
            return;
        }

        var what = SchemaWords.Of(mapping["contains"]!) is { } words ? $"that {(minimum == 1 ? "is" : "are")} {words}" : "of the kind its schema requires";
        var bound = count < minimum ? $"at least {ValueText.Count(minimum, "item")} {what}" : $"at most {ValueText.Count(maximum, "item")} {what}";
        errors.Add(SchemaMessages.WrongCount(node, path, bound, count));
    }

    private void ExplainDependents(string keyword, List<EvaluationResults> details, SchemaPlace schema, YamlMapping mapping, YamlMapping members)
    {
        foreach (var detail in details.Where(detail => !detail.IsValid))
        {
            var field = LastSegment(detail);
            if ((mapping[keyword] as YamlMapping)?[field] is not { } written || members.Find(field) is not { } entry)
            {
                continue;
            }

            var part = index.At(written, schema.Resource);
            if (part.IsFalse)
            {
                errors.Add(SchemaMessages.Misplaced(entry.Key, path));
            }
            else
            {
                Explain(detail, part, members);
            }
        }
    }
}
