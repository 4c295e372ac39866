using System.Collections.Immutable;
using MilvusManifests.Catalogue.Milvus;
using MilvusManifests.Configuration.Milvus;

namespace MilvusManifests.Building.Milvus;

/// <summary>The shipped templates that are rendered for a Milvus.</summary>
internal static class InstanceFiles
{
    private const string Folder = "milvus/";
    private const string ServiceMonitor = Folder + "serviceMonitor.yaml.sbn";
    private const string PodMonitor = Folder + "podMonitor.yaml.sbn";
    private const string ComponentPodMonitor = Folder + "componentPodMonitor.yaml.sbn";
    private const string PrometheusRule = Folder + "prometheusRule.yaml.sbn";
    private const string NetworkPolicy = Folder + "networkPolicy.yaml.sbn";

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<string> Templates { get; } =
        [ServiceMonitor, PodMonitor, ComponentPodMonitor, PrometheusRule, NetworkPolicy, .. MilvusDependency.All.Select(TemplateOf)];

    /// <summary>Those that a Milvus needs, in the order they are applied.</summary>
    public static ImmutableArray<string> Of(MilvusInstance milvus)
    {
        var files = ImmutableArray.CreateBuilder<string>();
        if (milvus.Monitor.Value == MonitorOwner.Ours && milvus.IsOfOperator)
        {
            files.Add(PodMonitor);
        }
        else if (milvus.Monitor.Value == MonitorOwner.Ours)
        {
            files.Add(ServiceMonitor);
            if (milvus.Components().Any(component => !component.HasService))
            {
                files.Add(ComponentPodMonitor);
            }
        }

        foreach (var dependency in milvus.Dependencies)
        {
            files.Add(TemplateOf(dependency.Value));
        }

        if (milvus.NetworkPolicy.Value != MetricsPolicy.None)
        {
            files.Add(NetworkPolicy);
        }

        files.Add(PrometheusRule);
        return files.DrainToImmutable();
    }

    private static string TemplateOf(MilvusDependency dependency) =>
        $"{Folder}{dependency.Key}-{(dependency.Name == "kafka" ? "serviceMonitor" : "podMonitor")}.yaml.sbn";
}
