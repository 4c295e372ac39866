using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rendering.Upstream;

/// <summary>Names the images of upstream's objects as the configuration wants them: at another registry, by digest.</summary>
/// <param name="release">The release whose images have names.</param>
/// <param name="images">What is wanted.</param>
internal sealed class ImageMove(KubePrometheusRelease release, ImagesConfiguration images)
{
    private readonly Dictionary<ImageReference, ImageReference> originals = [];

    /// <summary>Whether the configuration wants anything.</summary>
    public bool IsWanted => images.Registry is not null || images.Digests.Count > 0;

    /// <summary>Each image that was moved so far: how upstream names it, by how the set does.</summary>
    public IReadOnlyDictionary<ImageReference, ImageReference> Originals => originals;

    /// <summary>An object with its images moved.</summary>
    public YamlMapping Apply(YamlMapping node, string kind) => ImageFinder.NamesImages(kind) ? (YamlMapping)Visit(node, "") : node;

    private YamlNode Visit(YamlNode node, string key) => node switch
    {
        YamlMapping mapping => new YamlMapping(
            [.. mapping.Entries.Select(entry => entry with { Value = Visit(entry.Value, key == "image" && entry.Key.Value == "reference" ? "image" : entry.Key.Value) })], mapping.Location),
        YamlSequence sequence => new YamlSequence([.. sequence.Items.Select(item => Visit(item, key is "args" or "command" ? "arg" : ""))], sequence.Location),
        YamlScalar { Kind: YamlScalarKind.String, Value.Length: > 0 } scalar when key == "image" => Moved(scalar, Move(scalar.Value)),
        YamlScalar { Kind: YamlScalarKind.String } scalar when key == "arg" && ImageFinder.InArgument(scalar.Value) is { Length: > 0 } image =>
            Moved(scalar, scalar.Value[..^image.Length] + Move(image)),
        _ => node,
    };

    private string Move(string text)
    {
        var found = ImageReference.Parse(text);
        var known = release.Images.FirstOrDefault(image => image.Reference.IsSameRepository(found));
        var pinned = known is not null && images.Digests.GetValueOrDefault(known.Name) is { } digest ? found with { Digest = digest.Value } : found;
        var moved = images.Registry is { } registry ? pinned.At(registry.Value) : pinned;
        if (moved != found)
        {
            originals[moved] = pinned;
        }

        return moved.ToString();
    }

    private static YamlScalar Moved(YamlScalar scalar, string value) =>
        value == scalar.Value ? scalar : new YamlScalar(value, scalar.Style, YamlScalarKind.String, scalar.Location);
}
