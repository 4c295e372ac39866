using System.Collections.Immutable;
using MilvusManifests.Lint.Checks;

namespace MilvusManifests.Lint;

/// <summary>Every check of queries.</summary>
internal static class LintChecks
{
    /// <summary>The checks, in the order of their codes.</summary>
    public static ImmutableArray<ILintCheck> All { get; } =
    [
        new UnknownMetrics(),
        new UnknownRecordings(),
        new UnwrittenMetrics(),
        new UntrustedMetrics(),
        new UnknownLabels(),
        new ImpossibleLabelValues(),
        new UnscrapedSeries(),
        new RatesOfGauges(),
        new RawCounters(),
        new AggregatedCounters(),
        new QuantilesOfBuckets(),
        new DroppedLabels(),
        new ImpossibleComparisons(),
        new ConstantAlerts(),
        new ShortRanges(),
        new CountedTwice(),
        new TemplateLabels(),
        new TemplateUnits(),
        new UnusedRecordings(),
        new DuplicateRules(),
        new UnparsedQueries(),
        new FailingReplacements(),
        new UnknownVariables(),
    ];
}
