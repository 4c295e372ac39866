using System.Collections.Immutable;

namespace MilvusManifests.Dashboards;

/// <summary>The types of panels, as descriptions and Grafana name them.</summary>
internal static class PanelTypes
{
    private const int Low = 4;
    private const int High = 8;

    /// <summary>The types.</summary>
    public static ImmutableArray<(string Word, PanelType Value)> All { get; } =
    [
        ("timeseries", PanelType.TimeSeries),
        ("stat", PanelType.Stat),
        ("gauge", PanelType.Gauge),
        ("bargauge", PanelType.BarGauge),
        ("table", PanelType.Table),
        ("heatmap", PanelType.Heatmap),
        ("state-timeline", PanelType.StateTimeline),
    ];

    /// <summary>The word of a type.</summary>
    public static string Text(this PanelType type)
    {
        foreach (var (word, value) in All)
        {
            if (value == type)
            {
                return word;
            }
        }

        throw new InvalidOperationException($"{type} has no word.");
    }

    /// <summary>The height of a panel whose description has none.</summary>
    public static int HeightOf(PanelType type) => type is PanelType.Stat or PanelType.Gauge ? Low : High;
}
