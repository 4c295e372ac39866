using System.Collections.Concurrent;
using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules.PrometheusOperator;

/// <summary>The rules of the Prometheus operator: what it rejects or skips although its schemas allow it.</summary>
internal static class OperatorRules
{
    private const string Group = "monitoring.coreos.com";

    private static readonly ImmutableArray<OperatorRule> Rules =
        [.. ScrapeRules.All, .. RelabelRules.All, .. SelectorRules.All, .. AlertingRules.All, .. RouteRules.All, .. ReceiverRules.All];

    private static readonly ConcurrentDictionary<string, (string[] Steps, OperatorRule Rule)[]> ByKind = new(StringComparer.Ordinal);

    /// <summary>Every rule.</summary>
    public static ImmutableArray<OperatorRule> All => Rules;

    /// <summary>Adds what violates a rule: an error if the operator's admission webhook rejects the object, a warning if the operator skips it later.</summary>
    /// <param name="node">The object.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="path">Where the object is.</param>
    /// <param name="errors">Receives the errors.</param>
    public static void Check(YamlMapping node, GroupVersionKind kind, InstancePath path, SchemaErrors errors)
    {
        if (kind.Group != Group)
        {
            return;
        }

        var found = ViolationsOf(node, kind, path, errors);
        foreach (var (steps, rule) in ByKind.GetOrAdd(kind.Kind, RulesOf))
        {
            Visit(node, steps, rule, found);
        }
    }

    /// <summary>Adds what violates a rule in a document that is what an object has in a field.</summary>
    /// <param name="node">The document.</param>
    /// <param name="kind">The kind of the object.</param>
    /// <param name="field">The field.</param>
    /// <param name="path">Where the document is.</param>
    /// <param name="errors">Receives the errors.</param>
    public static void CheckPart(YamlMapping node, GroupVersionKind kind, string field, InstancePath path, SchemaErrors errors)
    {
        var found = ViolationsOf(node, kind, path, errors);
        foreach (var (steps, rule) in ByKind.GetOrAdd(kind.Kind, RulesOf))
        {
            if (steps[0] == field)
            {
                Visit(node, steps.AsSpan(1), rule, found);
            }
        }
    }

    private static RuleViolations ViolationsOf(YamlMapping node, GroupVersionKind kind, InstancePath path, SchemaErrors errors) =>
        new(node, path, errors, 0, new RuleVerdict(ObjectCodes.RefusedByOperator, kind.Kind is "PrometheusRule" or "AlertmanagerConfig" ? Severity.Error : Severity.Warning));

    private static (string[] Steps, OperatorRule Rule)[] RulesOf(string kind)
    {
        var found = new List<(string[], OperatorRule)>();
        foreach (var rule in Rules)
        {
            foreach (var place in rule.Places)
            {
                if (place.Length > kind.Length && place[kind.Length] == ' ' && place.StartsWith(kind, StringComparison.Ordinal))
                {
                    found.Add((place[(kind.Length + 1)..].Split('.'), rule));
                }
            }
        }

        return [.. found];
    }

    private static void Visit(YamlMapping node, ReadOnlySpan<string> steps, OperatorRule rule, RuleViolations found)
    {
        if (steps.IsEmpty)
        {
            rule.Check(new ObjectFields(node), found);
            return;
        }

        var isList = steps[0].EndsWith("[]", StringComparison.Ordinal);
        var value = node[isList ? steps[0][..^2] : steps[0]];
        if (!isList && value is YamlMapping mapping)
        {
            Visit(mapping, steps[1..], rule, found);
        }
        else if (isList && value is YamlSequence sequence)
        {
            foreach (var item in sequence.Items.OfType<YamlMapping>())
            {
                Visit(item, steps[1..], rule, found);
            }
        }
    }
}
