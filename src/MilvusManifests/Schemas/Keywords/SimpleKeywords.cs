using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Keywords;

/// <summary>The schema <c>false</c>: it takes nothing.</summary>
internal sealed class FalseKeyword : Keyword
{
    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members) =>
        evaluation.Errors is not null && evaluation.Fail(SchemaMessages.NotAllowed(node, evaluation.Path));
}

/// <summary><c>type</c></summary>
internal sealed class TypeKeyword(JsonTypes types) : Keyword
{
    private string[]? words;

    public override bool IsDecisive => true;

    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members) =>
        types.Include(node)
        || (evaluation.Errors is not null && evaluation.Fail(SchemaMessages.WrongType(node, evaluation.Path, words ??= types.Describe())));
}

/// <summary><c>enum</c> and <c>const</c></summary>
internal sealed class EnumKeyword(YamlNode[] values) : Keyword
{
    public override bool IsDecisive => true;

    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        foreach (var value in values)
        {
            if (YamlNodeComparer.Json.Equals(value, node))
            {
                return true;
            }
        }

        return evaluation.Errors is not null && evaluation.Fail(SchemaMessages.NotInList(node, evaluation.Path, values));
    }
}

/// <summary><c>uniqueItems</c></summary>
internal sealed class UniqueItemsKeyword : Keyword
{
    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        if (node is not YamlSequence sequence || DuplicateItems.Find(sequence) is not var (index, first))
        {
            return true;
        }

        return evaluation.Errors is not null && evaluation.Fail(SchemaMessages.Duplicate(sequence.Items[index], evaluation.Path, index, first));
    }
}
