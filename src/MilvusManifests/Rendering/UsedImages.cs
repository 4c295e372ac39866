using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration.Settings;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Rendering;

/// <summary>Every image that a set pulls.</summary>
/// <param name="Images">The images, in the ordinal order of their references.</param>
/// <param name="Registry">The registry that stands in for each image's own; null where the configuration names none.</param>
public sealed record UsedImages(ImmutableArray<UsedImage> Images, string? Registry)
{
    /// <summary>The images that the objects of a set name, templates and patches of the user's included.</summary>
    internal static UsedImages Of(BuiltSet set, Inputs inputs)
    {
        var configuration = inputs.Configuration.KubePrometheus.Images;
        var known = inputs.Release.Images.ToDictionary(configuration.ReferenceOf);
        var uses = new Dictionary<ImageReference, ImmutableArray<ImageUse>.Builder>();
        foreach (var found in set.Objects)
        {
            foreach (var (image, path) in ImageFields.AreIn(found.Reference.Kind) ? ImageFields.Find(found.Node) : [])
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
    /// that <c>oc image mirror --filename</c> takes and a shell splits. Where a digest is pinned it is the digest that is copied.
    /// </summary>
    public Result<ImmutableArray<string>> ToMirrorList()
    {
        if (Registry is null)
        {
            return new([], [Diagnostic.Error(Codes.NoMirrorRegistry, null,
                "no registry is configured to mirror to; write it as 'kubePrometheus.images.registry', such as registry.example.com/mirror")]);
        }

        var lines = Images.Select(image => $"{WithTagOrDigest(image.Source)}={(IsAt(Registry, image.Reference) ? image.Reference : image.Reference.At(Registry)) with { Digest = null }}");
        return new([.. lines.Order(StringComparer.Ordinal)], [.. Images.Where(image => image.Name is null && !IsAt(Registry, image.Reference)).Select(NotMoved)]);
    }

    private static Diagnostic NotMoved(UsedImage image) => Diagnostic.Warning(Codes.ImageNotMirrored, null,
        $"image '{image.Reference}' of {image.Uses[0].Object} is no image of the release, so that 'kubePrometheus.images.registry' does not move it; name the mirror where it is written");

    private static bool IsAt(string registry, ImageReference image) => image.ToString().StartsWith(registry.TrimEnd('/') + "/", StringComparison.Ordinal);

    // Tools that copy take a tag or a digest, not both.
    private static ImageReference WithTagOrDigest(ImageReference image) => image.Digest is null ? image : image with { Tag = null };
}
