using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rules.Dashboards;

/// <summary>Which queries of a dashboard go to Prometheus.</summary>
/// <param name="dashboard">The dashboard.</param>
/// <param name="variables">Its variables, some of which stand for data sources.</param>
internal sealed class DataSources(ObjectFields dashboard, ImmutableArray<DashboardVariable> variables)
{
    /// <summary>The type of the data source of a query, if it is known and is not Prometheus, or what speaks its language.</summary>
    /// <param name="own">The data source of the query, variable or annotation; null if it has none.</param>
    /// <param name="panel">That of its panel; null if it has none.</param>
    public string? OtherThanPrometheus(YamlNode? own, YamlNode? panel)
    {
        var type = TypeOf(own) ?? TypeOf(panel);
        return type is null or "prometheus" or "grafana-amazonprometheus-datasource" or "grafana-azureprometheus-datasource" ? null : type;
    }

    private string? TypeOf(YamlNode? source) => source switch
    {
        YamlMapping mapping => new ObjectFields(mapping).Text("type") ?? TypeOfReference(new ObjectFields(mapping).Text("uid")),
        YamlScalar { Kind: YamlScalarKind.String } name => TypeOfReference(name.Value),
        _ => null,
    };

    // Of a data source that is named, only what stands for one is known.
    private string? TypeOfReference(string? reference)
    {
        if (reference is null or "" || reference[0] is not ('$' or '['))
        {
            return reference is "-- Grafana --" or "grafana" ? "grafana" : null;
        }

        var name = reference.Trim('$', '{', '}', '[', ']');
        foreach (var variable in variables)
        {
            if (variable.Name == name && variable.Type == "datasource")
            {
                return new ObjectFields(variable.Node).Text("query");
            }
        }

        foreach (var input in dashboard.Mappings("__inputs"))
        {
            if (input.Text("name") == name)
            {
                return input.Text("pluginId");
            }
        }

        return null;
    }
}
