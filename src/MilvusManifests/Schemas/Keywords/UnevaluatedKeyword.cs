using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Keywords;

/// <summary><c>unevaluatedProperties</c> and <c>unevaluatedItems</c>, around all other keywords of their schema.</summary>
internal sealed class UnevaluatedKeyword(
    CompiledSchema owner, JsonSchemaRegistry registry, Keyword[] others, CompiledSchema? fields, CompiledSchema? items) : Keyword
{
    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        if (Count(node) == 0)
        {
            return evaluation.ApplyAll(others, node, members);
        }

        var own = new EvaluatedMembers(Count(node));
        var valid = evaluation.ApplyAll(others, node, own);
        if (!valid && evaluation.Errors is null)
        {
            return false;
        }

        valid &= node switch
        {
            YamlMapping mapping when fields is not null => EvaluateFields(mapping, evaluation, own),
            YamlSequence sequence when items is not null => EvaluateItems(sequence, evaluation, own),
            _ => true,
        };
        members?.AddAll(own);
        return valid;
    }

    private bool EvaluateFields(YamlMapping mapping, Evaluation evaluation, EvaluatedMembers own)
    {
        var valid = true;
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            if (own[i])
            {
                continue;
            }

            own.Add(i);
            var entry = mapping.Entries[i];
            if (fields!.IsFalse)
            {
                valid = evaluation.Errors is not null
                    && evaluation.Fail(SchemaMessages.UnknownField(entry.Key, evaluation.Path, KnownFields.Of(owner, registry, isAdjacent: false)));
            }
            else
            {
                evaluation.Path.Push(entry.Key);
                valid &= evaluation.Apply(fields, entry.Value, null);
                evaluation.Path.Pop();
            }

            if (!valid && evaluation.Errors is null)
            {
                return false;
            }
        }

        return valid;
    }

    private bool EvaluateItems(YamlSequence sequence, Evaluation evaluation, EvaluatedMembers own)
    {
        var valid = true;
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            if (own[i])
            {
                continue;
            }

            own.Add(i);
            evaluation.Path.Push(i);
            valid &= evaluation.Apply(items!, sequence.Items[i], null);
            evaluation.Path.Pop();
            if (!valid && evaluation.Errors is null)
            {
                return false;
            }
        }

        return valid;
    }
}
