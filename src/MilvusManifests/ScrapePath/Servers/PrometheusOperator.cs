using System.Collections.Immutable;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Servers;

/// <summary>A running Prometheus operator.</summary>
/// <param name="Pods">Its pods.</param>
/// <param name="Container">Its container.</param>
/// <param name="Arguments">What it was started with.</param>
internal sealed record PrometheusOperator(PodGroup Pods, ObjectFields Container, OperatorArguments Arguments)
{
    private const string Image = "prometheus-operator";

    /// <summary>The namespaces that it looks in; none for all, null if the set does not say it.</summary>
    public ImmutableArray<string>? Namespaces => Arguments.List("namespaces", Pods.Owner, Container);

    /// <summary>The namespaces that it does not look in.</summary>
    public ImmutableArray<string>? DeniedNamespaces => Arguments.List("deny-namespaces", Pods.Owner, Container);

    /// <summary>The namespaces of the servers that it reconciles; none for all that it looks in.</summary>
    public ImmutableArray<string>? InstanceNamespaces => Arguments.List("prometheus-instance-namespaces", Pods.Owner, Container);

    /// <summary>The selector of the servers that it reconciles, as it is written; null for all.</summary>
    public YamlScalar? InstanceSelector => Arguments.Values.GetValueOrDefault("prometheus-instance-selector") is { Value.Length: > 0 } selector ? selector : null;

    /// <summary>Which servers it reconciles by their annotation, as it is written; null for those without one.</summary>
    public YamlScalar? ControllerId => Arguments.Values.GetValueOrDefault("controller-id") is { Value.Length: > 0 } id ? id : null;

    /// <summary>The version in its image, <c>0.92.0</c>; null if it has none.</summary>
    public string? Version => ImageReference.Parse(Container.Text("image") ?? "").Tag?.TrimStart('v') is { } tag && System.Version.TryParse(tag, out _) ? tag : null;

    /// <summary>The operators of a set.</summary>
    public static ImmutableArray<PrometheusOperator> AllOf(ImmutableArray<PodGroup> pods)
    {
        var found = ImmutableArray.CreateBuilder<PrometheusOperator>();
        foreach (var group in pods)
        {
            foreach (var container in group.Spec.Mappings("containers"))
            {
                if (container.Text("image") is { Length: > 0 } image && ImageReference.Parse(image).Name == Image)
                {
                    found.Add(new PrometheusOperator(group, container, OperatorArguments.Of(container)));
                }
            }
        }

        return found.DrainToImmutable();
    }
}
