using System.Collections.Immutable;
using MilvusManifests.Json;

namespace MilvusManifests.Dashboards;

/// <summary>Writes how the values of panels are shown: units, limits, colours and words.</summary>
internal static class PanelFieldsJson
{
    /// <summary>Writes the fields of a panel.</summary>
    public static void Write(PanelDescription panel, ReadableJson json)
    {
        json.BeginMapping("fieldConfig");
        json.BeginMapping("defaults", isOnOneLine: true);
        json.Add("unit", panel.Unit);
        if (panel.Minimum is { } minimum)
        {
            json.AddWord("min", minimum);
        }

        if (panel.Maximum is { } maximum)
        {
            json.AddWord("max", maximum);
        }

        json.BeginMapping("color");
        json.Add("mode", panel.Type is PanelType.TimeSeries ? "palette-classic" : "thresholds");
        json.EndMapping();
        WriteThresholds(panel, json);
        WriteValues(panel.Values, json);
        if (panel.Type == PanelType.TimeSeries)
        {
            json.BeginMapping("custom");
            json.Add("fillOpacity", panel.IsStacked ? 40 : 10);
            json.Add("showPoints", "never");
            if (panel.IsStacked)
            {
                json.BeginMapping("stacking");
                json.Add("mode", "normal");
                json.EndMapping();
            }

            if (!panel.Thresholds.IsEmpty)
            {
                json.BeginMapping("thresholdsStyle");
                json.Add("mode", "dashed");
                json.EndMapping();
            }

            json.EndMapping();
        }

        json.EndMapping();
        WriteOverrides(panel.Columns, json);
        json.EndMapping();
    }

    private static void WriteThresholds(PanelDescription panel, ReadableJson json)
    {
        if (panel.Type == PanelType.TimeSeries && panel.Thresholds.IsEmpty)
        {
            return;
        }

        json.BeginMapping("thresholds");
        json.Add("mode", "absolute");
        json.BeginSequence("steps");
        Add(panel.Color ?? (panel.Thresholds.IsEmpty ? "text" : panel.Type == PanelType.TimeSeries ? "transparent" : "green"), "null");
        foreach (var (from, color) in panel.Thresholds)
        {
            Add(color, from);
        }

        json.EndSequence();
        json.EndMapping();

        void Add(string color, string from)
        {
            json.BeginMapping();
            json.Add("color", color);
            json.AddWord("value", from);
            json.EndMapping();
        }
    }

    private static void WriteValues(ImmutableArray<ValueText> values, ReadableJson json)
    {
        if (values.IsEmpty)
        {
            return;
        }

        json.BeginSequence("mappings");
        json.BeginMapping();
        json.Add("type", "value");
        json.BeginMapping("options");
        foreach (var (value, text, color) in values)
        {
            json.BeginMapping(value);
            json.Add("text", text);
            if (color is not null)
            {
                json.Add("color", color);
            }

            json.EndMapping();
        }

        json.EndMapping();
        json.EndMapping();
        json.EndSequence();
    }

    private static void WriteOverrides(ImmutableArray<ColumnDescription> columns, ReadableJson json)
    {
        json.BeginSequence("overrides");
        foreach (var column in columns)
        {
            if (column.Unit is { } unit)
            {
                json.BeginMapping(isOnOneLine: true);
                json.BeginMapping("matcher");
                json.Add("id", "byName");
                json.Add("options", column.Title);
                json.EndMapping();
                json.BeginSequence("properties");
                json.BeginMapping();
                json.Add("id", "unit");
                json.Add("value", unit);
                json.EndMapping();
                json.EndSequence();
                json.EndMapping();
            }
        }

        json.EndSequence();
    }
}
