using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Yaml;

namespace MilvusManifests.Cluster.Workloads;

/// <summary>A container of pods.</summary>
/// <param name="Fields">The container.</param>
/// <param name="List">The field of the spec that it is in: <c>initContainers</c>.</param>
internal readonly record struct PodContainer(ObjectFields Fields, string List)
{
    private const string Initial = "initContainers";

    private static readonly ImmutableArray<string> Lists = ["containers", Initial, "ephemeralContainers"];

    /// <summary>Its name.</summary>
    public string Name => Fields.Text("name") ?? "";

    /// <summary>Whether it ends before the others start: an init container that restarts always runs beside them.</summary>
    public bool EndsBeforeOthers => List == Initial && Fields.Text("restartPolicy") != "Always";

    /// <summary>Where a field of it is written, or else the container itself.</summary>
    public Text.Location? PlaceOf(string field) => (Fields[field] ?? Fields.Node)?.Location;

    /// <summary>The containers of a spec.</summary>
    public static ImmutableArray<PodContainer> Of(ObjectFields spec)
    {
        var found = ImmutableArray.CreateBuilder<PodContainer>();
        foreach (var list in Lists)
        {
            foreach (var item in spec.Items(list))
            {
                if (item is YamlMapping container)
                {
                    found.Add(new(new(container), list));
                }
            }
        }

        return found.DrainToImmutable();
    }
}
