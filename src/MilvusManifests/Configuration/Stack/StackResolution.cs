using MilvusManifests.Catalogue;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Stack;

/// <summary>What section <c>stack</c> decides in the other sections.</summary>
internal static class StackResolution
{
    private static readonly string[] LabelsOfScrape = ["scrape", "labels"];

    /// <summary>The configuration with it: without a stack of its own, in the namespace of the other one, with monitors and rules that are selected there.</summary>
    /// <param name="configuration">The configuration, without an error.</param>
    public static ManifestsConfiguration Resolve(ManifestsConfiguration configuration)
    {
        var stack = configuration.Stack;
        return !stack.IsOfOthers ? configuration : configuration with
        {
            KubePrometheus = configuration.KubePrometheus with
            {
                Source = new BuiltinSource(null),
                Namespace = stack.Namespace ?? new(StackConfiguration.DefaultNamespace, YamlScalar.String(StackConfiguration.DefaultNamespace)),
                LeftOut = [.. StackComponent.Names],
                HasExportersElsewhere = stack.HasExporters,
                Dashboards = Resolve(configuration.KubePrometheus.Dashboards, stack),
            },
            Milvus = [.. configuration.Milvus.Select(milvus => milvus with
            {
                Node = milvus.Node.Change<YamlMapping>(LabelsOfScrape, written => stack.SelectedLabels.MergedWith(written)),
                Scrape = milvus.Scrape with { Labels = stack.SelectedLabels.MergedWith(milvus.Scrape.Labels) },
            })],
        };
    }

    // The chart's Grafana has a sidecar; that of kube-prometheus mounts each dashboard by name.
    private static DashboardConfiguration Resolve(DashboardConfiguration written, StackConfiguration stack) => written.Delivery.IsWritten ? written
        : written with { Delivery = new(stack.IsChart ? DashboardDelivery.Sidecar : DashboardDelivery.Files, written.Delivery.Node) };
}
