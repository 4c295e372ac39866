using System.Collections.Immutable;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Lint.Inference;
using MilvusManifests.PromQL;
using MilvusManifests.Rules;
using MilvusManifests.Rules.Dashboards;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Lint;

/// <summary>Reads the queries of one document. A rule whose expression does not parse is left out: it is an error elsewhere.</summary>
internal sealed class LintReader(PromQLFeatures features, IReadOnlyDictionary<YamlMapping, Dashboard> known)
{
    private static readonly ImmutableDictionary<YamlMapping, Dashboard> NoneKnown = ImmutableDictionary<YamlMapping, Dashboard>.Empty;

    private readonly ImmutableArray<LintedQuery>.Builder queries = ImmutableArray.CreateBuilder<LintedQuery>();
    private readonly ImmutableArray<LintFault>.Builder unparsed = ImmutableArray.CreateBuilder<LintFault>();
    private readonly ImmutableArray<LintFault>.Builder unknownVariables = ImmutableArray.CreateBuilder<LintFault>();
    private int rules;
    private int dashboardQueries;

    /// <summary>The queries of documents, several read at once: PrometheusRules, rule files, ConfigMaps with dashboards, dashboards.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="features">What the Prometheus accepts that evaluates them.</param>
    /// <param name="views">What the versions of the programs expose.</param>
    /// <param name="known">The dashboards of documents that need not be read again.</param>
    public static LintedSet Read(
        IEnumerable<YamlMapping> documents, PromQLFeatures features, ImmutableArray<MetricView> views, IReadOnlyDictionary<YamlMapping, Dashboard>? known = null)
    {
        YamlMapping[] all = [.. documents];
        var read = new LintReader[all.Length];
        Parallel.For(0, all.Length, i =>
        {
            read[i] = new LintReader(features, known ?? NoneKnown);
            read[i].Read(all[i]);
        });
        return new([.. read.SelectMany(one => one.queries)], views)
        {
            Unparsed = [.. read.SelectMany(one => one.unparsed)],
            UnknownVariables = [.. read.SelectMany(one => one.unknownVariables)],
            Rules = read.Sum(one => one.rules),
            DashboardQueries = read.Sum(one => one.dashboardQueries),
        };
    }

    private void Read(YamlMapping document)
    {
        foreach (var group in RuleGroup.AllOf(document))
        {
            rules += group.Rules.Length;
            foreach (var rule in group.Rules)
            {
                Read(document, group, rule);
            }
        }

        var dashboards = known.TryGetValue(document, out var one) ? [one]
            : DashboardReader.Read(document) is { } itself ? [itself] : DashboardReader.AllOf(document);
        foreach (var dashboard in dashboards)
        {
            dashboardQueries += dashboard.Queries.Length;
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
        var texts = isAlert ? AlertText.AllOf(rule) : [];
        queries.Add(new(isAlert ? QueryUse.Alert : QueryUse.Recording, $"{(isAlert ? "alert" : "recording rule")} {rule.Name}", ParsedQuery.Of(expression), text) { Rule = rule, Group = group, Document = document, Texts = texts });
        foreach (var (what, placed, template) in texts)
        {
            foreach (var query in template.Queries)
            {
                if (query.IsExact && Parse(new(QueryUse.Template, $"{what} of alert {rule.Name}", ParsedQuery.None, placed.With(query.Text)) { Rule = rule, Group = group, Document = document }) is { } parsed)
                {
                    queries.Add(parsed);
                }
            }
        }
    }

    private void Read(YamlMapping document, Dashboard dashboard, DashboardQuery query)
    {
        var what = query.Kind switch
        {
            DashboardQueryKind.Panel => $"panel '{query.Panel!.Title}'",
            DashboardQueryKind.Variable => "a variable",
            _ => "an annotation",
        };
        var read = new LintedQuery(QueryUse.Dashboard, $"{what} of dashboard '{dashboard.Title?.Value}'", ParsedQuery.None, query.Text) { Panel = query.Panel, Document = document, Variables = query.Variables, AreVariablesKnown = query.AreVariablesKnown, Label = query.Label };
        foreach (var unknown in query.Unknown)
        {
            var names = dashboard.Variables.Select(variable => variable.Name);
            unknownVariables.Add(new(read, unknown.Span, $"the dashboard has no variable '{unknown.Name}'{Suggestion.Phrase(unknown.Name, names)}")
            {
                Severity = unknown.IsInString ? null : Severity.Error,
                Subject = unknown.Name,
            });
        }

        if (Parse(read) is { } parsed)
        {
            queries.Add(parsed);
        }
    }

    // What is PromQL nowhere is found where the template of the rule is.
    private static bool IsFoundInRule(LintedQuery query) => query.Use == QueryUse.Template && !PromQLParser.Parse(query.Text.Value, PromQLFeatures.Everything).Errors.IsEmpty;

    // A variable may stand for any part of a query, so that one that does not parse with the values at hand says nothing.
    private LintedQuery? Parse(LintedQuery query)
    {
        var parse = PromQLParser.Parse(query.Text.Value, features);
        if (parse is { Errors: [], Expression: { } expression })
        {
            return query with { Parsed = ParsedQuery.Of(expression) };
        }

        foreach (var error in IsFoundInRule(query) ? [] : parse.Errors)
        {
            unparsed.Add(new(query, error.Span, error.Message)
            {
                Hint = error.Hint,
                Severity = query.Variables.IsEmpty || query.AreVariablesKnown ? null : Severity.Information,
                Related = error.Opened is { } opened ? [new RelatedLocation("opened at", query.Text.At(opened.Start, opened.Length))] : [],
            });
        }

        return null;
    }
}
