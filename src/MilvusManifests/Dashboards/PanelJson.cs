using MilvusManifests.Json;

namespace MilvusManifests.Dashboards;

/// <summary>Writes panels in Grafana's JSON model: what differs from Grafana's own defaults, and nothing else.</summary>
internal static class PanelJson
{
    private const string Calculations = "lastNotNull";

    /// <summary>Writes a panel.</summary>
    public static void Write(CompiledPanel panel, ReadableJson json)
    {
        var description = panel.Description;
        json.BeginMapping();
        json.Add("id", panel.Id);
        json.Add("type", description.Type.Text());
        json.Add("title", description.Title.Value);
        json.Add("description", description.Description);
        WritePlace(panel.X, panel.Y, panel.Width, panel.Height, json);
        DashboardJson.WriteDataSource(json);
        WriteLink(panel.Link, json);
        WriteTargets(panel, json);
        PanelFieldsJson.Write(description, json);
        json.BeginMapping("options", isOnOneLine: true);
        WriteOptions(description, json);
        json.EndMapping();
        WriteTransformations(description, json);
        json.EndMapping();
    }

    /// <summary>Writes the place of a panel in the grid.</summary>
    public static void WritePlace(int x, int y, int width, int height, ReadableJson json)
    {
        json.BeginMapping("gridPos", isOnOneLine: true);
        json.Add("h", height);
        json.Add("w", width);
        json.Add("x", x);
        json.Add("y", y);
        json.EndMapping();
    }

    private static void WriteLink(string? link, ReadableJson json)
    {
        if (link is null)
        {
            return;
        }

        json.BeginSequence("links", isOnOneLine: true);
        json.BeginMapping();
        json.Add("title", "More about it");
        json.Add("url", $"/d/{link}?${{__url_time_range}}&${{__all_variables}}");
        json.EndMapping();
        json.EndSequence();
    }

    private static void WriteTargets(CompiledPanel panel, ReadableJson json)
    {
        var type = panel.Description.Type;
        json.BeginSequence("targets");
        foreach (var query in panel.Queries)
        {
            json.BeginMapping();
            json.Add("refId", query.Id);
            json.Add("expr", query.Expression.Value.TrimEnd());
            if (query.Legend.Length > 0)
            {
                json.Add("legendFormat", query.Legend);
            }

            if (type is PanelType.Table or PanelType.BarGauge)
            {
                json.Add("instant", true);
                json.Add("range", false);
            }

            if (type is PanelType.Table or PanelType.Heatmap)
            {
                json.Add("format", type == PanelType.Table ? "table" : "heatmap");
            }

            json.EndMapping();
        }

        json.EndSequence();
    }

    private static void WriteOptions(PanelDescription panel, ReadableJson json)
    {
        switch (panel.Type)
        {
            case PanelType.TimeSeries:
                WriteLegend(json);
                WriteTooltip("multi", json);
                break;
            case PanelType.Stat:
                json.Add("colorMode", "value");
                json.Add("graphMode", "area");
                WriteReduction(json);
                break;
            case PanelType.Gauge:
                WriteReduction(json);
                break;
            case PanelType.BarGauge:
                json.Add("displayMode", "basic");
                json.Add("orientation", "horizontal");
                WriteReduction(json);
                break;
            case PanelType.Table:
                json.Add("cellHeight", "sm");
                json.Add("showHeader", true);
                break;
            case PanelType.Heatmap:
                json.Add("calculate", false);
                json.BeginMapping("color");
                json.Add("mode", "scheme");
                json.Add("scheme", "Oranges");
                json.EndMapping();
                json.BeginMapping("yAxis");
                json.Add("unit", panel.Unit);
                json.EndMapping();
                WriteTooltip("single", json);
                break;
            case PanelType.StateTimeline:
                json.Add("mergeValues", true);
                json.Add("showValue", "never");
                WriteLegend(json);
                WriteTooltip("single", json);
                break;
            default:
                throw new InvalidOperationException($"{panel.Type} has no options.");
        }
    }

    private static void WriteLegend(ReadableJson json)
    {
        json.BeginMapping("legend");
        json.Add("displayMode", "list");
        json.Add("placement", "bottom");
        json.Add("showLegend", true);
        json.EndMapping();
    }

    private static void WriteTooltip(string mode, ReadableJson json)
    {
        json.BeginMapping("tooltip");
        json.Add("mode", mode);
        json.Add("sort", mode == "multi" ? "desc" : "none");
        json.EndMapping();
    }

    private static void WriteReduction(ReadableJson json)
    {
        json.BeginMapping("reduceOptions");
        json.BeginSequence("calcs");
        json.Add(null, Calculations);
        json.EndSequence();
        json.EndMapping();
    }

    // The queries of a table are joined by their labels, and its columns named, in order; the others are hidden.
    private static void WriteTransformations(PanelDescription panel, ReadableJson json)
    {
        if (panel.Columns.IsEmpty)
        {
            return;
        }

        json.BeginSequence("transformations");
        json.BeginMapping(isOnOneLine: true);
        json.Add("id", "merge");
        json.BeginMapping("options");
        json.EndMapping();
        json.EndMapping();
        json.BeginMapping(isOnOneLine: true);
        json.Add("id", "filterFieldsByName");
        json.BeginMapping("options");
        json.BeginMapping("include");
        json.BeginSequence("names");
        foreach (var column in panel.Columns)
        {
            json.Add(null, column.Field);
        }

        json.EndSequence();
        json.EndMapping();
        json.EndMapping();
        json.EndMapping();
        json.BeginMapping(isOnOneLine: true);
        json.Add("id", "organize");
        json.BeginMapping("options");
        json.BeginMapping("indexByName");
        for (var i = 0; i < panel.Columns.Length; i++)
        {
            json.Add(panel.Columns[i].Field, i);
        }

        json.EndMapping();
        json.BeginMapping("renameByName");
        foreach (var column in panel.Columns)
        {
            json.Add(column.Field, column.Title);
        }

        json.EndMapping();
        json.EndMapping();
        json.EndMapping();
        json.EndSequence();
    }
}
