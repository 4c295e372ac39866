using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Dashboards;

/// <summary>The variables that every dashboard of a subject has, and those of its description.</summary>
internal static class StandardVariables
{
    private const string DataSource = "datasource";

    // Every process of Milvus has it from its start, whatever it does.
    private const string Process = "milvus_build_info";

    /// <summary>The variables of a dashboard.</summary>
    /// <param name="description">Its description.</param>
    /// <param name="group">The Milvus that it is about; null for the stack.</param>
    /// <param name="words">What the words of the description stand for.</param>
    public static ImmutableArray<CompiledVariable> Of(DashboardDescription description, MilvusGroup? group, DescriptionWords words)
    {
        var owner = description.Title;
        var node = YamlMapping.Empty;
        var variables = ImmutableArray.CreateBuilder<CompiledVariable>();
        variables.Add(new(DataSource, "Data source", null, node, IsMultiple: false));
        if (group is null)
        {
            Add("cluster", "Cluster", "label_values(up{job=\"prometheus-k8s\"}, cluster)", isMultiple: true);
        }
        else
        {
            var releases = group.IsOneOfSeveral ? $", app_kubernetes_io_instance=~\"{Alternatives(group.Instances.Select(instance => instance.Release.Value))}\"" : "";
            var spaces = group.IsOneOfSeveral ? $", namespace=~\"{Alternatives(group.Instances.Select(instance => instance.Namespace.Value))}\"" : "";
            Add("cluster", "Cluster", $"label_values({Process}, cluster)", isMultiple: true);
            Add("namespace", "Namespace", $"label_values({Process}{{%cluster%, %name%{spaces}}}, namespace)", isMultiple: false);
            Add("release", "Release", $"label_values({Process}{{%cluster%, namespace=\"$namespace\", %name%{releases}}}, app_kubernetes_io_instance)", isMultiple: false);
            Add("component", "Component", $"label_values({Process}{{%milvus%}}, %component%)", isMultiple: true);
        }

        foreach (var variable in description.Variables)
        {
            variables.Add(new(variable.Name, variable.Label, new CompiledText(variable.Query, words.Replace(variable.Query.Value)), variable.Node, variable.IsMultiple));
        }

        return variables.DrainToImmutable();

        void Add(string name, string label, string query, bool isMultiple)
        {
            query = words.Replace(query)?.Value ?? query;
            var place = new TextSpan(0, owner.Value.Length);
            variables.Add(new(name, label, new CompiledText(owner, MappedText.StandingFor(query, place)), node, isMultiple));
        }
    }

    private static string Alternatives(IEnumerable<string> values) => string.Join('|', values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
