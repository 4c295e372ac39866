using System.Collections.Immutable;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Text;
using MilvusManifests.Verification;
using MilvusManifests.Verification.Objects;

namespace MilvusManifests.Cli.Commands.Verify;

/// <summary>What servers have of a set, as text: a line for each server.</summary>
internal static class VerificationText
{
    /// <summary>Writes the lines.</summary>
    public static void Write(ResultStreams streams, VerificationResult result, ImmutableArray<Diagnostic> diagnostics, TimeSpan elapsed)
    {
        var isFirst = true;
        foreach (var line in Lines(result))
        {
            if (isFirst)
            {
                TextReport.WriteTimed(streams, line, elapsed);
            }
            else
            {
                streams.Output.WriteLine(line);
            }

            isFirst = false;
        }

        if (diagnostics.FirstOrDefault(finding => finding.Severity == Severity.Error) is { } first)
        {
            streams.Error.WriteLine($"{TraceText.Findings(diagnostics)}.    (milvus-manifests help {first.Code.Id})");
        }
    }

    private static IEnumerable<string> Lines(VerificationResult result)
    {
        if (!result.Objects.IsDefault)
        {
            yield return $"Cluster: {OfObjects(result.Objects)}";
        }

        if (!result.Monitors.IsDefault)
        {
            yield return $"Prometheus: {OfMonitors(result.Monitors)}{(result.Groups.IsDefault ? "" : $", {OfGroups(result.Groups)}")}";
        }

        if (result.AlertmanagerStatus is { } status)
        {
            var known = result.KnownAlertmanagers is { } number ? $", {TraceText.Count(number, "Alertmanager")} known to Prometheus" : "";
            yield return $"Alertmanager: {(result.IsAlertmanagerReady ? "ready" : PrintableText.Of(status))}{known}";
        }

        if (result.Grafana is { } grafana)
        {
            yield return $"Grafana: {OfGrafana(grafana)}";
        }
    }

    private static string OfObjects(ImmutableArray<ObjectState> objects)
    {
        var unread = objects.Count(target => target.Condition is ObjectCondition.Forbidden or ObjectCondition.Unreadable);
        return $"{Of(objects.Count(target => target.Condition == ObjectCondition.Same), objects.Length, "object")} as in the set{(unread == 0 ? "" : FormattableString.Invariant($", {unread} not compared"))}";
    }

    private static string OfGrafana(GrafanaState grafana) =>
        grafana.Dashboards.IsDefault ? (grafana.Database == "ok" ? "healthy" : "not healthy") : Of(grafana.Dashboards.Count(dashboard => dashboard.IsThere), grafana.Dashboards.Length, "dashboard");

    private static string OfMonitors(ImmutableArray<MonitorState> monitors)
    {
        var targets = monitors.Sum(monitor => monitor.Pools.Sum(pool => pool.Up));
        return $"{Of(monitors.Count(monitor => monitor.Condition == PoolCondition.Up), monitors.Length, "monitor")} up with {TraceText.Count(targets, "target")}";
    }

    private static string OfGroups(ImmutableArray<RuleGroupState> groups) =>
        $"{Of(groups.Count(group => group.Condition == RuleCondition.Healthy), groups.Length, "rule group")} healthy";

    private static string Of(int there, int all, string what) => FormattableString.Invariant($"{there} of {TraceText.Count(all, what)}");
}
