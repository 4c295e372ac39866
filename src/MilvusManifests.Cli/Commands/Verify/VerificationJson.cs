using System.Collections.Immutable;
using System.Text.Json;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Text;
using MilvusManifests.Verification;
using MilvusManifests.Verification.Objects;

namespace MilvusManifests.Cli.Commands.Verify;

/// <summary>What servers have of a set, as JSON: one object, described in docs/command-line.md.</summary>
internal static class VerificationJson
{
    /// <summary>Writes the object.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="result">What the servers have; null if the set cannot be read.</param>
    /// <param name="diagnostics">What is missing.</param>
    public static void Write(TextWriter output, VerificationResult? result, ImmutableArray<Diagnostic> diagnostics) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("succeeded", !diagnostics.Any(finding => finding.Severity == Severity.Error));
        WriteObjects(json, result?.Objects ?? default);
        WriteMonitors(json, result?.Monitors ?? default);
        WriteGroups(json, result?.Groups ?? default);
        WriteAlertmanagers(json, result);
        WriteDashboards(json, result?.Grafana);
        JsonReport.WriteDiagnostics(json, diagnostics);
        json.WriteEndObject();
    });

    private static void WriteObjects(Utf8JsonWriter json, ImmutableArray<ObjectState> objects)
    {
        if (objects.IsDefault)
        {
            json.WriteNull("objects");
            return;
        }

        json.WriteStartArray("objects");
        foreach (var state in objects)
        {
            json.WriteStartObject();
            json.WriteString("apiVersion", state.Kind.ApiVersion);
            json.WriteString("kind", state.Kind.Kind);
            json.WriteString("namespace", state.Expected.Namespace.Length == 0 ? null : state.Expected.Namespace);
            json.WriteString("name", state.Expected.Name);
            json.WriteString("state", Word(state.Condition));
            json.WriteString("reason", state.Reason);
            json.WriteStartArray("fields");
            foreach (var field in state.Fields)
            {
                var (cluster, set) = field.IsHidden ? (null, null) : field.Values;
                json.WriteStartObject();
                json.WriteString("path", field.Path.ToString());
                json.WriteString("cluster", cluster);
                json.WriteString("set", set);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Word(ObjectCondition condition) => condition switch
    {
        ObjectCondition.Same => "same",
        ObjectCondition.NotReady => "notReady",
        ObjectCondition.Different => "different",
        ObjectCondition.Foreign => "foreign",
        ObjectCondition.Deleting => "deleting",
        ObjectCondition.Missing => "missing",
        ObjectCondition.NotServed => "notServed",
        ObjectCondition.Forbidden => "forbidden",
        _ => "unreadable",
    };

    private static void WriteMonitors(Utf8JsonWriter json, ImmutableArray<MonitorState> monitors)
    {
        if (monitors.IsDefault)
        {
            json.WriteNull("monitors");
            return;
        }

        json.WriteStartArray("monitors");
        foreach (var monitor in monitors)
        {
            json.WriteStartObject();
            json.WriteString("monitor", monitor.Expected.Monitor.Name);
            json.WriteString("kind", monitor.Expected.Monitor.Kind.ToString());
            json.WriteString("verdict", monitor.Expected.Word);
            json.WriteBoolean("required", monitor.IsRequired);
            json.WriteString("state", Word(monitor.Condition));
            json.WriteStartArray("pools");
            foreach (var pool in monitor.Pools)
            {
                WritePool(json, monitor, pool);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePool(Utf8JsonWriter json, MonitorState monitor, PoolState pool)
    {
        json.WriteStartObject();
        json.WriteString("pool", pool.Name);
        json.WriteString("state", Word(pool.Condition));
        json.WriteString("link", VerificationFindings.LinkOf(monitor.Expected.Monitor, pool));
        json.WriteNumber("targets", pool.Targets);
        json.WriteNumber("up", pool.Up);
        if (pool.Dropped is { } dropped)
        {
            json.WriteNumber("dropped", dropped);
        }
        else
        {
            json.WriteNull("dropped");
        }

        json.WriteStartArray("down");
        foreach (var target in pool.Down)
        {
            json.WriteStartObject();
            json.WriteString("url", target.Url);
            json.WriteString("error", target.Error);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteGroups(Utf8JsonWriter json, ImmutableArray<RuleGroupState> groups)
    {
        if (groups.IsDefault)
        {
            json.WriteNull("ruleGroups");
            return;
        }

        json.WriteStartArray("ruleGroups");
        foreach (var group in groups)
        {
            json.WriteStartObject();
            json.WriteString("prometheusRule", $"{group.Expected.Owner.Namespace}/{group.Expected.Owner.Name}");
            json.WriteString("group", group.Expected.Name);
            json.WriteString("state", group.Condition switch
            {
                RuleCondition.Healthy => "healthy",
                RuleCondition.Pending => "pending",
                RuleCondition.Different => "different",
                RuleCondition.Failing => "failing",
                _ => "missing",
            });
            json.WriteString("rule", group.Rule);
            json.WriteString("error", group.Error);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAlertmanagers(Utf8JsonWriter json, VerificationResult? result)
    {
        if (result?.AlertmanagerStatus is not { } status)
        {
            json.WriteNull("alertmanagers");
            return;
        }

        json.WriteStartObject("alertmanagers");
        json.WriteString("status", status);
        if (result.KnownAlertmanagers is { } known)
        {
            json.WriteNumber("known", known);
        }
        else
        {
            json.WriteNull("known");
        }

        json.WriteEndObject();
    }

    private static void WriteDashboards(Utf8JsonWriter json, GrafanaState? grafana)
    {
        if (grafana is null || grafana.Dashboards.IsDefault)
        {
            json.WriteNull("dashboards");
            return;
        }

        json.WriteStartArray("dashboards");
        foreach (var dashboard in grafana.Dashboards)
        {
            json.WriteStartObject();
            json.WriteString("configMap", $"{dashboard.Expected.Owner.Namespace}/{dashboard.Expected.Owner.Name}");
            json.WriteString("uid", dashboard.Expected.Uid);
            json.WriteString("title", dashboard.Expected.Title);
            json.WriteString("state", dashboard.IsThere ? "there" : "missing");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Word(PoolCondition condition) => condition switch
    {
        PoolCondition.Up => "up",
        PoolCondition.Pending => "pending",
        PoolCondition.Down => "down",
        PoolCondition.Empty => "empty",
        _ => "missing",
    };
}
