using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Catalogue.Milvus;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Access;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.Configuration.Milvus;
using MilvusManifests.ScrapePath.Mending;

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
            if (!own.Pods.IsEmpty && !known.Any(group => group.Namespace == instance.Namespace.Value && own.Pods[0].Labels.Known.Where(IsIdentity).All(label => group.Labels.HasAny(label.Key, [label.Value]) == Answer.Yes)))
            {
                all = new(all.Services.AddRange(own.Services), all.Pods.AddRange(own.Pods));
            }
        }

        return all;
    }

    /// <summary>Those of one instance.</summary>
    public static MilvusWorkloads Of(MilvusInstance instance)
    {
        var isOfOperator = instance.IsOfOperator;
        var full = instance.Names.Value.FullName;
        var space = instance.Namespace.Value;
        var services = ImmutableArray.CreateBuilder<ServiceView>();
        var pods = ImmutableArray.CreateBuilder<PodGroup>();
        foreach (var (component, _, hasService) in instance.Components())
        {
            var labels = LabelsOf(instance, component);
            var name = $"{full}-{component}";
            // The chart lets people add labels of their own.
            pods.Add(GroupOf(Owner("Deployment", space, name, labels), labels with { AreAll = false }, [Port(Metrics, MetricsPort, component)]));
            var isEntry = component is "proxy" or "standalone";
            if (hasService)
            {
                services.Add(Service(space, isEntry ? full : name, isOfOperator ? WithoutComponent(labels) : labels, labels, isEntry));
            }
        }

        foreach (var dependency in instance.Dependencies)
        {
            Add(dependency.Value, dependency.Value.ReleaseOf(instance.Release.Value, isOfOperator), space, services, pods);
        }

        return new(services.DrainToImmutable(), pods.DrainToImmutable());
    }

    // Charts etcd 6.3.3 and 8.12.0, minio 8.0.17, pulsar 2.7.8 and 3.3.0, kafka 15.5.1.
    private static void Add(MilvusDependency dependency, string release, string space, ImmutableArray<ServiceView>.Builder services, ImmutableArray<PodGroup>.Builder pods)
    {
        var prefix = $"{release}-{dependency.Key}";
        switch (dependency.Name)
        {
            case "etcd":
                pods.Add(GroupOf(Owner("StatefulSet", space, prefix, Bitnami("etcd", release)), Bitnami("etcd", release), [Port("client", 2379, "etcd")]));
                break;
            case "minio":
                var minio = Labels.None.With("app", "minio").With("release", release);
                pods.Add(GroupOf(Owner("Deployment", space, prefix, minio), minio, [Port("http", 9000, "minio")]));
                break;
            case "kafka":
                var exporter = Bitnami("kafka", release).With("app.kubernetes.io/component", "cluster-metrics");
                services.Add(new(
                    new ClusterObject(new ObjectReference("", "Service", space, $"{prefix}-metrics"), Named("Service", space, $"{prefix}-metrics", exporter)),
                    [new("http-metrics", 9308, "TCP", Metrics)], SelectorOf(exporter), IsExternalName: false));
                pods.Add(GroupOf(Owner("Deployment", space, $"{prefix}-exporter", exporter), exporter, [Port(Metrics, 9308, "kafka-exporter")]));
                break;
            default:
                foreach (var component in (ReadOnlySpan<string>)["zookeeper", "bookie", "recovery", "broker", "proxy"])
                {
                    var labels = Labels.None.With("app", dependency.Key).With("release", release).With("component", component);
                    pods.Add(GroupOf(Owner("StatefulSet", space, $"{prefix}-{component}", labels), labels, [Port("http", component is "broker" ? 8080 : component is "proxy" ? 80 : 8000, component)]));
                }

                break;
        }
    }

    private static Labels Bitnami(string name, string release) => Labels.None.With("app.kubernetes.io/name", name).With("app.kubernetes.io/instance", release);

    private static ContainerPort Port(string name, int number, string container) => new(name, number, "TCP") { Container = container };

    private static ClusterObject Owner(string kind, string space, string name, Labels labels) => new(new ObjectReference("apps", kind, space, name), Named(kind, space, name, labels));

    private static PodGroup GroupOf(ClusterObject owner, Labels labels, ImmutableArray<ContainerPort> ports) =>
        new(owner, owner.Namespace!, labels, ports, new ServiceAccount(owner.Namespace!, "default"), null, IsHostNetwork: false);

    private static LabelSelector SelectorOf(Labels labels) => new([.. labels.Known.Select(label => new LabelRequirement(label.Key, LabelRequirement.In, [label.Value]))]);

    private static Labels LabelsOf(MilvusInstance instance, string component)
    {
        var labels = Labels.None.With("app.kubernetes.io/name", instance.Names.Value.Name).With("app.kubernetes.io/instance", instance.Release.Value);
        return instance.IsOfOperator
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
        return new(owner, ports, SelectorOf(selected), IsExternalName: false);
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
