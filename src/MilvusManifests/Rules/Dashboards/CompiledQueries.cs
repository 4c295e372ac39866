using System.Collections.Immutable;
using MilvusManifests.Building.Dashboards;
using MilvusManifests.Dashboards;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rules.Dashboards;

/// <summary>The queries of dashboards that were compiled, each at its place in the description, without a detour through JSON.</summary>
internal static class CompiledQueries
{
    /// <summary>A dashboard of a set, whether it was compiled or is one of the user's own.</summary>
    public static Dashboard? Of(BuiltDashboard built) => built.Own is { } own ? DashboardReader.Read(own.Root) : Of(built.Compiled!);

    private static Dashboard Of(CompiledDashboard compiled)
    {
        var variables = ImmutableArray.CreateBuilder<DashboardVariable>(compiled.Variables.Length);
        foreach (var variable in compiled.Variables)
        {
            variables.Add(new(variable.Node, variable.Name, variable.Query is null ? "datasource" : "query", []));
        }

        var declared = variables.MoveToImmutable();
        var replacement = new GrafanaVariables(declared);
        var queries = ImmutableArray.CreateBuilder<DashboardQuery>();
        foreach (var variable in compiled.Variables)
        {
            if (variable.Query is { } query && VariableQuery.Find(query.Value, out var label) is { } span)
            {
                Add(DashboardQueryKind.Variable, variable.Node, null, query, span, label);
            }
        }

        Add(DashboardQueryKind.Annotation, YamlMapping.Empty, null, compiled.Alerts, new TextSpan(0, compiled.Alerts.Value.Length), null);
        foreach (var row in compiled.Rows)
        {
            foreach (var panel in row.Panels)
            {
                var owner = new DashboardPanel(panel.Description.Node, panel.Description.Title.Value, panel.Description.Type.Text());
                foreach (var query in panel.Queries)
                {
                    Add(DashboardQueryKind.Panel, panel.Description.Node, owner, query.Expression, new TextSpan(0, query.Expression.Value.Length), null);
                }
            }
        }

        return new Dashboard(YamlMapping.Empty, null, YamlScalar.String(compiled.Title, compiled.Description.Title.Location), YamlScalar.String(compiled.Uid), declared, queries.DrainToImmutable(), []);

        void Add(DashboardQueryKind kind, YamlMapping node, DashboardPanel? panel, CompiledText query, TextSpan part, string? label)
        {
            var whole = PlacedText.Of(query.Scalar);
            var placed = query.Mapped is { } mapped ? whole.With(mapped) : whole;
            placed = part.Length == query.Value.Length ? placed : placed.With(MappedText.AsWritten(query.Value.Substring(part.Start, part.Length), part.Start));
            var made = replacement.Replace(placed.Value);
            queries.Add(new DashboardQuery(kind, node, panel, made.Variables.IsEmpty ? placed : placed.With(made.Text), made.Variables, label) { Unknown = made.Unknown, AreVariablesKnown = true });
        }
    }
}
