using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Keywords;

/// <summary><c>minItems</c>, <c>maxItems</c>, <c>minProperties</c> and <c>maxProperties</c>: one kind of collection, both bounds.</summary>
internal sealed class CountKeyword(bool ofFields, long minimum, long maximum) : Keyword
{
    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        if (ofFields ? node is not YamlMapping : node is not YamlSequence)
        {
            return true;
        }

        var count = Count(node);
        if (count >= minimum && count <= maximum)
        {
            return true;
        }

        var noun = ofFields ? "field" : "item";
        return evaluation.Errors is not null && evaluation.Fail(SchemaMessages.WrongCount(
            node, evaluation.Path, count < minimum ? $"at least {ValueText.Count(minimum, noun)}" : $"at most {ValueText.Count(maximum, noun)}", count));
    }
}

/// <summary><c>required</c></summary>
internal sealed class RequiredKeyword(string[] names) : Keyword
{
    /// <summary>The fields.</summary>
    public IReadOnlyList<string> Names => names;

    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        if (node is not YamlMapping mapping)
        {
            return true;
        }

        var valid = true;
        foreach (var name in names)
        {
            if (mapping.IndexOf(name) < 0)
            {
                if (evaluation.Errors is null)
                {
                    return false;
                }

                valid = evaluation.Fail(SchemaMessages.MissingField(mapping, evaluation.Path, name));
            }
        }

        return valid;
    }
}

/// <summary><c>dependentRequired</c>, and <c>dependencies</c> of draft 7 with lists of names: one field and those it needs beside it.</summary>
internal sealed class DependentRequiredKeyword(string field, string[] names) : Keyword
{
    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        if (node is not YamlMapping mapping || mapping.Find(field) is not { } entry)
        {
            return true;
        }

        var valid = true;
        foreach (var name in names)
        {
            if (mapping.IndexOf(name) < 0)
            {
                if (evaluation.Errors is null)
                {
                    return false;
                }

                valid = evaluation.Fail(SchemaMessages.MissingField(mapping, evaluation.Path, [name], entry.Key));
            }
        }

        return valid;
    }
}
