using System.Collections.Immutable;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rules.Dashboards;

/// <summary>A dashboard of Grafana, with the queries that it sends to Prometheus.</summary>
/// <param name="Node">The dashboard, in the JSON model before version 2.</param>
/// <param name="Document">The scalar that the JSON is in; null if it is a file of its own.</param>
/// <param name="Title">Its title.</param>
/// <param name="Uid">Its stable identifier.</param>
/// <param name="Variables">Its variables.</param>
/// <param name="Queries">Its queries, in the order of the text.</param>
/// <param name="Skipped">What has queries that are not PromQL, or that are not in the dashboard.</param>
/// <remarks>https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/</remarks>
internal sealed record Dashboard(
    YamlMapping Node,
    EmbeddedText? Document,
    YamlScalar? Title,
    YamlScalar? Uid,
    ImmutableArray<DashboardVariable> Variables,
    ImmutableArray<DashboardQuery> Queries,
    ImmutableArray<SkippedQueries> Skipped);

/// <summary>A variable of a dashboard.</summary>
/// <param name="Node">The variable.</param>
/// <param name="Name">Its name, without <c>$</c>.</param>
/// <param name="Type">What kind of variable it is: <c>query</c>, <c>datasource</c>, <c>interval</c>, <c>custom</c> and so on.</param>
/// <param name="Values">The values that the dashboard says it may have, the chosen ones first; without the one for all.</param>
internal sealed record DashboardVariable(YamlMapping Node, string Name, string Type, ImmutableArray<string> Values);

/// <summary>A panel of a dashboard.</summary>
/// <param name="Node">The panel.</param>
/// <param name="Title">Its title; empty if it has none.</param>
/// <param name="Type">Its type: <c>timeseries</c>, <c>stat</c> and so on; empty if it has none.</param>
internal sealed record DashboardPanel(YamlMapping Node, string Title, string Type);

/// <summary>What of a dashboard is not read.</summary>
/// <param name="Node">The panel, query or variable.</param>
/// <param name="Reason">Why: <c>the panel is in a library</c>.</param>
internal sealed record SkippedQueries(YamlNode Node, string Reason);
