using System.Collections.Immutable;
using MilvusManifests.Values.Quantities;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules.PrometheusOperator;

/// <summary>The rules of scraping.</summary>
internal static class ScrapeRules
{
    /// <summary>What is said of a value that is no reason to skip an object.</summary>
    public const string NotSet = "which Prometheus takes for not set";

    private static readonly ImmutableArray<string> Endpoints = ["ServiceMonitor spec.endpoints[]", "PodMonitor spec.podMetricsEndpoints[]", "Probe spec"];
    private static readonly ImmutableArray<string> Servers = ["Prometheus spec", "PrometheusAgent spec", "ScrapeConfig spec"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<OperatorRule> All =>
    [
        new(Endpoints, "scrape-timeout", "prometheus: validateScrapeIntervalAndTimeout", (fields, found) => CheckTimeout(fields, "interval", found)),
        new(Servers, "scrape-timeout", "prometheus: CompareScrapeTimeoutToScrapeInterval", (fields, found) => CheckTimeout(fields, "scrapeInterval", found)),
        new(Endpoints, "scrape-zero", "Prometheus config: ScrapeConfig.Validate", (fields, found) => CheckZero(fields, ["interval", "scrapeTimeout"], found)),
        new(Servers, "scrape-zero", "Prometheus config: ScrapeConfig.Validate", (fields, found) => CheckZero(fields, ["scrapeInterval", "scrapeTimeout", "evaluationInterval"], found)),
        new(["Probe spec"], "probe-targets", "monitoring/v1: ProbeTargets.Validate", CheckTargets),
        new(["Probe spec.prober"], "probe-url", "prometheus: validateProberURL", CheckProber),
    ];

    private static void CheckTimeout(ObjectFields fields, string intervalName, RuleViolations found)
    {
        if (Duration(fields, "scrapeTimeout") is var (timeout, length) && Duration(fields, intervalName) is var (interval, limit) && limit > 0 && length > limit)
        {
            found.Add(timeout, $"must not exceed the {intervalName} of {ValueText.Written(interval)}, but is {ValueText.Written(timeout)}; the operator would skip it");
        }
    }

    private static void CheckZero(ObjectFields fields, ReadOnlySpan<string> names, RuleViolations found)
    {
        foreach (var name in names)
        {
            if (Duration(fields, name) is var (duration, length) && length == 0)
            {
                found.Add(duration, $"is zero, {NotSet}; remove it");
            }
        }
    }

    private static void CheckTargets(ObjectFields probe, RuleViolations found)
    {
        var targets = probe.Fields("targets");
        if (!targets.Has("staticConfig") && !targets.Has("ingress") && probe.Node is { } node)
        {
            found.Explain(targets.Node ?? node, "'staticConfig' or 'ingress' is required in 'targets'");
        }
    }

    private static void CheckProber(ObjectFields prober, RuleViolations found)
    {
        if (prober.Scalar("url") is { Value.Length: > 0 } url && url.Value.Contains('/', StringComparison.Ordinal))
        {
            found.Explain(url, $"{ValueText.Of(url)} is not a host with an optional port; use 'scheme' and 'path' for the rest");
        }
    }

    private static (YamlScalar Node, long Milliseconds)? Duration(ObjectFields fields, string name) =>
        fields.Scalar(name) is { Value.Length: > 0 } text && PrometheusDuration.TryParse(text.Value, out var duration) ? (text, duration.Milliseconds) : null;
}
