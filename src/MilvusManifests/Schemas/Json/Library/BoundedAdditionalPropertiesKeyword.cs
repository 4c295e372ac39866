using System.Text.Json;
using Json.More;
using Json.Schema;
using Json.Schema.Keywords;

namespace MilvusManifests.Schemas.Json.Library;

/// <summary>The library's <c>additionalProperties</c>, which would needlessly compile the patterns next to it again.</summary>
internal sealed class BoundedAdditionalPropertiesKeyword : AdditionalPropertiesKeyword
{
    private BoundedAdditionalPropertiesKeyword()
    {
    }

    public static new BoundedAdditionalPropertiesKeyword Instance { get; } = new();

    public override void BuildSubschemas(KeywordData keyword, BuildContext context)
    {
        if (context.LocalSchema.TryGetProperty("patternProperties", out _))
        {
            var names = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            if (context.LocalSchema.TryGetProperty("properties", out var properties))
            {
                foreach (var property in properties.EnumerateObject())
                {
                    names[property.Name] = true.AsJsonElement();
                }
            }

            context.LocalSchema = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["properties"] = names.AsJsonElement() }.AsJsonElement();
        }

        base.BuildSubschemas(keyword, context);
    }
}
