using System.Collections.Immutable;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Settings;

/// <summary>The rules of other components that read the metrics of one: without it, their alerts can never fire and their series stay empty.</summary>
internal static class ComponentMetrics
{
    private static readonly string[] Words = ["and", "or", "unless", "by", "without", "on", "ignoring", "group_left", "group_right", "bool", "offset", "inf", "nan", "start", "end", "atan2"];

    // With these, an expression may have a result although a metric in it has none.
    private static readonly string[] Alternatives = ["or", "unless", "absent", "absent_over_time"];

    private static readonly string[] LabelLists = ["by", "without", "on", "ignoring", "group_left", "group_right"];

    /// <summary>A PrometheusRule without the rules that only make sense with a component; itself if it has none.</summary>
    /// <param name="rule">The object.</param>
    /// <param name="component">The component that is left out.</param>
    public static YamlMapping WithoutRulesOf(YamlMapping rule, string component)
    {
        var gone = new HashSet<string>(StringComparer.Ordinal);
        return rule.Change<YamlSequence>(["spec", "groups"], groups =>
        {
            ImmutableArray<YamlNode> kept = [.. groups.Items.Select(item => WithoutRules(item, component, gone)).OfType<YamlNode>()];
            return kept.Length == groups.Items.Length && kept.Zip(groups.Items).All(pair => ReferenceEquals(pair.First, pair.Second)) ? groups : new YamlSequence(kept, groups.Location);
        });
    }

    /// <summary>Whether an expression has no result without the metrics of a component.</summary>
    /// <param name="expression">The expression, in PromQL.</param>
    /// <param name="component">The component.</param>
    /// <param name="gone">Recorded series that are not there either.</param>
    internal static bool Needs(string expression, string component, HashSet<string> gone)
    {
        var words = NamesIn(expression).ToArray();
        var metrics = words.Where(word => !Alternatives.Contains(word, StringComparer.Ordinal)).ToArray();
        var missing = metrics.Count(name => IsOf(name, component) || gone.Contains(name));

        // Where either side suffices, only an expression without any other metric is empty.
        return missing > 0 && (missing == metrics.Length || words.Length == metrics.Length);
    }

    // A group that has no rule left goes too.
    private static YamlNode? WithoutRules(YamlNode node, string component, HashSet<string> gone)
    {
        var changed = (node as YamlMapping)?.Change<YamlSequence>(["rules"], rules => Without(rules, component, gone)) ?? node;
        return !ReferenceEquals(changed, node) && changed is YamlMapping left && left["rules"] is YamlSequence { Items.IsEmpty: true } ? null : changed;
    }

    private static YamlSequence Without(YamlSequence rules, string component, HashSet<string> gone)
    {
        var kept = ImmutableArray.CreateBuilder<YamlNode>();
        foreach (var item in rules.Items)
        {
            if (item is YamlMapping rule && rule["expr"] is YamlScalar expression && Needs(expression.Value, component, gone))
            {
                if (rule["record"] is YamlScalar record)
                {
                    gone.Add(record.Value);
                }
            }
            else
            {
                kept.Add(item);
            }
        }

        return kept.Count == rules.Items.Length ? rules : new YamlSequence(kept.DrainToImmutable(), rules.Location);
    }

    private static bool IsOf(string name, string component) => component switch
    {
        "kubeStateMetrics" => name.StartsWith("kube_", StringComparison.Ordinal) && !name.StartsWith("kube_apiserver_", StringComparison.Ordinal),
        "nodeExporter" => name.StartsWith("node_", StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal),
        "alertmanager" => name.StartsWith("alertmanager_", StringComparison.Ordinal),
        "grafana" => name.StartsWith("grafana_", StringComparison.Ordinal),
        "prometheusOperator" => name.StartsWith("prometheus_operator_", StringComparison.Ordinal),
        "blackboxExporter" => name.StartsWith("probe_", StringComparison.Ordinal),
        _ => false,
    };

    // The words outside strings, matchers and lists of labels: metrics, functions that tell whether something is absent, and the set operators.
    private static IEnumerable<string> NamesIn(string expression)
    {
        var skipsList = false;
        for (var i = 0; i < expression.Length;)
        {
            var c = expression[i];
            if (c is '"' or '\'' or '`')
            {
                i = AfterString(expression, i);
            }
            else if (c is '{' or '[' || (c == '(' && skipsList))
            {
                i = AfterBrackets(expression, i);
                skipsList = false;
            }
            else if (char.IsAsciiLetter(c) || c is '_' or ':')
            {
                var end = i;
                while (end < expression.Length && (char.IsAsciiLetterOrDigit(expression[end]) || expression[end] is '_' or ':'))
                {
                    end++;
                }

                var word = expression[i..end];
                var isCall = expression.AsSpan(end).TrimStart() is ['(', ..];
                skipsList = LabelLists.Contains(word, StringComparer.Ordinal);
                if (Alternatives.Contains(word, StringComparer.Ordinal) || (!isCall && !Words.Contains(word, StringComparer.OrdinalIgnoreCase)))
                {
                    yield return word;
                }

                i = end;
            }
            else
            {
                // A duration such as 5m ends with a letter that begins no name.
                i++;
                while (char.IsAsciiDigit(c) && i < expression.Length && (char.IsAsciiLetterOrDigit(expression[i]) || expression[i] == '.'))
                {
                    i++;
                }
            }
        }
    }

    private static int AfterString(string expression, int at)
    {
        var quote = expression[at++];
        while (at < expression.Length && expression[at] != quote)
        {
            at += expression[at] == '\\' && quote != '`' ? 2 : 1;
        }

        return at + 1;
    }

    private static int AfterBrackets(string expression, int at)
    {
        var depth = 0;
        while (at < expression.Length)
        {
            if (expression[at] is '"' or '\'' or '`')
            {
                at = AfterString(expression, at);
                continue;
            }

            depth += expression[at] is '{' or '[' or '(' ? 1 : expression[at] is '}' or ']' or ')' ? -1 : 0;
            at++;
            if (depth == 0)
            {
                break;
            }
        }

        return at;
    }
}
