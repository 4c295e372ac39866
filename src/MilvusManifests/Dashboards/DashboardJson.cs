using System.Collections.Immutable;
using MilvusManifests.Json;

namespace MilvusManifests.Dashboards;

/// <summary>Writes dashboards in Grafana's JSON model.</summary>
/// <remarks>https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/</remarks>
internal static class DashboardJson
{
    /// <summary>The text of a dashboard.</summary>
    public static string Write(CompiledDashboard dashboard)
    {
        var json = new ReadableJson();
        json.BeginMapping();
        json.Add("uid", dashboard.Uid);
        json.Add("title", dashboard.Title);
        json.Add("description", dashboard.Description.Description);
        json.BeginSequence("tags", isOnOneLine: true);
        foreach (var tag in dashboard.Tags)
        {
            json.Add(null, tag);
        }

        json.EndSequence();
        json.Add("schemaVersion", dashboard.SchemaVersion);
        json.Add("editable", true);
        json.Add("graphTooltip", 1);
        json.Add("refresh", "30s");
        json.Add("timezone", "browser");
        json.BeginMapping("time", isOnOneLine: true);
        json.Add("from", $"now-{dashboard.Description.Time}");
        json.Add("to", "now");
        json.EndMapping();
        WriteAnnotations(dashboard, json);
        WriteLinks(dashboard.Links, json);
        WriteVariables(dashboard.Variables, json);
        json.BeginSequence("panels");
        foreach (var row in dashboard.Rows)
        {
            WriteHeading(row, json);
            foreach (var panel in row.Panels)
            {
                PanelJson.Write(panel, json);
            }
        }

        json.EndSequence();
        json.EndMapping();
        return json.ToString();
    }

    /// <summary>Writes the reference to the data source that the user chose.</summary>
    public static void WriteDataSource(ReadableJson json)
    {
        json.BeginMapping("datasource", isOnOneLine: true);
        json.Add("type", "prometheus");
        json.Add("uid", "${datasource}");
        json.EndMapping();
    }

    private static void WriteAnnotations(CompiledDashboard dashboard, ReadableJson json)
    {
        json.BeginMapping("annotations");
        json.BeginSequence("list");
        json.BeginMapping();
        json.Add("name", "Firing alerts");
        json.Add("enable", true);
        json.Add("iconColor", "red");
        WriteDataSource(json);
        json.BeginMapping("target", isOnOneLine: true);
        json.Add("refId", "Anno");
        json.Add("expr", dashboard.Alerts.Value);
        json.Add("interval", "60s");
        json.EndMapping();
        json.Add("titleFormat", "{{alertname}}");
        json.Add("textFormat", "{{severity}} {{namespace}} {{pod}}");
        json.EndMapping();
        json.EndSequence();
        json.EndMapping();
    }

    private static void WriteLinks(ImmutableArray<(string Title, string Tag)> links, ReadableJson json)
    {
        json.BeginSequence("links");
        foreach (var (title, tag) in links)
        {
            json.BeginMapping(isOnOneLine: true);
            json.Add("type", "dashboards");
            json.Add("title", title);
            json.BeginSequence("tags");
            json.Add(null, tag);
            json.EndSequence();
            json.Add("asDropdown", true);
            json.Add("includeVars", true);
            json.Add("keepTime", true);
            json.EndMapping();
        }

        json.EndSequence();
    }

    private static void WriteVariables(ImmutableArray<CompiledVariable> variables, ReadableJson json)
    {
        json.BeginMapping("templating");
        json.BeginSequence("list");
        foreach (var variable in variables)
        {
            json.BeginMapping();
            json.Add("name", variable.Name);
            json.Add("label", variable.Label);
            if (variable.Query is null)
            {
                json.Add("type", "datasource");
                json.Add("query", "prometheus");
                json.EndMapping();
                continue;
            }

            json.Add("type", "query");
            WriteDataSource(json);
            json.Add("query", variable.Query.Value);
            json.Add("refresh", 2);
            json.Add("sort", 1);
            if (variable.IsMultiple)
            {
                json.Add("multi", true);
                json.Add("includeAll", true);
                json.Add("allValue", ".*");
                json.BeginMapping("current", isOnOneLine: true);
                json.Add("text", "All");
                json.Add("value", "$__all");
                json.EndMapping();
            }

            json.EndMapping();
        }

        json.EndSequence();
        json.EndMapping();
    }

    private static void WriteHeading(CompiledRow row, ReadableJson json)
    {
        json.BeginMapping();
        json.Add("id", row.Id);
        json.Add("type", "row");
        json.Add("title", row.Title);
        PanelJson.WritePlace(0, row.Y, 24, 1, json);
        json.Add("collapsed", false);
        json.BeginSequence("panels", isOnOneLine: true);
        json.EndSequence();
        json.EndMapping();
    }
}
