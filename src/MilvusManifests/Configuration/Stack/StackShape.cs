using MilvusManifests.Catalogue;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Stack;

/// <summary>The shape of section <c>stack</c> and its binding.</summary>
internal static class StackShape
{
    private const string Unknown = "none";

    private static readonly PropertyShape<StackInstaller> Installer = Property.Choice(
        "installedBy",
        "What installed it: the manifests of kube-prometheus, the Helm chart kube-prometheus-stack, or something else of which nothing is known.",
        ("kubePrometheus", StackInstaller.KubePrometheus),
        ("kubePrometheusStack", StackInstaller.KubePrometheusStack),
        (Unknown, StackInstaller.None)) with
    { IsRequired = true };

    private static readonly PropertyShape<string> Release =
        Property.Text("release", HelmReleaseName.Syntax, "The Helm release of kube-prometheus-stack: its Prometheus selects monitors and rules by the label `release`.") with
        { Absent = $"`{KubePrometheusStackChart.Name}`" };

    private static readonly PropertyShape<string> Namespace =
        Property.Text("namespace", DnsLabel.Existing, "The namespace of its Prometheus and Grafana.") with
        { Absent = $"`{StackConfiguration.DefaultNamespace}`; required with `{Unknown}`" };

    private static readonly PropertyShape<string> ServiceAccount =
        Property.Text("serviceAccount", DnsSubdomain.Syntax, "The ServiceAccount that its Prometheus runs as.") with
        { Absent = $"the one that kube-prometheus or the chart creates; required with `{Unknown}`" };

    private static readonly PropertyShape Labels =
        new("labels", new MapShape(LabelKey.Syntax, new StringShape(LabelValue.Syntax)), "Labels by which its Prometheus selects monitors and rules, in addition to those that follow from the installation.")
        { Default = YamlMapping.Empty };

    /// <summary>The shape.</summary>
    public static MappingShape Shape { get; } = new(Installer, Release, Namespace, ServiceAccount, Labels)
    {
        Rules = [new RequiredWhen(Installer.Name, [Unknown], Namespace.Name), new RequiredWhen(Installer.Name, [Unknown], ServiceAccount.Name)],
    };

    /// <summary>The stack of a node to which the shape was applied.</summary>
    public static StackConfiguration Bind(BoundNode section) => new()
    {
        InstalledBy = section.IsWritten ? section.Get(Installer) : null,
        Release = section.Find(Release),
        Namespace = section.Find(Namespace),
        ServiceAccount = section.Find(ServiceAccount),
        Labels = section[Labels].Mapping,
    };
}
