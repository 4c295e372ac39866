using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Keywords;

/// <summary><c>$ref</c></summary>
internal sealed class ReferenceKeyword(CompiledSchema target) : Keyword
{
    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members) => evaluation.Apply(target, node, members);
}

/// <summary><c>$dynamicRef</c> to a dynamic anchor: the schema that the outermost resource has under that name.</summary>
internal sealed class DynamicReferenceKeyword(CompiledSchema target, string anchor, JsonSchemaRegistry registry) : Keyword
{
    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        var outermost = evaluation.OutermostWith(anchor);
        return evaluation.Apply(outermost is null ? target : registry.Schema(outermost.DynamicAnchors[anchor], outermost), node, members);
    }
}
