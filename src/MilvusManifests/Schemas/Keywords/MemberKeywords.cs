using MilvusManifests.Schemas.Formats;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Keywords;

/// <summary><c>properties</c>, <c>patternProperties</c> and <c>additionalProperties</c>: every entry of a mapping, looked at once.</summary>
internal sealed class FieldsKeyword(
    CompiledSchema owner,
    JsonSchemaRegistry registry,
    Dictionary<string, CompiledSchema> properties,
    (SchemaPattern Pattern, CompiledSchema Schema)[] patterns,
    CompiledSchema? additional) : Keyword
{
    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        if (node is not YamlMapping mapping)
        {
            return true;
        }

        var valid = true;
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            var entry = mapping.Entries[i];
            if (!EvaluateEntry(entry, i, evaluation, members))
            {
                if (evaluation.Errors is null)
                {
                    return false;
                }

                valid = false;
            }
        }

        return valid;
    }

    private bool EvaluateEntry(YamlEntry entry, int index, Evaluation evaluation, EvaluatedMembers? members)
    {
        var isKnown = false;
        var valid = true;
        if (properties.TryGetValue(entry.Key.Value, out var property))
        {
            isKnown = true;
            valid = ApplyTo(entry, property, evaluation);
        }

        foreach (var (pattern, schema) in patterns)
        {
            if (pattern.Match(entry.Key.Value) == PatternMatch.Yes)
            {
                isKnown = true;
                valid &= ApplyTo(entry, schema, evaluation);
            }
        }

        if (!isKnown && additional is not null)
        {
            isKnown = true;
            valid = additional.IsFalse ? Unknown(entry, evaluation) : ApplyTo(entry, additional, evaluation);
        }

        if (isKnown)
        {
            members?.Add(index);
        }

        return valid;
    }

    private bool Unknown(YamlEntry entry, Evaluation evaluation) =>
        evaluation.Errors is not null && evaluation.Fail(SchemaMessages.UnknownField(entry.Key, evaluation.Path, KnownFields.Of(owner, registry, isAdjacent: true)));

    private static bool ApplyTo(YamlEntry entry, CompiledSchema schema, Evaluation evaluation)
    {
        evaluation.Path.Push(entry.Key);
        var valid = evaluation.Apply(schema, entry.Value, null);
        evaluation.Path.Pop();
        return valid;
    }
}

/// <summary><c>propertyNames</c></summary>
internal sealed class FieldNamesKeyword(CompiledSchema schema) : Keyword
{
    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        if (node is not YamlMapping mapping)
        {
            return true;
        }

        var valid = true;
        foreach (var entry in mapping.Entries)
        {
            var name = entry.Key.Kind == YamlScalarKind.String ? entry.Key : YamlScalar.String(entry.Key.Value, entry.Key.Location);
            if (evaluation.Fits(schema, name))
            {
                continue;
            }

            if (evaluation.Errors is null)
            {
                return false;
            }

            valid = false;
            evaluation.Path.Push(entry.Key);
            foreach (var error in evaluation.Explain(schema, name, null))
            {
                evaluation.Fail(error with { Diagnostic = error.Diagnostic with { Message = "the name of " + error.Diagnostic.Message } });
            }

            evaluation.Path.Pop();
        }

        return valid;
    }
}

/// <summary><c>dependentSchemas</c>, and <c>dependencies</c> of draft 7 with a schema: one field and what its mapping has to be when it has it.</summary>
internal sealed class DependentSchemaKeyword(string field, CompiledSchema schema) : Keyword
{
    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        if (node is not YamlMapping mapping || mapping.Find(field) is not { } entry)
        {
            return true;
        }

        if (schema.IsFalse)
        {
            return evaluation.Errors is not null && evaluation.Fail(SchemaMessages.Misplaced(entry.Key, evaluation.Path));
        }

        return evaluation.Apply(schema, node, members);
    }
}
