using System.Collections.Immutable;
using MilvusManifests.PromQL;
using MilvusManifests.Rules;
using MilvusManifests.Rules.Dashboards;
using MilvusManifests.Yaml;

namespace MilvusManifests.Lint;

/// <summary>Reads the queries of documents. What does not parse is left out: it is an error elsewhere.</summary>
internal sealed class LintReader(PromQLFeatures features)
{
    private readonly ImmutableArray<LintedQuery>.Builder queries = ImmutableArray.CreateBuilder<LintedQuery>();

    /// <summary>The queries of documents: PrometheusRules, rule files, ConfigMaps with dashboards, dashboards.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="features">What the Prometheus accepts that evaluates them.</param>
    public static ImmutableArray<LintedQuery> Read(IEnumerable<YamlMapping> documents, PromQLFeatures features)
    {
        var reader = new LintReader(features);
        foreach (var document in documents)
        {
            reader.Read(document);
        }

        return reader.queries.ToImmutable();
    }

    private void Read(YamlMapping document)
    {
        foreach (var group in RuleGroup.AllOf(document))
        {
            foreach (var rule in group.Rules)
            {
                Read(document, group, rule);
            }
        }

        var dashboards = DashboardReader.Read(document) is { } itself ? [itself] : DashboardReader.AllOf(document);
        foreach (var dashboard in dashboards)
        {
            foreach (var query in dashboard.Queries)
            {
                Read(document, dashboard, query);
            }
        }
    }

    private void Read(YamlMapping document, RuleGroup group, Rule rule)
    {
        if (rule.Expression is not { } text || (rule.Alert is null) == (rule.Record is null) || PromQLParser.Parse(text.Value, features) is not { Errors.IsEmpty: true, Expression: { } expression })
        {
            return;
        }

        var isAlert = rule.Alert is not null;
        queries.Add(new(isAlert ? QueryUse.Alert : QueryUse.Recording, $"{(isAlert ? "alert" : "recording rule")} {rule.Name}", expression, text) { Rule = rule, Group = group, Document = document });
        if (!isAlert)
        {
            return;
        }

        foreach (var (what, placed, template) in Checks.AlertTexts.Of(rule))
        {
            foreach (var query in template.Queries)
            {
                if (query.IsExact && PromQLParser.Parse(query.Text.Value, features) is { Errors.IsEmpty: true, Expression: { } inner })
                {
                    queries.Add(new(QueryUse.Template, $"{what} of alert {rule.Name}", inner, placed.With(query.Text)) { Rule = rule, Group = group, Document = document });
                }
            }
        }
    }

    private void Read(YamlMapping document, Dashboard dashboard, DashboardQuery query)
    {
        if (PromQLParser.Parse(query.Text.Value, features) is not { Errors.IsEmpty: true, Expression: { } expression })
        {
            return;
        }

        var what = query.Kind switch
        {
            DashboardQueryKind.Panel => $"panel '{query.Panel!.Title}'",
            DashboardQueryKind.Variable => "a variable",
            _ => "an annotation",
        };
        queries.Add(new(QueryUse.Dashboard, $"{what} of dashboard '{dashboard.Title?.Value}'", expression, query.Text) { Panel = query.Panel, Document = document, Variables = query.Variables });
    }
}
