namespace MilvusManifests.Comparison.Fields;

/// <summary>The kinds of the Prometheus operator that are compared in the same way.</summary>
internal static class OperatorKinds
{
    /// <summary>The API group.</summary>
    public const string Group = "monitoring.coreos.com";

    /// <summary>Whether the operator runs pods for a kind.</summary>
    public static bool IsOperand(string kind) => kind is "Prometheus" or "PrometheusAgent" or "Alertmanager" or "ThanosRuler";

    /// <summary>Whether a kind says what is scraped.</summary>
    public static bool IsMonitor(string kind) => kind is "ServiceMonitor" or "PodMonitor" or "Probe" or "ScrapeConfig";
}
