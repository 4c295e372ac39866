using MilvusManifests.Schemas.Cel;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>Validates a value against the rules of its schema (<c>x-kubernetes-validations</c>).</summary>
internal static class ValidationRules
{
    /// <summary>Adds an error for every violated rule, and returns those that could not be evaluated.</summary>
    /// <param name="node">The value.</param>
    /// <param name="schema">Its schema, which has the rules.</param>
    /// <param name="pack">Resolves the schema's references.</param>
    /// <param name="path">Where the value is.</param>
    /// <param name="errors">Receives the errors.</param>
    public static IReadOnlyList<UnevaluatedRule> Check(YamlNode node, PackedSchema schema, SchemaPack pack, InstancePath path, SchemaErrors errors)
    {
        if (schema[SchemaKeyword.Validations] is not YamlSequence rules)
        {
            return [];
        }

        var unevaluated = new List<UnevaluatedRule>();
        foreach (var item in rules.Items)
        {
            if (item is not YamlMapping rule || rule["rule"] is not YamlScalar text)
            {
                continue;
            }

            switch (CelRule.Parse(text.Value).Evaluate(node, out var reason))
            {
                case CelVerdict.Broken:
                    errors.Add(Broken(node, path, text.Value, rule["message"] as YamlScalar, null));
                    break;
                case CelVerdict.Failed:
                    errors.Add(Broken(node, path, text.Value, rule["message"] as YamlScalar, reason));
                    break;
                case CelVerdict.NotEvaluated:
                    unevaluated.Add(new UnevaluatedRule(path.ToString(), text.Value));
                    break;
            }
        }

        return unevaluated;
    }

    private static SchemaError Broken(YamlNode node, InstancePath path, string rule, YamlScalar? message, string? reason)
    {
        var why = reason is null ? "" : $" ({reason})";
        var text = message is null
            ? $"{path.Subject} violates the rule {OneLine(rule)}{why}"
            : $"{path.Subject}: {OneLine(message.Value)}{why}";
        return new SchemaError(Diagnostic.Error(SchemaCodes.Rule, path.Key?.Location ?? node.Location, text), path.Depth);
    }

    private static string OneLine(string text) => Excerpt.Of(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), longest: 240);
}
