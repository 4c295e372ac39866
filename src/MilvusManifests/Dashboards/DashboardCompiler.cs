using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Text;

namespace MilvusManifests.Dashboards;

/// <summary>Compiles descriptions for a set: what the versions that run cannot show is left out, the rest is placed.</summary>
internal sealed class DashboardCompiler
{
    private const string Overall = "milvus";
    private const uint Ids = 1_000_000;

    private readonly DashboardEnvironment environment;
    private readonly MilvusGroup? group;
    private readonly DescriptionWords words;
    private readonly ImmutableArray<MetricView> views;
    private readonly ImmutableArray<string> names;

    private DashboardCompiler(DashboardEnvironment environment, MilvusGroup? group, ImmutableArray<string> names)
    {
        (this.environment, this.group, this.names) = (environment, group, names);
        (words, views) = group is null ? (DescriptionWords.OfStack, environment.Views) : (DescriptionWords.Of(group), group.Views);
    }

    /// <summary>The dashboards of a description: one about the stack, one for each group of Milvus; none where nothing would be shown.</summary>
    /// <param name="description">The description.</param>
    /// <param name="environment">What it is compiled for.</param>
    /// <param name="names">The names of all descriptions, which links are made to.</param>
    public static IEnumerable<CompiledDashboard> Compile(DashboardDescription description, DashboardEnvironment environment, ImmutableArray<string> names)
    {
        if (!environment.Has(description.Needs))
        {
            yield break;
        }

        if (description.Subject == DashboardSubject.Stack)
        {
            if (new DashboardCompiler(environment, null, names).Compile(description) is { } compiled)
            {
                yield return compiled;
            }

            yield break;
        }

        foreach (var group in environment.Milvus)
        {
            if (new DashboardCompiler(environment, group, names).Compile(description) is { } compiled)
            {
                yield return compiled;
            }
        }
    }

    private CompiledDashboard? Compile(DashboardDescription description)
    {
        var grid = new PanelGrid();
        var rows = ImmutableArray.CreateBuilder<CompiledRow>();
        foreach (var row in description.Rows)
        {
            if (environment.Has(row.Needs, group) && Compile(row) is { IsEmpty: false } panels)
            {
                rows.Add(grid.Place(row.Title, IdOf(row.Title + "/"), panels));
            }
        }

        var title = description.Title.Value;
        var variables = StandardVariables.Of(description, group, words);
        return rows.Count == 0 ? null : new CompiledDashboard(
            NameOf(description.Name), UidOf(description.Name), group is { IsOneOfSeveral: true } && title.StartsWith("Milvus ", StringComparison.Ordinal) ? $"Milvus {group.Distinction}{title["Milvus".Length..]}" : title,
            description, variables, AlertsOf(description), rows.DrainToImmutable())
        {
            SchemaVersion = environment.SchemaVersion,
            Tags = group is null ? ["kubernetes"] : group.IsOneOfSeveral ? [Overall, TagOf(group)] : [Overall],
            Links = [.. environment.Milvus.Select(other => ($"Milvus {other.Distinction}".TrimEnd(), other.IsOneOfSeveral ? TagOf(other) : Overall)), ("Kubernetes", "kubernetes")],
        };
    }

    private ImmutableArray<CompiledPanel> Compile(RowDescription row)
    {
        var panels = ImmutableArray.CreateBuilder<CompiledPanel>();
        foreach (var panel in row.Panels)
        {
            if (environment.Has(panel.Needs, group) && Compile(panel.Queries) is { IsEmpty: false } queries)
            {
                var link = panel.Link is { } other && names.Contains(other.Value, StringComparer.Ordinal) ? UidOf(other.Value) : null;
                panels.Add(new CompiledPanel(panel, IdOf(panel.Title.Value), 0, 0, queries, link) { Width = panel.Width, Height = panel.Height });
            }
        }

        return panels.DrainToImmutable();
    }

    private ImmutableArray<CompiledQuery> Compile(ImmutableArray<QueryDescription> queries)
    {
        var compiled = ImmutableArray.CreateBuilder<CompiledQuery>();
        for (var i = 0; i < queries.Length; i++)
        {
            var expression = new CompiledText(queries[i].Expression, words.Replace(queries[i].Expression.Value));
            if (!QueriedMetrics.AreMissing(expression.Value, views))
            {
                compiled.Add(new CompiledQuery(((char)('A' + i)).ToString(CultureInfo.InvariantCulture), expression, words.Replace(queries[i].Legend)?.Value ?? queries[i].Legend));
            }
        }

        return compiled.DrainToImmutable();
    }

    private CompiledText AlertsOf(DashboardDescription description)
    {
        var matchers = description.Alerts?.Value ?? (group is null ? "%cluster%" : "%cluster%, namespace=\"$namespace\"");
        matchers = words.Replace(matchers)?.Value ?? matchers;
        var query = $"ALERTS{{alertstate=\"firing\", {matchers}}}";
        var scalar = description.Alerts ?? description.Title;
        return new CompiledText(scalar, MappedText.StandingFor(query, new TextSpan(0, scalar.Value.Length)));
    }

    private string NameOf(string name)
    {
        if (group is not { IsOneOfSeveral: true })
        {
            return name;
        }

        var minor = group.Distinction.Replace('.', '-').Replace(' ', '-');
        return name.StartsWith("milvus-", StringComparison.Ordinal) ? $"milvus-{minor}-{name["milvus-".Length..]}" : $"{name}-{minor}";
    }

    private string UidOf(string name) => group is null || !name.StartsWith("milvus-", StringComparison.Ordinal) ? $"stack-{name}" : NameOf(name);

    private static string TagOf(MilvusGroup group) => $"milvus-{group.Distinction.Replace(' ', '-')}";

    // FNV-1a: the number of a panel stays the same when others come and go around it.
    private static int IdOf(string title)
    {
        var hash = 2166136261;
        foreach (var letter in title)
        {
            hash = (hash ^ letter) * 16777619;
        }

        return (int)(hash % Ids) + 1;
    }
}
