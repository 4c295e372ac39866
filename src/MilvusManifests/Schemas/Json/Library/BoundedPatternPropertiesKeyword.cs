using System.Text.Json;
using Json.More;
using Json.Schema;
using Json.Schema.Keywords;
using MilvusManifests.Text.Patterns;

namespace MilvusManifests.Schemas.Json.Library;

/// <summary>The library's <c>patternProperties</c>, for the same reason.</summary>
internal sealed class BoundedPatternPropertiesKeyword : PatternPropertiesKeyword
{
    private BoundedPatternPropertiesKeyword()
    {
    }

    public static new BoundedPatternPropertiesKeyword Instance { get; } = new();

    public override object ValidateKeywordValue(JsonElement value) =>
        value.EnumerateObject().Select(property => Pattern.Translate(property.Name, PatternFlavour.EcmaScript)).ToArray();

    public override KeywordEvaluation Evaluate(KeywordData keyword, EvaluationContext context)
    {
        if (context.Instance.ValueKind != JsonValueKind.Object)
        {
            return KeywordEvaluation.Ignore;
        }

        var patterns = (Pattern[])keyword.Value!;
        var matched = new List<JsonElement>();
        var results = new List<EvaluationResults>();
        foreach (var property in context.Instance.EnumerateObject())
        {
            var isMatched = false;
            for (var i = 0; i < patterns.Length; i++)
            {
                if (patterns[i].Match(property.Name) == PatternMatch.Yes)
                {
                    isMatched = true;
                    results.Add(keyword.Subschemas[i].Evaluate(context with
                    {
                        InstanceLocation = context.InstanceLocation.Combine(property.Name),
                        Instance = property.Value,
                        EvaluationPath = context.EvaluationPath.Combine(Name, patterns[i].Text),
                    }));
                }
            }

            if (isMatched)
            {
                matched.Add(property.Name.AsJsonElement());
            }
        }

        return new KeywordEvaluation
        {
            Keyword = Name,
            IsValid = results.TrueForAll(result => result.IsValid),
            Details = [.. results],
            Annotation = matched.AsJsonElement(),
        };
    }
}
