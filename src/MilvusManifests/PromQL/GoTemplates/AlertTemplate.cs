using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.GoTemplates;

/// <summary>The template of an annotation or label of an alert: what is wrong with it, and what of the alert it uses.</summary>
/// <param name="Tree">The template; null if its syntax is wrong.</param>
/// <param name="Faults">What is wrong, in the order of the text.</param>
/// <param name="Labels">The labels of the alert that it names.</param>
/// <param name="UsesAllLabels">Whether it uses the labels as a whole, so that any of them may matter.</param>
/// <param name="Values">Where it uses the value of the alert.</param>
/// <param name="Queries">The queries that it runs.</param>
/// <remarks>https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/#templating</remarks>
internal sealed record AlertTemplate(
    GoTemplate? Tree,
    ImmutableArray<TemplateFault> Faults,
    ImmutableArray<LabelUse> Labels,
    bool UsesAllLabels,
    ImmutableArray<ValueUse> Values,
    ImmutableArray<TemplateQuery> Queries)
{
    /// <summary>The variables that Prometheus declares before the text.</summary>
    public static ImmutableArray<string> Variables { get; } = ["$labels", "$externalLabels", "$externalURL", "$value"];

    /// <summary>The fields of the data.</summary>
    public static ImmutableArray<string> Fields { get; } = ["Labels", "ExternalLabels", "ExternalURL", "Value"];

    private static AlertTemplate Plain { get; } = new(new GoTemplate("", []), [], [], UsesAllLabels: false, [], []);

    /// <summary>Reads a template.</summary>
    /// <param name="text">The annotation or label.</param>
    /// <param name="prometheus">The version of Prometheus whose functions exist; null for the newest.</param>
    public static AlertTemplate Parse(string text, PrometheusVersion? prometheus = null)
    {
        if (!GoTemplate.HasActions(text))
        {
            return Plain with { Tree = new GoTemplate(text, []) };
        }

        return GoTemplateParser.Parse(text, Variables, prometheus, out var fault) is { } tree
            ? TemplateEvaluation.Of(tree)
            : Plain with { Tree = null, Faults = [fault!] };
    }
}

/// <summary>The name of a label of the alert in a template: <c>$labels.instance</c>, <c>index .Labels "instance"</c>.</summary>
/// <param name="Name">The label.</param>
/// <param name="Span">Where its name is.</param>
internal sealed record LabelUse(string Name, TextSpan Span);

/// <summary>The value of the alert in a template.</summary>
/// <param name="Span">Where <c>$value</c> or <c>.Value</c> is.</param>
/// <param name="Functions">The functions that it goes through, in order: <c>humanizePercentage</c>. None if it is written as it is.</param>
/// <param name="Format">The format of the last <c>printf</c> that it goes through, if that is a string in the template.</param>
internal sealed record ValueUse(TextSpan Span, ImmutableArray<string> Functions, string? Format);

/// <summary>A query in a template.</summary>
/// <param name="Text">The query, with the places of its characters in the template; where <c>printf</c> makes it, with values for the verbs.</param>
/// <param name="IsExact">Whether it is written as it is, and not made by <c>printf</c>.</param>
internal sealed record TemplateQuery(MappedText Text, bool IsExact);
