using MilvusManifests.Lint.Inference;
using MilvusManifests.Rules;
using MilvusManifests.Text;

namespace MilvusManifests.Lint.Checks;

/// <summary>Annotations name labels that the alert has.</summary>
internal sealed class TemplateLabels : QueryCheck
{
    /// <summary>A label of a template that is empty.</summary>
    public static readonly DiagnosticCode Empty = new(
        "MM4217",
        "template with a label that the alert does not have",
        "The templates of annotations and labels see the labels of the series that the expression returns: not those that an aggregation dropped, not those that the rule adds, and not the name of the alert. " +
        "What is missing is an empty text in the middle of a sentence that somebody reads at night.",
        new CodeExample(
            "alert PodIsGone: annotation 'summary' names label 'pod', which the expression does not keep",
            "annotations:\n  summary: \"{{ $labels.pod }} is busy\""),
        "Keep the label in the expression, or leave it out of the text.");

    /// <inheritdoc/>
    public override DiagnosticCode Code => Empty;

    /// <inheritdoc/>
    protected override void Check(LintedQuery query, LintedSet set, List<LintFault> found)
    {
        if (query.Use != QueryUse.Alert || set.LabelsOf(query.Expression) is not { IsOpen: false } kept)
        {
            return;
        }

        foreach (var (what, text, template) in query.Texts)
        {
            foreach (var use in template.Labels)
            {
                if (!kept.Has(use.Name) && !TargetLabelNames.IsOfCluster(use.Name))
                {
                    found.Add(new(query, query.Expression.Span, $"{what} names label '{use.Name}', which the expression does not keep")
                    {
                        Place = text.At(use.Span.Start, use.Span.Length),
                        Hint = Advice(use.Name, kept, query.Rule!),
                        Subject = use.Name,
                    });
                }
            }
        }
    }

    private static string Advice(string label, SeriesLabels kept, Rule rule) =>
        label == "alertname" || rule.Labels.Any(own => own.Key.Value == label) ? "templates do not see the name of the alert and the labels of the rule: write it out"
        : kept.Names.IsEmpty ? "it keeps no label"
        : $"it keeps {string.Join(", ", kept.Names.Where(name => name != PromQL.Syntax.LabelMatcher.MetricName).Order(StringComparer.Ordinal).Take(12))}";
}
