using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.Schemas;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Checks.Objects;

/// <summary>Containers say how much CPU and memory they need.</summary>
internal sealed class ContainersWithoutRequests : IObjectCheck
{
    // Since this version of Kubernetes a pod can request for all of its containers (PodLevelResources).
    private const int PodLevelResources = 34;

    private static readonly ImmutableArray<string> Resources = ["cpu", "memory"];

    // Each of them becomes the default request where nothing nearer is given.
    private static readonly ImmutableArray<string> LimitDefaults = ["defaultRequest", "default", "max", "min"];

    /// <summary>A container that does not request CPU or memory.</summary>
    public static readonly DiagnosticCode NoRequests = new(
        "MM4820",
        "container without requests",
        "The scheduler counts only what containers request. One that requests nothing is placed on a node that may be full, gets what the others leave of the CPU, " +
        "and is among the first to be killed or evicted when memory runs out. A limit is a request too where no request is given, and so is the default of a LimitRange.",
        new(
            "container 'prometheus' of Prometheus monitoring/k8s requests no cpu",
            "spec:\n  resources:\n    requests:\n      memory: 400Mi"),
        "Set 'resources.requests' of the container, from what it uses: the metrics container_cpu_usage_seconds_total and container_memory_working_set_bytes show it.");

    /// <inheritdoc/>
    public DiagnosticCode Code => NoRequests;

    /// <inheritdoc/>
    public ImmutableArray<Purpose> Purposes { get; } =
    [
        new("Prometheus", "k8s", ["prometheus cpu"],
            "how much CPU Prometheus needs depends on the number of series, which kube-prometheus cannot know; it requests memory alone"),
    ];

    /// <inheritdoc/>
    public IEnumerable<ObjectFault> Run(CheckedObjects set)
    {
        var canRequestForPods = KubernetesVersion.TryParse(set.Cluster.Schemas.Kubernetes, out var version) && version.Minor >= PodLevelResources;
        foreach (var (pods, spec) in set.Pods)
        {
            var ofPod = canRequestForPods ? spec.Fields("resources") : default;
            foreach (var container in PodContainer.Of(spec))
            {
                if (container.EndsBeforeOthers)
                {
                    continue;
                }

                var missing = Missing(container.Fields.Fields("resources"), ofPod, pods.Namespace, set.Cluster.Objects);
                if (!missing.IsEmpty)
                {
                    var shown = $"container {ValueText.Quote(container.Name)} of {pods.Owner}";
                    yield return new(pods.Owner, container.PlaceOf("resources"), $"{shown} requests no {ValueText.Choice(missing)}")
                    {
                        Subject = $"{container.Name} {string.Join('+', missing)}",
                        Also = $"and {shown}",
                    };
                }
            }
        }
    }

    private static ImmutableArray<string> Missing(ObjectFields ofContainer, ObjectFields ofPod, string space, ClusterObjects cluster)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var resource in Resources)
        {
            if (!Requests(ofContainer, resource) && !Requests(ofPod, resource) && !HasDefault(cluster, space, resource))
            {
                missing.Add(resource);
            }
        }

        return missing.DrainToImmutable();
    }

    private static bool Requests(ObjectFields resources, string resource) => resources.Fields("requests").Has(resource) || resources.Fields("limits").Has(resource);

    private static bool HasDefault(ClusterObjects cluster, string space, string resource)
    {
        foreach (var range in cluster.Of("", "LimitRange"))
        {
            if (range.Namespace == space && GivesDefault(range, resource))
            {
                return true;
            }
        }

        return false;
    }

    private static bool GivesDefault(ClusterObject range, string resource)
    {
        foreach (var limit in range.Spec.Mappings("limits"))
        {
            foreach (var field in limit.Text("type") == "Container" ? LimitDefaults : [])
            {
                if (limit.Fields(field).Has(resource))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
