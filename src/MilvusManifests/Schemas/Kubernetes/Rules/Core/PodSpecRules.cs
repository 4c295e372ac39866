using System.Collections.Immutable;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Core;

/// <summary>The rules of pods between containers, volumes and the pod itself.</summary>
internal static class PodSpecRules
{
    private static readonly ImmutableArray<string> PodSpec = ["core.v1.PodSpec"];

    /// <summary>The fields of a pod with its containers, in the order in which their names are compared.</summary>
    internal static readonly ImmutableArray<string> ContainerLists = ["containers", "initContainers", "ephemeralContainers"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(PodSpec, "pod-containers", "core/validation: validateContainers", (pod, found) => found.CheckRequired(pod, "containers")),
        new(PodSpec, "container-names-unique", "core/validation: validateInitContainers, validateEphemeralContainers", CheckContainerNames),
    ];

    // Within one list the schema requires it already.
    private static void CheckContainerNames(ObjectFields pod, RuleViolations found)
    {
        if (!pod.Has("initContainers") && !pod.Has("ephemeralContainers"))
        {
            return;
        }

        var lists = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var list in ContainerLists)
        {
            foreach (var item in pod.Items(list))
            {
                if (ObjectFields.Of(item).Scalar("name") is { Value.Length: > 0 } name && !lists.TryAdd(name.Value, list) && lists[name.Value] != list)
                {
                    found.Explain(name, $"there is already a container {ValueText.Of(name)} in {lists[name.Value]}; all containers of a pod need different names");
                }
            }
        }
    }
}
