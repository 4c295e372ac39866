using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rendering.Upstream;

/// <summary>Names the images of upstream's objects as the configuration wants them: at another registry, by digest.</summary>
/// <param name="release">The release whose images have names.</param>
/// <param name="images">What is wanted.</param>
internal sealed class ImageMove(KubePrometheusRelease release, ImagesConfiguration images)
{
    /// <summary>Whether the configuration wants anything.</summary>
    public bool IsWanted => images.Registry is not null || images.Digests.Count > 0;

    /// <summary>An object with its images moved.</summary>
    /// <param name="node">The object.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="originals">Learns how upstream names each image that is moved, by how the set does.</param>
    public YamlMapping Apply(YamlMapping node, string kind, IDictionary<string, string> originals) => ImageFinder.NamesImages(kind) ? (YamlMapping)Visit(node, "", originals) : node;

    private YamlNode Visit(YamlNode node, string key, IDictionary<string, string> originals) => node switch
    {
        YamlMapping mapping => new YamlMapping(
            [.. mapping.Entries.Select(entry => entry with { Value = Visit(entry.Value, key == "image" && entry.Key.Value == "reference" ? "image" : entry.Key.Value, originals) })], mapping.Location),
        YamlSequence sequence => new YamlSequence([.. sequence.Items.Select(item => Visit(item, key is "args" or "command" ? "arg" : "", originals))], sequence.Location),
        YamlScalar { Kind: YamlScalarKind.String, Value.Length: > 0 } scalar when key == "image" => Moved(scalar, Move(scalar.Value, originals)),
        YamlScalar { Kind: YamlScalarKind.String } scalar when key == "arg" && ImageFinder.InArgument(scalar.Value) is { Length: > 0 } image =>
            Moved(scalar, scalar.Value[..^image.Length] + Move(image, originals)),
        _ => node,
    };

    private string Move(string reference, IDictionary<string, string> originals)
    {
        var (registry, repository, tag, digest) = Parts(reference);
        var known = release.Images.FirstOrDefault(image => image.Repository == repository && IsSameRegistry(image.Registry, registry));
        var wanted = (known is null ? null : images.Digests.GetValueOrDefault(known.Name)?.Value) ?? digest;
        var host = images.Registry?.Value.TrimEnd('/') ?? registry;
        var moved = (host.Length == 0 ? "" : host + "/") + repository + (tag.Length == 0 ? "" : ":" + tag) + (wanted is null ? "" : "@" + wanted);
        if (moved != reference)
        {
            originals[moved] = (registry.Length == 0 ? "" : registry + "/") + repository + (tag.Length == 0 ? "" : ":" + tag) + (wanted is null ? "" : "@" + wanted);
        }

        return moved;
    }

    // The runtime's default registry has a name, which few write.
    private static bool IsSameRegistry(string known, string found) => known == found || (known.Length == 0 && found is "docker.io" or "index.docker.io");

    private static (string Registry, string Repository, string Tag, string? Digest) Parts(string reference)
    {
        var at = reference.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? reference : reference[..at];
        var colon = name.LastIndexOf(':');
        var tag = colon > name.LastIndexOf('/') ? name[(colon + 1)..] : "";
        var path = tag.Length == 0 ? name : name[..colon];
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var isHost = slash > 0 && (path.AsSpan(0, slash).ContainsAny('.', ':') || path.StartsWith("localhost/", StringComparison.Ordinal));
        return (isHost ? path[..slash] : "", isHost ? path[(slash + 1)..] : path, tag, at < 0 ? null : reference[(at + 1)..]);
    }

    private static YamlScalar Moved(YamlScalar scalar, string value) =>
        value == scalar.Value ? scalar : new YamlScalar(value, scalar.Style, YamlScalarKind.String, scalar.Location);
}
