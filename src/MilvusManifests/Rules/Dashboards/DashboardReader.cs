using System.Collections.Immutable;
using MilvusManifests.Json;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rules.Dashboards;

/// <summary>Reads dashboards of Grafana, and what in them is sent to Prometheus.</summary>
internal sealed class DashboardReader
{
    // Rows have panels, and panels of rows do not; what goes deeper is no dashboard.
    private const int MaximumDepth = 8;

    private readonly EmbeddedText? document;
    private readonly DataSources sources;
    private readonly GrafanaVariables replacement;
    private readonly ImmutableArray<DashboardQuery>.Builder queries = ImmutableArray.CreateBuilder<DashboardQuery>();
    private readonly ImmutableArray<SkippedQueries>.Builder skipped = ImmutableArray.CreateBuilder<SkippedQueries>();

    private DashboardReader(ObjectFields dashboard, EmbeddedText? document, ImmutableArray<DashboardVariable> variables)
    {
        this.document = document;
        sources = new DataSources(dashboard, variables);
        replacement = new GrafanaVariables(variables);
    }

    /// <summary>The dashboards in an object: the JSON files of a ConfigMap, or the one of a GrafanaDashboard. JSON that is not valid is ignored.</summary>
    public static IEnumerable<Dashboard> AllOf(YamlMapping node)
    {
        var fields = new ObjectFields(node);
        var kind = fields.Text("kind");
        if (kind == "ConfigMap")
        {
            foreach (var (key, value) in fields.Entries("data"))
            {
                if (key.Value.EndsWith(".json", StringComparison.Ordinal) && Embedded(value, key.Value) is { } dashboard)
                {
                    yield return dashboard;
                }
            }
        }
        else if (kind == "GrafanaDashboard" && Embedded(fields.Fields("spec")["json"], "json") is { } dashboard)
        {
            yield return dashboard;
        }
    }

    /// <summary>The dashboard that a JSON document is; null if it is none.</summary>
    /// <param name="root">The document.</param>
    /// <param name="document">The scalar that it is in; null if it is a file of its own.</param>
    public static Dashboard? Read(YamlMapping root, EmbeddedText? document = null)
    {
        var fields = new ObjectFields(root);
        if (!(root["panels"] is YamlSequence || root["rows"] is YamlSequence) || fields.Scalar("title") is not { } title || fields.Has("kind"))
        {
            return null;
        }

        var variables = VariablesOf(fields);
        var reader = new DashboardReader(fields, document, variables);
        reader.ReadVariables(variables);
        reader.ReadAnnotations(fields);
        reader.ReadPanels(fields.Mappings("panels"), 0);
        foreach (var row in fields.Mappings("rows"))
        {
            reader.ReadPanels(row.Mappings("panels"), 1);
        }

        return new Dashboard(root, document, title, fields.Scalar("uid"), variables, reader.queries.ToImmutable(), reader.skipped.ToImmutable());
    }

    private static Dashboard? Embedded(YamlNode? value, string name)
    {
        if (value is not YamlScalar { Kind: YamlScalarKind.String, IsPlaceholder: false } text)
        {
            return null;
        }

        var document = new EmbeddedText(text, name);
        return JsonReader.Read(document.Source).Value is YamlMapping root ? Read(root, document) : null;
    }

    private static ImmutableArray<DashboardVariable> VariablesOf(ObjectFields dashboard)
    {
        var variables = ImmutableArray.CreateBuilder<DashboardVariable>();
        foreach (var variable in dashboard.Fields("templating").Mappings("list"))
        {
            if (variable.Text("name") is { Length: > 0 } name)
            {
                variables.Add(new(variable.Node!, name, variable.TextOr("type", "query") ?? "", ValuesOf(variable)));
            }
        }

        return variables.DrainToImmutable();
    }

    private static ImmutableArray<string> ValuesOf(ObjectFields variable)
    {
        var values = ImmutableArray.CreateBuilder<string>();
        Add(variable.Fields("current")["value"]);
        foreach (var option in variable.Mappings("options"))
        {
            Add(option["value"]);
        }

        if (variable.Text("type") is "custom" or "interval" or "constant" or "textbox" && variable.Text("query") is { } query)
        {
            values.AddRange(query.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(value => value[(value.LastIndexOf(" : ", StringComparison.Ordinal) is >= 0 and var colon ? colon + 3 : 0)..]));
        }

        return [.. values.Where(value => value.Length > 0 && !value.StartsWith("$__", StringComparison.Ordinal))];

        void Add(YamlNode? value)
        {
            values.AddRange(value switch
            {
                YamlScalar { Kind: not YamlScalarKind.Null } scalar => [scalar.Value],
                YamlSequence sequence => sequence.Items.OfType<YamlScalar>().Select(item => item.Value),
                _ => [],
            });
        }
    }

    private void ReadVariables(ImmutableArray<DashboardVariable> variables)
    {
        foreach (var variable in variables)
        {
            var fields = new ObjectFields(variable.Node);
            if (variable.Type != "query" || (fields.Scalar("query") ?? fields.Fields("query").Scalar("query") ?? fields.Scalar("definition")) is not { Value.Length: > 0 } query)
            {
                continue;
            }

            if (sources.OtherThanPrometheus(fields["datasource"], null) is { } other)
            {
                skipped.Add(new(variable.Node, $"the data source of variable '{variable.Name}' is of type {other}"));
            }
            else if (VariableQuery.Find(query.Value, out var label) is { } span)
            {
                Add(DashboardQueryKind.Variable, variable.Node, null, query, span, label);
            }
        }
    }

    private void ReadAnnotations(ObjectFields dashboard)
    {
        foreach (var annotation in dashboard.Fields("annotations").Mappings("list"))
        {
            var expression = annotation.Scalar("expr") ?? annotation.Fields("target").Scalar("expr");
            if (expression is { Value.Length: > 0 } && sources.OtherThanPrometheus(annotation["datasource"], null) is null)
            {
                Add(DashboardQueryKind.Annotation, annotation.Node!, null, expression, new TextSpan(0, expression.Value.Length), null);
            }
        }
    }

    private void ReadPanels(MappingItems panels, int depth)
    {
        foreach (var panel in panels)
        {
            var title = panel.Text("title") ?? "";
            if (panel.Has("libraryPanel"))
            {
                skipped.Add(new(panel.Node!, $"panel '{title}' is in a library of Grafana"));
                continue;
            }

            ReadTargets(panel, new DashboardPanel(panel.Node!, title, panel.Text("type") ?? ""));
            if (depth < MaximumDepth)
            {
                ReadPanels(panel.Mappings("panels"), depth + 1);
            }
        }
    }

    private void ReadTargets(ObjectFields panel, DashboardPanel owner)
    {
        foreach (var target in panel.Mappings("targets"))
        {
            if (target.Scalar("expr") is not { } expression || string.IsNullOrWhiteSpace(expression.Value))
            {
                continue;
            }

            if (sources.OtherThanPrometheus(target["datasource"], panel["datasource"]) is { } other)
            {
                skipped.Add(new(target.Node!, $"the data source of panel '{owner.Title}' is of type {other}"));
            }
            else
            {
                Add(DashboardQueryKind.Panel, target.Node!, owner, expression, new TextSpan(0, expression.Value.Length), null);
            }
        }
    }

    private void Add(DashboardQueryKind kind, YamlMapping node, DashboardPanel? panel, YamlScalar scalar, TextSpan part, string? label)
    {
        var whole = PlacedText.Of(scalar, document);
        var text = part.Length == scalar.Value.Length ? whole : whole.With(MappedText.AsWritten(scalar.Value.Substring(part.Start, part.Length), part.Start));
        var made = replacement.Replace(text.Value);
        queries.Add(new DashboardQuery(kind, node, panel, made.Variables.IsEmpty ? text : text.With(made.Text), made.Variables, label) { Unknown = made.Unknown, AreVariablesKnown = made.IsCertain });
    }
}
