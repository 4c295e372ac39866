using System.Collections.Immutable;

namespace MilvusManifests.Rendering.Upstream;

/// <summary>Upstream's files, brought to what the configuration asks for.</summary>
/// <param name="Manifests">The files.</param>
/// <param name="Settings">The settings that were written into them: <c>prometheus.replicas</c>.</param>
/// <param name="MovedImages">How upstream names each image that was moved, by how the set does.</param>
internal sealed record StackEdits(ImmutableArray<Manifest> Manifests, ImmutableHashSet<string> Settings, ImmutableDictionary<string, string> MovedImages)
{
    /// <summary>Writes the settings of the configuration into the objects of some files, and moves their images.</summary>
    public static StackEdits Apply(ImmutableArray<Manifest> manifests, Inputs inputs)
    {
        var settings = new StackSettings(inputs.Configuration);
        var images = new ImageMove(inputs.Release, inputs.Configuration.KubePrometheus.Images);
        var applied = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var moved = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        ImmutableArray<Manifest> edited = [.. manifests.Select(manifest => manifest with { Objects = [.. manifest.Objects.Select(Edited)] })];
        return new(edited, applied.ToImmutable(), moved.ToImmutable());

        ManifestObject Edited(ManifestObject candidate)
        {
            var node = settings.Apply(candidate.Node, candidate.Reference, applied);
            node = images.IsWanted ? images.Apply(node, candidate.Reference.Kind, moved) : node;
            return ReferenceEquals(node, candidate.Node) ? candidate : candidate.With(node);
        }
    }
}
