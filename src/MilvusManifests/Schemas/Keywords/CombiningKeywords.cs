using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Keywords;

/// <summary><c>allOf</c></summary>
internal sealed class AllOfKeyword(CompiledSchema[] schemas) : Keyword
{
    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        var valid = true;
        foreach (var schema in schemas)
        {
            if (!evaluation.Apply(schema, node, members))
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
}

/// <summary><c>anyOf</c> and <c>oneOf</c></summary>
internal sealed class AlternativesKeyword(CompiledSchema[] schemas, bool isExclusive) : Keyword
{
    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        var first = -1;
        for (var i = 0; i < schemas.Length; i++)
        {
            var own = Fresh(members, node);
            if (!evaluation.Fits(schemas[i], node, own))
            {
                continue;
            }

            if (first >= 0 && isExclusive)
            {
                return evaluation.Errors is not null && evaluation.Fail(Ambiguous(node, evaluation, first, i));
            }

            first = first < 0 ? i : first;
            if (own is null && !isExclusive)
            {
                return true;
            }

            members?.AddAll(own!);
        }

        return first >= 0 || (evaluation.Errors is not null && Explain(node, evaluation, members));
    }

    private bool Explain(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        var branches = new SchemaError[schemas.Length][];
        for (var i = 0; i < schemas.Length; i++)
        {
            branches[i] = evaluation.Explain(schemas[i], node, members);
        }

        evaluation.Errors!.AddRange(NearestAlternative.Explain(node, evaluation.Path, branches));
        return false;
    }

    private SchemaError Ambiguous(YamlNode node, Evaluation evaluation, int first, int second)
    {
        if (node is YamlMapping mapping && RequiredName(schemas[first], mapping) is { } one && RequiredName(schemas[second], mapping) is { } other
            && !string.Equals(one.Value, other.Value, StringComparison.Ordinal))
        {
            return SchemaMessages.Exclusive(one, other, evaluation.Path);
        }

        return SchemaMessages.Ambiguous(node, evaluation.Path, schemas.Length, Name(first), Name(second));
    }

    // The field that makes an alternative what it is, where it is the only one that it asks for.
    private static YamlScalar? RequiredName(CompiledSchema schema, YamlMapping mapping)
    {
        foreach (var keyword in schema.Keywords)
        {
            if (keyword is RequiredKeyword { Names: [var name] } && mapping.Find(name) is { } entry)
            {
                return entry.Key;
            }
        }

        return null;
    }

    private string Name(int index) => SchemaWords.Of(schemas[index]) ?? $"alternative {index + 1}";
}

/// <summary><c>not</c></summary>
internal sealed class NotKeyword(CompiledSchema schema) : Keyword
{
    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        if (!evaluation.Fits(schema, node))
        {
            return true;
        }

        return evaluation.Errors is not null && evaluation.Fail(Describe(node, evaluation.Path));
    }

    private SchemaError Describe(YamlNode node, InstancePath path)
    {
        if (schema.Node is YamlMapping { Entries: [{ Key.Value: "required", Value: YamlSequence { Items: [YamlScalar name] } }] }
            && node is YamlMapping mapping && mapping.Find(name.Value) is { } entry)
        {
            return SchemaMessages.Misplaced(entry.Key, path);
        }

        return SchemaMessages.Forbidden(node, path, SchemaWords.Of(schema) is { } words ? $"may not be {words}" : "has a form that its schema rules out");
    }
}

/// <summary><c>if</c> with <c>then</c> and <c>else</c></summary>
internal sealed class ConditionKeyword(CompiledSchema condition, CompiledSchema? then, CompiledSchema? otherwise) : Keyword
{
    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        var own = Fresh(members, node);
        if (!evaluation.Fits(condition, node, own))
        {
            return otherwise is null || evaluation.Apply(otherwise, node, members);
        }

        members?.AddAll(own!);
        return then is null || evaluation.Apply(then, node, members);
    }
}
