using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Keywords;

/// <summary><c>prefixItems</c> and <c>items</c>; in draft 7 <c>items</c> and <c>additionalItems</c></summary>
internal sealed class ItemsKeyword(CompiledSchema[] prefix, CompiledSchema? rest) : Keyword
{
    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        if (node is not YamlSequence sequence)
        {
            return true;
        }

        var valid = true;
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            var schema = i < prefix.Length ? prefix[i] : rest;
            if (schema is null)
            {
                break;
            }

            members?.Add(i);
            if (i >= prefix.Length && schema.IsFalse)
            {
                return evaluation.Errors is not null && evaluation.Fail(SchemaMessages.TooManyItems(sequence, evaluation.Path, i));
            }

            evaluation.Path.Push(i);
            var fits = evaluation.Apply(schema, sequence.Items[i], null);
            evaluation.Path.Pop();
            if (!fits)
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

/// <summary><c>contains</c> with <c>minContains</c> and <c>maxContains</c></summary>
internal sealed class ContainsKeyword(CompiledSchema schema, long minimum, long maximum, bool countsAsEvaluated) : Keyword
{
    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        if (node is not YamlSequence sequence)
        {
            return true;
        }

        var count = 0L;
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            if (evaluation.Fits(schema, sequence.Items[i]))
            {
                count++;
                if (countsAsEvaluated)
                {
                    members?.Add(i);
                }
            }
        }

        if (count >= minimum && count <= maximum)
        {
            return true;
        }

        var what = SchemaWords.Of(schema) is { } words ? $"that {(minimum == 1 ? "is" : "are")} {words}" : "of the kind its schema asks for";
        var bound = count < minimum ? $"at least {ValueText.Count(minimum, "item")} {what}" : $"at most {ValueText.Count(maximum, "item")} {what}";
        return evaluation.Errors is not null && evaluation.Fail(SchemaMessages.WrongCount(node, evaluation.Path, bound, count));
    }
}
