using MilvusManifests.Comparison.Fields;

namespace MilvusManifests.Comparison.Risks;

/// <summary>For how long and up to which size collected data is kept.</summary>
internal sealed class RetentionRisks : IRiskRule
{
    /// <inheritdoc/>
    public RiskKind? InValue(ObjectChange change, LeafChange value) =>
        value.Shape is "spec.retention" or "spec.retentionSize" || value.Path.LastFlag?.Contains("retention", StringComparison.Ordinal) == true ? RiskKind.Retention : null;
}

/// <summary>What Services, disruption budgets, monitors and the operator's programs select.</summary>
internal sealed class SelectionRisks : IRiskRule
{
    /// <inheritdoc/>
    public RiskKind? InValue(ObjectChange change, LeafChange value) => Selects(change.Reference.Kind, value.Path.SpecField) ? RiskKind.Selection : null;

    private static bool Selects(string kind, string? field) => kind switch
    {
        "Service" or "PodDisruptionBudget" => field == "selector",
        _ when OperatorKinds.IsOperand(kind) => field != "nodeSelector" && field?.EndsWith("Selector", StringComparison.Ordinal) == true,
        _ when OperatorKinds.IsMonitor(kind) => field is "selector" or "namespaceSelector",
        _ => false,
    };
}

/// <summary>How targets are scraped and which series are kept.</summary>
internal sealed class ScrapeRisks : IRiskRule
{
    /// <inheritdoc/>
    public RiskKind? InValue(ObjectChange change, LeafChange value) => change.Reference.Kind switch
    {
        "Prometheus" => value.Path.SpecField is "scrapeInterval" or "scrapeTimeout" or "evaluationInterval" or "enforcedSampleLimit" or "sampleLimit" ? RiskKind.Scrape : null,
        var kind => OperatorKinds.IsMonitor(kind) && value.Path.SpecField is not null ? RiskKind.Scrape : null,
    };
}
