using System.Collections.Immutable;
using MilvusManifests.Building.Alerts;
using MilvusManifests.Building.Dashboards;
using MilvusManifests.Building.GitOps;
using MilvusManifests.Templating;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Building;

/// <summary>The objects of a set, file by file, and what they were built from.</summary>
/// <param name="Manifests">The files that hold objects, in the order they are applied. Where a value was written is its node's place.</param>
/// <param name="Used">What had a part in them.</param>
/// <param name="IsComplete">Whether every planned file could be built: one that is missing may have used what seems unused.</param>
internal sealed record BuiltSet(ImmutableArray<Manifest> Manifests, UsedInputs Used, bool IsComplete)
{
    /// <summary>The dashboards, in the order of their names.</summary>
    public required ImmutableArray<BuiltDashboard> Dashboards { get; init; }

    /// <summary>Every object of the set, those of the GitOps engines included.</summary>
    public IEnumerable<ManifestObject> Objects => Manifests.SelectMany(manifest => manifest.Objects);

    /// <summary>The objects that are applied to the cluster: all but those that tell a GitOps engine to do so, which may be in another cluster.</summary>
    public IEnumerable<ManifestObject> Applied => Manifests.Where(manifest => !EngineFiles.Has(manifest.Path)).SelectMany(manifest => manifest.Objects);
}

/// <summary>Which of the inputs had a part in a set.</summary>
/// <param name="Patches">The patches that changed an object.</param>
/// <param name="Templates">The templates that were rendered or included, by their paths below the templates folder.</param>
/// <param name="Settings">The settings that changed an object: <c>prometheus.replicas</c>.</param>
/// <param name="Alerts">The changes of alerts that found their alert.</param>
/// <param name="MovedImages">Where each image that was moved is published, by how the set names it.</param>
internal sealed record UsedInputs(
    ImmutableHashSet<TargetedPatch> Patches,
    ImmutableSortedDictionary<string, Template> Templates,
    ImmutableHashSet<string> Settings,
    UsedAlertRules Alerts,
    ImmutableDictionary<ImageReference, ImageReference> MovedImages)
{
    /// <summary>The descriptions that dashboards were compiled from, by their paths below the templates folder.</summary>
    public required ImmutableSortedDictionary<string, SourceText> Descriptions { get; init; }
}
