using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Verification;

namespace MilvusManifests.Cli.Printing;

/// <summary>What servers have of a set, as text: a line for each server.</summary>
internal static class VerificationText
{
    /// <summary>Writes the lines.</summary>
    public static void Write(ResultStreams streams, VerificationResult result, ImmutableArray<Diagnostic> diagnostics, TimeSpan elapsed)
    {
        if (!result.Monitors.IsDefault)
        {
            TextReport.WriteTimed(streams, $"Prometheus: {OfMonitors(result.Monitors)}{(result.Groups.IsDefault ? "" : $", {OfGroups(result.Groups)}")}", elapsed);
        }

        if (result.AlertmanagerStatus is { } status)
        {
            var known = result.KnownAlertmanagers is { } number ? $", {TraceText.Count(number, "Alertmanager")} known to Prometheus" : "";
            streams.Output.WriteLine($"Alertmanager: {(result.IsAlertmanagerReady ? "ready" : PrintableText.Of(status))}{known}");
        }

        if (result.Grafana is { } grafana)
        {
            streams.Output.WriteLine($"Grafana: {Of(grafana.Dashboards.Count(dashboard => dashboard.IsThere), grafana.Dashboards.Length, "dashboard")}");
        }

        if (diagnostics.FirstOrDefault(finding => finding.Severity == Severity.Error) is { } first)
        {
            streams.Error.WriteLine($"{TraceText.Findings(diagnostics)}.    (milvus-manifests help {first.Code.Id})");
        }
    }

    private static string OfMonitors(ImmutableArray<MonitorState> monitors)
    {
        var targets = monitors.Sum(monitor => monitor.Pools.Sum(pool => pool.Up));
        return $"{Of(monitors.Count(monitor => monitor.Condition == PoolCondition.Up), monitors.Length, "monitor")} up with {TraceText.Count(targets, "target")}";
    }

    private static string OfGroups(ImmutableArray<RuleGroupState> groups) =>
        $"{Of(groups.Count(group => group.Condition == RuleCondition.Healthy), groups.Length, "rule group")} healthy";

    private static string Of(int there, int all, string what) => FormattableString.Invariant($"{there} of {TraceText.Count(all, what)}");
}
