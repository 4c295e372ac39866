using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rules;

/// <summary>A group of rules, which are evaluated one after another.</summary>
/// <param name="Node">The group.</param>
/// <param name="Index">Its index in its file, from 0.</param>
/// <param name="Name">Its name.</param>
/// <param name="Interval">How often it is evaluated; null for the default of Prometheus.</param>
/// <param name="QueryOffset">How far in the past it is evaluated.</param>
/// <param name="Limit">The most series or alerts that a rule may produce.</param>
/// <param name="Labels">Labels of every rule, since Prometheus 3.0.</param>
/// <param name="Rules">Its rules.</param>
/// <remarks>https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/#rule_group</remarks>
internal sealed record RuleGroup(
    YamlMapping Node, int Index, YamlScalar? Name, YamlScalar? Interval, YamlScalar? QueryOffset, YamlScalar? Limit, ImmutableArray<YamlEntry> Labels, ImmutableArray<Rule> Rules)
{
    private const string OperatorGroup = "monitoring.coreos.com/";

    /// <summary>Whether a document has rules: a PrometheusRule, or a rule file of Prometheus.</summary>
    public static bool IsIn(YamlMapping document) => GroupsOf(document) is not null;

    /// <summary>The groups of a document; none if it has no rules. What is not a group or a rule is ignored.</summary>
    public static ImmutableArray<RuleGroup> AllOf(YamlMapping document)
    {
        var groups = ImmutableArray.CreateBuilder<RuleGroup>();
        var items = GroupsOf(document)?.Items ?? [];
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i] is YamlMapping node)
            {
                groups.Add(Of(node, i));
            }
        }

        return groups.DrainToImmutable();
    }

    private static YamlSequence? GroupsOf(YamlMapping document)
    {
        var fields = new ObjectFields(document);
        if (fields.Text("kind") is { } kind)
        {
            return kind == "PrometheusRule" && fields.Text("apiVersion")?.StartsWith(OperatorGroup, StringComparison.Ordinal) == true
                ? fields.Fields("spec")["groups"] as YamlSequence
                : null;
        }

        return fields.Has("apiVersion") ? null : document["groups"] as YamlSequence;
    }

    private static RuleGroup Of(YamlMapping node, int index)
    {
        var fields = new ObjectFields(node);
        var rules = ImmutableArray.CreateBuilder<Rule>();
        var items = fields.Items("rules");
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i] is YamlMapping rule)
            {
                rules.Add(Rule.Of(rule, i));
            }
        }

        return new RuleGroup(
            node, index, fields.Scalar("name"), fields.Scalar("interval"), fields.Scalar("query_offset"), fields["limit"] as YamlScalar, fields.Entries("labels"), rules.DrainToImmutable());
    }
}
