using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Dashboards;

/// <summary>Reads descriptions of dashboards.</summary>
internal sealed class DescriptionReader
{
    private const int Columns = 24;
    private const int DefaultWidth = 8;

    private static readonly ImmutableArray<string> DashboardKeys = ["title", "description", "about", "needs", "variables", "alerts", "time", "rows"];
    private static readonly ImmutableArray<string> VariableKeys = ["name", "label", "query", "multiple"];
    private static readonly ImmutableArray<string> RowKeys = ["title", "needs", "panels"];
    private static readonly ImmutableArray<string> PanelKeys =
        ["title", "description", "type", "unit", "query", "legend", "queries", "width", "height", "needs", "min", "max", "stacked", "color", "thresholds", "values", "columns", "link"];

    private static readonly ImmutableArray<string> QueryKeys = ["query", "legend"];

    private readonly DescribedFields fields;
    private readonly DiagnosticBag found;
    private readonly HashSet<string> titles = new(StringComparer.Ordinal);

    private DescriptionReader(DiagnosticBag found) => (this.found, fields) = (found, new DescribedFields(found));

    /// <summary>The dashboard that a file describes; null where there are errors, and for an empty file, which stands for no dashboard.</summary>
    /// <param name="name">The name of the dashboard.</param>
    /// <param name="source">The file.</param>
    public static Result<DashboardDescription> Read(string name, SourceText source)
    {
        var found = new DiagnosticBag();
        var documents = YamlReader.Read(source);
        found.AddRange(documents.Diagnostics);
        if (found.HasErrors || documents.Value.IsEmpty)
        {
            return found.With<DashboardDescription>(null);
        }

        if (documents.Value is not [{ Root: YamlMapping root }])
        {
            found.Error(DashboardCodes.Description, documents.Value[^1].Location, "expected one mapping with the title and the rows of a dashboard");
            return found.With<DashboardDescription>(null);
        }

        var description = new DescriptionReader(found).ReadDashboard(name, source, root);
        return found.With(found.HasErrors ? null : description);
    }

    private DashboardDescription? ReadDashboard(string name, SourceText source, YamlMapping root)
    {
        fields.Check(root, DashboardKeys, "the dashboard");
        var title = fields.Required(root, "title", "the dashboard");
        var description = fields.Required(root, "description", "the dashboard");
        var subject = fields.Choice(root, "about", DashboardSubject.Stack, Subjects);
        var rows = ImmutableArray.CreateBuilder<RowDescription>();
        foreach (var row in fields.Mappings(root, "rows"))
        {
            fields.Check(row, RowKeys, "the row");
            var panels = ImmutableArray.CreateBuilder<PanelDescription>();
            foreach (var panel in fields.Mappings(row, "panels"))
            {
                if (ReadPanel(panel) is { } read)
                {
                    panels.Add(read);
                }
            }

            rows.Add(new RowDescription(fields.Required(row, "title", "the row")?.Value ?? "", panels.DrainToImmutable()) { Needs = ReadNeeds(row) });
        }

        if (rows.Count == 0)
        {
            found.Error(DashboardCodes.Description, root.Location, "the dashboard has no rows");
        }

        var dashboard = title is null || description is null ? null : new DashboardDescription(name, source, title, description.Value, subject, rows.DrainToImmutable())
        {
            Needs = ReadNeeds(root),
            Variables = ReadVariables(root),
            Alerts = fields.Text(root, "alerts"),
            Time = fields.Text(root, "time")?.Value ?? "1h",
        };
        CheckWords(dashboard);
        return dashboard;
    }

    private void CheckWords(DashboardDescription? dashboard)
    {
        if (dashboard is null)
        {
            return;
        }

        Check(dashboard.Alerts);
        foreach (var variable in dashboard.Variables)
        {
            Check(variable.Query);
        }

        foreach (var row in dashboard.Rows)
        {
            foreach (var panel in row.Panels)
            {
                foreach (var query in panel.Queries)
                {
                    Check(query.Expression);
                }
            }
        }

        void Check(YamlScalar? text)
        {
            if (text is not null && DescriptionWords.Unknown(text.Value, dashboard.Subject) is { } unknown)
            {
                var known = DescriptionWords.Names(dashboard.Subject);
                found.Error(DashboardCodes.Description, text.Location, $"unknown word '%{unknown}%'; {(Suggestion.For(unknown, known) is { } likely ? $"did you mean '%{likely}%'?" : $"known words: %{string.Join("%, %", known)}%")}");
            }
        }
    }

    private ImmutableArray<string> ReadNeeds(YamlMapping owner)
    {
        var needs = fields.Texts(owner, "needs");
        foreach (var need in needs)
        {
            if (!DashboardEnvironment.Needs.Contains(need, StringComparer.Ordinal))
            {
                found.Error(DashboardCodes.Description, owner["needs"]!.Location, $"'needs': unknown component '{need}'{Suggestion.Phrase(need, DashboardEnvironment.Needs)}");
            }
        }

        return needs;
    }

    private ImmutableArray<VariableDescription> ReadVariables(YamlMapping root)
    {
        var variables = ImmutableArray.CreateBuilder<VariableDescription>();
        foreach (var variable in fields.Mappings(root, "variables"))
        {
            fields.Check(variable, VariableKeys, "the variable");
            if (fields.Required(variable, "name", "the variable") is { } name && fields.Required(variable, "query", $"variable '{name.Value}'") is { } query)
            {
                variables.Add(new VariableDescription(variable, name.Value, fields.Text(variable, "label")?.Value ?? name.Value, query, fields.Flag(variable, "multiple")));
            }
        }

        return variables.DrainToImmutable();
    }

    private PanelDescription? ReadPanel(YamlMapping panel)
    {
        if (fields.Required(panel, "title", "the panel") is not { } title)
        {
            return null;
        }

        var owner = $"panel '{title.Value}'";
        fields.Check(panel, PanelKeys, owner);
        if (!titles.Add(title.Value))
        {
            found.Error(DashboardCodes.Description, title.Location, $"{owner} is there twice; its title is what links to it are made from");
        }

        var type = fields.Choice(panel, "type", PanelType.TimeSeries, PanelTypes.All);
        var description = fields.Required(panel, "description", owner);
        var unit = fields.Required(panel, "unit", owner);
        var columns = ReadColumns(panel);
        return description is null || unit is null ? null : new PanelDescription(panel, title, description.Value, type, unit.Value, ReadQueries(panel, owner))
        {
            Width = fields.Number(panel, "width", 1, Columns) ?? DefaultWidth,
            Height = fields.Number(panel, "height", 2, Columns) ?? PanelTypes.HeightOf(type),
            Needs = ReadNeeds(panel),
            Minimum = fields.Float(panel, "min"),
            Maximum = fields.Float(panel, "max"),
            IsStacked = fields.Flag(panel, "stacked"),
            Color = fields.Text(panel, "color")?.Value,
            Thresholds = ReadThresholds(panel),
            Values = ReadValues(panel),
            Columns = columns,
            Link = fields.Text(panel, "link"),
        };
    }

    private ImmutableArray<QueryDescription> ReadQueries(YamlMapping panel, string owner)
    {
        var queries = ImmutableArray.CreateBuilder<QueryDescription>();
        if (panel["queries"] is null)
        {
            Add(panel);
            return queries.DrainToImmutable();
        }

        foreach (var query in fields.Mappings(panel, "queries"))
        {
            fields.Check(query, QueryKeys, $"a query of {owner}");
            Add(query);
        }

        return queries.DrainToImmutable();

        void Add(YamlMapping query)
        {
            if (fields.Required(query, "query", owner) is { } expression)
            {
                queries.Add(new QueryDescription(expression, fields.Text(query, "legend")?.Value ?? ""));
            }
        }
    }

    // {0.8: orange, 0.95: red}
    private ImmutableArray<Threshold> ReadThresholds(YamlMapping panel)
    {
        var thresholds = ImmutableArray.CreateBuilder<Threshold>();
        foreach (var (key, value) in fields.Entries(panel, "thresholds"))
        {
            if (!double.TryParse(key.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            {
                found.Error(DashboardCodes.Description, key.Location, $"'{key.Value}' is not a number; write thresholds as {{0.8: orange, 0.95: red}}");
            }
            else if (fields.AsText(value) is { } color)
            {
                thresholds.Add(new Threshold(key.Value, color));
            }
        }

        return thresholds.DrainToImmutable();
    }

    // {0: down red, 1: up}
    private ImmutableArray<ValueText> ReadValues(YamlMapping panel)
    {
        var values = ImmutableArray.CreateBuilder<ValueText>();
        foreach (var (key, value) in fields.Entries(panel, "values"))
        {
            if (fields.AsText(value) is { } text)
            {
                var space = text.LastIndexOf(' ');
                values.Add(space < 0 ? new ValueText(key.Value, text, null) : new ValueText(key.Value, text[..space], text[(space + 1)..]));
            }
        }

        return values.DrainToImmutable();
    }

    // {instance: Node, "Value #A": CPU percentunit}
    private ImmutableArray<ColumnDescription> ReadColumns(YamlMapping panel)
    {
        var columns = ImmutableArray.CreateBuilder<ColumnDescription>();
        foreach (var (key, value) in fields.Entries(panel, "columns"))
        {
            if (fields.AsText(value) is { } text)
            {
                var comma = text.LastIndexOf(", ", StringComparison.Ordinal);
                columns.Add(comma < 0 ? new ColumnDescription(key.Value, text, null) : new ColumnDescription(key.Value, text[..comma], text[(comma + 2)..]));
            }
        }

        return columns.DrainToImmutable();
    }

    private static readonly ImmutableArray<(string Word, DashboardSubject Value)> Subjects = [("milvus", DashboardSubject.Milvus), ("stack", DashboardSubject.Stack)];
}
