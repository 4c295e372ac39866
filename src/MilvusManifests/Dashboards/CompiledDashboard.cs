using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Dashboards;

/// <summary>A dashboard for one set: what of its description the set can show, placed in the grid.</summary>
/// <param name="Name">Its name in the set.</param>
/// <param name="Uid">Its identifier in Grafana: links to it stay the same as long as this does.</param>
/// <param name="Title">Its title.</param>
/// <param name="Description">What it was compiled from.</param>
/// <param name="Variables">Its variables.</param>
/// <param name="Alerts">The query of the alerts in its graphs.</param>
/// <param name="Rows">Its panels.</param>
internal sealed record CompiledDashboard(
    string Name, string Uid, string Title, DashboardDescription Description, ImmutableArray<CompiledVariable> Variables, CompiledText Alerts, ImmutableArray<CompiledRow> Rows)
{
    /// <summary>The version of Grafana's model.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>Its tags, by which others link to it.</summary>
    public required ImmutableArray<string> Tags { get; init; }

    /// <summary>The tags of the dashboards that it links to, with the titles of the links.</summary>
    public required ImmutableArray<(string Title, string Tag)> Links { get; init; }
}

/// <summary>Text of a description with what its words stand for.</summary>
/// <param name="Scalar">Where it is written.</param>
/// <param name="Mapped">What it became; null if it stayed as it is.</param>
internal sealed record CompiledText(YamlScalar Scalar, MappedText? Mapped)
{
    /// <summary>The text.</summary>
    public string Value => Mapped?.Value ?? Scalar.Value;
}

/// <summary>A variable.</summary>
/// <param name="Name">Its name, without <c>$</c>.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Query">The query that finds its values; null for the data source.</param>
/// <param name="Node">Its mapping in the description, or that of the whole.</param>
/// <param name="IsMultiple">Whether several values, and all, can be chosen.</param>
internal sealed record CompiledVariable(string Name, string Label, CompiledText? Query, YamlMapping Node, bool IsMultiple);

/// <summary>Panels under a heading.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Id">Its number, which its title decides.</param>
/// <param name="Y">Its row in the grid.</param>
/// <param name="Panels">The panels.</param>
internal sealed record CompiledRow(string Title, int Id, int Y, ImmutableArray<CompiledPanel> Panels);

/// <summary>A panel.</summary>
/// <param name="Description">What it was compiled from.</param>
/// <param name="Id">Its number, which its title decides.</param>
/// <param name="X">Its first column, of 24.</param>
/// <param name="Y">Its first row.</param>
/// <param name="Queries">Its queries.</param>
/// <param name="Link">The identifier of the dashboard with more about it; null for none.</param>
internal sealed record CompiledPanel(PanelDescription Description, int Id, int X, int Y, ImmutableArray<CompiledQuery> Queries, string? Link)
{
    /// <summary>How many columns it takes.</summary>
    public required int Width { get; init; }

    /// <summary>How many rows it takes.</summary>
    public required int Height { get; init; }
}

/// <summary>A query of a panel.</summary>
/// <param name="Id">Its letter.</param>
/// <param name="Expression">PromQL, with Grafana's variables.</param>
/// <param name="Legend">The names of its series; empty for their labels.</param>
internal sealed record CompiledQuery(string Id, CompiledText Expression, string Legend);
