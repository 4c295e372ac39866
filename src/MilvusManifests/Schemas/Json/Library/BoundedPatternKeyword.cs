using System.Text.Json;
using Json.Schema;
using Json.Schema.Keywords;
using MilvusManifests.Text.Patterns;

namespace MilvusManifests.Schemas.Json.Library;

/// <summary>
/// The library's <c>pattern</c>, with patterns translated to .NET and matched by the non-backtracking engine: the library's own can be made to take
/// exponential time by a schema.
/// </summary>
internal sealed class BoundedPatternKeyword : PatternKeyword
{
    private BoundedPatternKeyword()
    {
    }

    public static new BoundedPatternKeyword Instance { get; } = new();

    public override object ValidateKeywordValue(JsonElement value) => Pattern.Translate(value.GetString() ?? "", PatternFlavour.EcmaScript);

    public override KeywordEvaluation Evaluate(KeywordData keyword, EvaluationContext context)
    {
        if (context.Instance.ValueKind != JsonValueKind.String)
        {
            return KeywordEvaluation.Ignore;
        }

        var pattern = (Pattern)keyword.Value!;
        var matches = pattern.Match(context.Instance.GetString() ?? "") == PatternMatch.Yes;
        return new KeywordEvaluation { Keyword = Name, IsValid = matches, Error = matches ? null : pattern.Text };
    }
}
