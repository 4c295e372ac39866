using System.Collections.Immutable;

namespace MilvusManifests.Schemas.Kubernetes.Rules.PrometheusOperator;

/// <summary>A rule of the Prometheus operator, or of what it configures, which no schema contains.</summary>
/// <param name="Places">The kinds and the mappings in them that it applies to: <c>ServiceMonitor spec.endpoints[]</c>.</param>
/// <param name="Id">The name of the rule: <c>scrape-timeout</c>.</param>
/// <param name="Source">The package and the function that contain it: <c>prometheus: validateScrapeIntervalAndTimeout</c>.</param>
/// <param name="Check">Finds the violations.</param>
internal sealed record OperatorRule(ImmutableArray<string> Places, string Id, string Source, ObjectRuleCheck Check);
