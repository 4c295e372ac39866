using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Dashboards;

/// <summary>A dashboard as its author describes it: <c>docs/dashboards.md</c> explains the keys.</summary>
/// <param name="Name">The name of its file, without extension.</param>
/// <param name="Source">The file.</param>
/// <param name="Title">Its title, without what it is about.</param>
/// <param name="Description">What it is for, a sentence.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Rows">Its panels.</param>
internal sealed record DashboardDescription(string Name, SourceText Source, YamlScalar Title, string Description, DashboardSubject Subject, ImmutableArray<RowDescription> Rows)
{
    /// <summary>The components of kube-prometheus without which it shows nothing.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>Its variables, beside those that every dashboard of its subject has.</summary>
    public ImmutableArray<VariableDescription> Variables { get; init; } = [];

    /// <summary>Matchers of the alerts that are shown in its graphs; null for all of its subject.</summary>
    public YamlScalar? Alerts { get; init; }

    /// <summary>How much of the past it shows: <c>1h</c>.</summary>
    public string Time { get; init; } = "1h";
}

/// <summary>What a dashboard is about.</summary>
internal enum DashboardSubject
{
    /// <summary>Milvus: there is one for each minor version that runs.</summary>
    Milvus,

    /// <summary>Kubernetes, and the stack itself.</summary>
    Stack,
}

/// <summary>Panels under a heading.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Panels">The panels, from left to right and from top to bottom.</param>
internal sealed record RowDescription(string Title, ImmutableArray<PanelDescription> Panels)
{
    /// <summary>The components of kube-prometheus without which it shows nothing.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];
}

/// <summary>A panel.</summary>
/// <param name="Node">Its mapping.</param>
/// <param name="Title">Its title, which no other panel of the dashboard has.</param>
/// <param name="Description">What it shows, and what to make of it: sentences.</param>
/// <param name="Type">How it is drawn.</param>
/// <param name="Unit">What its values count, in Grafana's words.</param>
/// <param name="Queries">What it shows.</param>
internal sealed record PanelDescription(YamlMapping Node, YamlScalar Title, string Description, PanelType Type, string Unit, ImmutableArray<QueryDescription> Queries)
{
    /// <summary>How many of the 24 columns it takes.</summary>
    public required int Width { get; init; }

    /// <summary>How many rows of the grid it takes.</summary>
    public required int Height { get; init; }

    /// <summary>The components of kube-prometheus without which it shows nothing.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>The lowest value of its axis; null for that of the data.</summary>
    public string? Minimum { get; init; }

    /// <summary>The highest value of its axis; null for that of the data.</summary>
    public string? Maximum { get; init; }

    /// <summary>Whether its series are stacked.</summary>
    public bool IsStacked { get; init; }

    /// <summary>The colour below the first threshold; null for the one that the panel's type has.</summary>
    public string? Color { get; init; }

    /// <summary>From which values on its colour changes.</summary>
    public ImmutableArray<Threshold> Thresholds { get; init; } = [];

    /// <summary>Words for values.</summary>
    public ImmutableArray<ValueText> Values { get; init; } = [];

    /// <summary>The columns of a table, from left to right.</summary>
    public ImmutableArray<ColumnDescription> Columns { get; init; } = [];

    /// <summary>The dashboard with more about it, by the name of its file; null for none.</summary>
    public YamlScalar? Link { get; init; }
}

/// <summary>How a panel is drawn: the types of Grafana that dashboards use.</summary>
internal enum PanelType
{
    /// <summary>Lines over time.</summary>
    TimeSeries,

    /// <summary>One large value.</summary>
    Stat,

    /// <summary>A value between two limits.</summary>
    Gauge,

    /// <summary>A bar for each series.</summary>
    BarGauge,

    /// <summary>A row for each series.</summary>
    Table,

    /// <summary>The buckets of a histogram over time.</summary>
    Heatmap,

    /// <summary>States over time.</summary>
    StateTimeline,
}

/// <summary>A query of a panel.</summary>
/// <param name="Expression">PromQL, with Grafana's variables and the words of the description.</param>
/// <param name="Legend">The names of its series: <c>{{pod}}</c>; empty for their labels.</param>
internal sealed record QueryDescription(YamlScalar Expression, string Legend);

/// <summary>A variable whose values a query finds.</summary>
/// <param name="Node">Its mapping.</param>
/// <param name="Name">Its name, without <c>$</c>.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Query">The query: <c>label_values(selector, label)</c>.</param>
/// <param name="IsMultiple">Whether several values, and all, can be chosen.</param>
internal sealed record VariableDescription(YamlMapping Node, string Name, string Label, YamlScalar Query, bool IsMultiple);

/// <summary>A change of colour.</summary>
/// <param name="From">The lowest value that has it.</param>
/// <param name="Color">The colour.</param>
internal sealed record Threshold(string From, string Color);

/// <summary>A word for a value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Text">The word.</param>
/// <param name="Color">Its colour; null for that of the thresholds.</param>
internal sealed record ValueText(string Value, string Text, string? Color);

/// <summary>A column of a table.</summary>
/// <param name="Field">The label, or the value of a query: <c>Value</c> of the only one, else <c>Value #A</c>.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Unit">What its values count; null for labels.</param>
internal sealed record ColumnDescription(string Field, string Title, string? Unit);
