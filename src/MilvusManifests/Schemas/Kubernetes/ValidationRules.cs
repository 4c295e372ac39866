using MilvusManifests.Schemas.Cel;
using MilvusManifests.Schemas.Cel.Types;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>Validates a value against the rules of its schema (<c>x-kubernetes-validations</c>).</summary>
internal static class ValidationRules
{
    private const int LongestMessage = 5 * 1024;

    /// <summary>Adds an error for every violated rule, and returns those that could not be evaluated.</summary>
    /// <param name="node">The value, with the defaults of its schema filled in.</param>
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

        var self = CelValues.Of(node, schema, pack);
        var unevaluated = new List<UnevaluatedRule>();
        foreach (var item in rules.Items)
        {
            if (item is not YamlMapping rule || Text(rule, "rule") is not { } text)
            {
                continue;
            }

            var verdict = CelRule.Parse(text).Evaluate(self, rule["optionalOldSelf"] is YamlScalar { Kind: YamlScalarKind.Boolean, Value: "true" }, out var reason);
            switch (verdict)
            {
                case CelVerdict.Broken or CelVerdict.Failed:
                    errors.Add(Violation(node, path, (verdict == CelVerdict.Broken ? Message(rule, self) : null) ?? Text(rule, "message"), text, reason, Text(rule, "fieldPath")));
                    break;
                case CelVerdict.NotEvaluated:
                    unevaluated.Add(new UnevaluatedRule(path.ToString(), text, reason ?? ""));
                    break;
            }
        }

        return unevaluated;
    }

    // What makes a message of no use to an API server makes it of no use here.
    private static string? Message(YamlMapping rule, object? self) =>
        Text(rule, "messageExpression") is { } expression && CelRule.Parse(expression).EvaluateText(self)?.Trim() is { Length: > 0 and <= LongestMessage } message
        && !message.Contains('\n', StringComparison.Ordinal) ? message : null;

    private static SchemaError Violation(YamlNode node, InstancePath path, string? message, string rule, string? reason, string? fieldPath)
    {
        var depth = path.Depth;
        var place = path.Key?.Location ?? node.Location;
        foreach (var name in RuleFieldPath.Split(fieldPath ?? ""))
        {
            var entry = (node as YamlMapping)?.Find(name);
            path.Push(entry?.Key ?? YamlScalar.String(name));
            place = entry?.Value.Location ?? entry?.Key.Location ?? place;
            node = entry?.Value ?? YamlScalar.Null;
        }

        var why = reason is null ? "" : $" ({reason})";
        var text = string.IsNullOrWhiteSpace(message) ? $"{path.Subject} violates the rule {OneLine(rule)}{why}" : $"{path.Subject}: {OneLine(message)}{why}";
        var error = new SchemaError(Diagnostic.Error(SchemaCodes.Rule, place, text), path.Depth);
        while (path.Depth > depth)
        {
            path.Pop();
        }

        return error;
    }

    private static string? Text(YamlMapping rule, string key) => (rule[key] as YamlScalar)?.Value;

    private static string OneLine(string text) => Excerpt.Of(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), longest: 240);
}
