using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration.Settings;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Building;

/// <summary>Every image that a set pulls.</summary>
/// <param name="Images">The images, in the ordinal order of their references.</param>
/// <param name="Registry">The registry that replaces each image's own; null where the configuration names none.</param>
internal sealed record UsedImages(ImmutableArray<UsedImage> Images, string? Registry)
{
    private static readonly OncePerObject<IReadOnlyList<(ImageReference Image, FieldPath Path)>> Named = new(found => [.. ImageFields.Find(found.Node)]);

    /// <summary>The images that the objects of a set name, templates and patches of the user's included.</summary>
    internal static UsedImages Find(BuiltSet set, Inputs inputs)
    {
        var configuration = inputs.Configuration.KubePrometheus.Images;
        var known = inputs.Release.Images.ToDictionary(configuration.ReferenceOf);
        var uses = new Dictionary<ImageReference, ImmutableArray<ImageUse>.Builder>();
        foreach (var found in set.Objects)
        {
            foreach (var (image, path) in ImageFields.AreIn(found.Reference.Kind) ? Named.Of(found) : [])
            {
                if (!uses.TryGetValue(image, out var places))
                {
                    uses[image] = places = ImmutableArray.CreateBuilder<ImageUse>();
                }

                places.Add(new ImageUse(found.Reference, path));
            }
        }

        return new([.. uses.OrderBy(use => use.Key.ToString(), StringComparer.Ordinal).Select(use => Image(use.Key, known.GetValueOrDefault(use.Key), use.Value.DrainToImmutable()))], configuration.Registry?.Value);

        UsedImage Image(ImageReference reference, ContainerImage? image, ImmutableArray<ImageUse> places) => image is null
            ? new(reference, set.Used.MovedImages.GetValueOrDefault(reference, reference), null, places)
            : new(reference, configuration.SourceOf(image), image.Name, places);
    }

    /// <summary>
    /// What to copy to the registry of the configuration before a cluster without the internet can pull it: a line <c>FROM=TO</c> an image, the form
    /// that <c>oc image mirror --filename</c> accepts and a shell can split. Where a digest is pinned it is the digest that is copied.
    /// </summary>
    public Result<ImmutableArray<string>> ToMirrorList()
    {
        if (Registry is null)
        {
            return new([], [Diagnostic.Error(BuildingCodes.NoMirrorRegistry, null,
                "no registry is configured to mirror to; set 'kubePrometheus.images.registry', for example to registry.example.com/mirror")]);
        }

        var lines = Images.Select(image => $"{WithTagOrDigest(image.Source)}={(IsAt(Registry, image.Reference) ? image.Reference : image.Reference.At(Registry)) with { Digest = null }}");
        return new([.. lines.Order(StringComparer.Ordinal)], [.. Images.Where(image => image.Name is null && !IsAt(Registry, image.Reference)).Select(NotMoved)]);
    }

    private static Diagnostic NotMoved(UsedImage image) => Diagnostic.Warning(BuildingCodes.ImageNotMirrored, null,
        $"image '{image.Reference}' of {image.Uses[0].Object} is not one of the release's images, so 'kubePrometheus.images.registry' does not apply to it; name the mirror where the image is set");

    private static bool IsAt(string registry, ImageReference image) => image.ToString().StartsWith(registry.TrimEnd('/') + "/", StringComparison.Ordinal);

    // Copy tools accept a tag or a digest, not both.
    private static ImageReference WithTagOrDigest(ImageReference image) => image.Digest is null ? image : image with { Tag = null };
}

/// <summary>A container image that the set pulls.</summary>
/// <param name="Reference">The image as the set names it.</param>
/// <param name="Source">Where it is published: another reference than the set's where the configuration names a registry of its own.</param>
/// <param name="Name">The image's name in the release, <c>nodeExporter</c>; null for one that a template or patch of the user's brought.</param>
/// <param name="Uses">Every place that names it, in the order of the set.</param>
internal sealed record UsedImage(ImageReference Reference, ImageReference Source, string? Name, ImmutableArray<ImageUse> Uses);

/// <summary>A place where an object of the set names an image.</summary>
/// <param name="Object">The object.</param>
/// <param name="Path">The field, <c>spec.template.spec.containers[0].image</c>.</param>
internal sealed record ImageUse(ObjectReference Object, FieldPath Path);
