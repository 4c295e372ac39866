using MilvusManifests.Catalogue;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Stack;

/// <summary>The stack that scrapes Milvus, if another installation has it: section <c>stack</c>.</summary>
internal sealed record StackConfiguration
{
    /// <summary>The namespace where nothing else is configured.</summary>
    public const string DefaultNamespace = "monitoring";

    private const string KubePrometheusAccount = "prometheus-k8s";

    /// <summary>What installed it; null where the set brings the stack itself.</summary>
    public required Setting<StackInstaller>? InstalledBy { get; init; }

    /// <summary>The Helm release of kube-prometheus-stack; null where the file has none.</summary>
    public required Setting<string>? Release { get; init; }

    /// <summary>The namespace of its Prometheus; null where the file has none.</summary>
    public required Setting<string>? Namespace { get; init; }

    /// <summary>The ServiceAccount of its Prometheus; null where the file has none.</summary>
    public required Setting<string>? ServiceAccount { get; init; }

    /// <summary>The labels by which it selects monitors and rules, as the file has them.</summary>
    public required YamlMapping Labels { get; init; }

    /// <summary>Whether another installation has the stack.</summary>
    public bool IsOfOthers => InstalledBy is not null;

    /// <summary>Whether its objects are named as those of kube-prometheus are.</summary>
    public bool IsKubePrometheus => InstalledBy is null or { IsValid: true, Value: StackInstaller.KubePrometheus };

    /// <summary>Whether it is a kube-prometheus-stack.</summary>
    public bool IsChart => InstalledBy is { IsValid: true, Value: StackInstaller.KubePrometheusStack };

    /// <summary>Whether it has the other programs of kube-prometheus, too: kube-state-metrics, the node exporter and the monitors of the control plane.</summary>
    public bool HasExporters => IsOfOthers && (IsKubePrometheus || IsChart);

    /// <summary>The Helm release.</summary>
    public string ReleaseName => Release?.Value ?? KubePrometheusStackChart.Name;

    /// <summary>The ServiceAccount that its Prometheus runs as.</summary>
    public string Account => ServiceAccount?.Value ?? (IsChart ? KubePrometheusStackChart.Prometheus(ReleaseName) : KubePrometheusAccount);

    /// <summary>The labels by which it selects monitors and rules, those that follow from the installation included.</summary>
    public YamlMapping SelectedLabels
    {
        get
        {
            var labels = IsChart ? YamlMapping.Empty.With(KubePrometheusStackChart.ReleaseLabel, YamlScalar.String(ReleaseName, Release?.Location)) : YamlMapping.Empty;
            return labels.MergedWith(Labels);
        }
    }

    /// <summary>The installation as a sentence names it.</summary>
    public string Title => IsChart ? "an existing kube-prometheus-stack" : IsKubePrometheus ? "an existing kube-prometheus" : "an existing Prometheus";
}

/// <summary>What installed a stack.</summary>
internal enum StackInstaller
{
    /// <summary>The manifests of kube-prometheus.</summary>
    KubePrometheus,

    /// <summary>The Helm chart kube-prometheus-stack.</summary>
    KubePrometheusStack,

    /// <summary>Something else with a Prometheus operator.</summary>
    None,
}
