using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Access;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.Configuration;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.Values;

namespace MilvusManifests.ScrapePath.Milvus;

/// <summary>The Services and pods that the Helm chart, or milvus-operator, makes of a Milvus.</summary>
/// <param name="Services">The Services with metrics.</param>
/// <param name="Pods">The pods.</param>
/// <remarks>milvus-helm templates/*-svc.yaml and *-deployment.yaml (4.1.0 to 5.0.19); milvus-operator pkg/controllers/components.go (1.3.8)</remarks>
internal sealed record MilvusWorkloads(ImmutableArray<ServiceView> Services, ImmutableArray<PodGroup> Pods)
{
    private const int MetricsPort = 9091;
    private const int GrpcPort = 19530;
    private const string Metrics = "metrics";

    /// <summary>None.</summary>
    public static MilvusWorkloads None { get; } = new([], []);

    /// <summary>Those of the instances that a set does not have itself.</summary>
    /// <param name="instances">The instances of the configuration.</param>
    /// <param name="cluster">The set.</param>
    public static MilvusWorkloads Missing(ImmutableArray<MilvusInstance> instances, ClusterObjects cluster)
    {
        var known = PodGroups.Of(cluster);
        var all = None;
        foreach (var instance in instances)
        {
            var own = Of(instance);
            if (!known.Any(group => group.Namespace == instance.Namespace.Value && own.Pods[0].Labels.Known.Where(IsIdentity).All(label => group.Labels.HasAny(label.Key, [label.Value]) == Answer.Yes)))
            {
                all = new(all.Services.AddRange(own.Services), all.Pods.AddRange(own.Pods));
            }
        }

        return all;
    }

    /// <summary>Those of one instance.</summary>
    public static MilvusWorkloads Of(MilvusInstance instance)
    {
        var isOfOperator = instance.InstalledBy.Value == InstalledBy.Operator;
        var full = instance.Names.Value.FullName;
        var space = instance.Namespace.Value;
        var services = ImmutableArray.CreateBuilder<ServiceView>();
        var pods = ImmutableArray.CreateBuilder<PodGroup>();
        foreach (var component in Components(instance))
        {
            var labels = LabelsOf(instance, component);
            var name = $"{full}-{component}";
            ImmutableArray<ContainerPort> ports = [new(Metrics, MetricsPort, "TCP") { Container = component }];
            var owner = new ClusterObject(new ObjectReference("apps", "Deployment", space, name), Named("Deployment", space, name, labels));
            pods.Add(new PodGroup(owner, space, labels with { AreAll = false }, ports, new ServiceAccount(space, "default"), null, IsHostNetwork: false));
            var isEntry = component is "proxy" or "standalone";
            if (isEntry || !isOfOperator)
            {
                services.Add(Service(space, isEntry ? full : name, isOfOperator ? WithoutComponent(labels) : labels, labels, isEntry));
            }
        }

        return new(services.DrainToImmutable(), pods.DrainToImmutable());
    }

    // By the charts' defaults: the coordinators were merged in 2.4.7, index nodes became a part of data nodes and streaming nodes were added in 2.6.
    private static ImmutableArray<string> Components(MilvusInstance instance)
    {
        if (instance.Mode.Value == MilvusMode.Standalone)
        {
            return ["standalone"];
        }

        var version = instance.Version.Value.Number;
        return version >= new ReleaseNumber(2, 6) ? ["proxy", "mixcoord", "querynode", "datanode", "streamingnode"]
            : version >= new ReleaseNumber(2, 4, 7) ? ["proxy", "mixcoord", "querynode", "datanode", "indexnode"]
            : ["proxy", "rootcoord", "querycoord", "indexcoord", "datacoord", "querynode", "datanode", "indexnode"];
    }

    private static Labels LabelsOf(MilvusInstance instance, string component)
    {
        var labels = Labels.None.With("app.kubernetes.io/name", instance.Names.Value.Name).With("app.kubernetes.io/instance", instance.Release.Value);
        return instance.InstalledBy.Value == InstalledBy.Operator
            ? labels.With("app.kubernetes.io/component", component).With("app.kubernetes.io/managed-by", "milvus-operator")
            : labels.With("component", component);
    }

    private static Labels WithoutComponent(Labels labels) => labels with { Known = labels.Known.Remove("app.kubernetes.io/component") };

    private static bool IsIdentity(KeyValuePair<string, string> label) => label.Key is "app.kubernetes.io/name" or "app.kubernetes.io/instance";

    private static ServiceView Service(string space, string name, Labels labels, Labels selected, bool isEntry)
    {
        var owner = new ClusterObject(new ObjectReference("", "Service", space, name), Named("Service", space, name, labels));
        ImmutableArray<ServicePort> ports = isEntry
            ? [new("milvus", GrpcPort, "TCP", "milvus"), new(Metrics, MetricsPort, "TCP", Metrics)]
            : [new(Metrics, MetricsPort, "TCP", Metrics)];
        return new(owner, ports, new LabelSelector([.. selected.Known.Select(label => new LabelRequirement(label.Key, LabelRequirement.In, [label.Value]))]), IsExternalName: false);
    }

    private static Yaml.YamlMapping Named(string kind, string space, string name, Labels labels)
    {
        var map = Nodes.Map();
        foreach (var (key, value) in labels.Known)
        {
            map = map.With(key, Nodes.Text(value));
        }

        return Nodes.Map(
            ("apiVersion", Nodes.Text(kind == "Service" ? "v1" : "apps/v1")), ("kind", Nodes.Text(kind)),
            ("metadata", Nodes.Map(("name", Nodes.Text(name)), ("namespace", Nodes.Text(space)), ("labels", map))));
    }
}
