using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Settings;

/// <summary>Section <c>kubePrometheus.images</c>.</summary>
internal static class ImageSettings
{
    private const string Section = "images";

    /// <summary>The settings; digests come first, since they know an image by the registry that published it.</summary>
    public static ImmutableArray<StackSetting> All { get; } =
    [
        new(Section, "digests", new MappingShape([.. ImagesConfiguration.Names.Select(Digest)]), "Digests, by image: `tag@sha256:...` is then pulled.")
        {
            Edits = [Move((image, value, release) => Pin(image, value, release))],
            EditsBeyondStack = [MoveBeyondStack((image, value, release) => Pin(image, value, release))],
        },
        new(Section, "registry", new StringShape(Formats.Registry), "What stands in the place of the registry host of every image.")
        {
            Absent = "each image's own",
            Edits = [Move((image, value, _) => At(image, value))],
            EditsBeyondStack = [MoveBeyondStack((image, value, _) => At(image, value))],
        },
        new(Section, "pullSecrets", new SequenceShape(new StringShape(Formats.DnsSubdomain)), "Names of Secrets to pull with, in the stack's namespace.")
        {
            Default = YamlSequence.Empty,
            Edits =
            [
                AddPullSecrets(ObjectTarget.OfKind("Deployment", "DaemonSet", "StatefulSet", "Job"), "spec", "template", "spec"),
                AddPullSecrets(ObjectTarget.OfKind("Prometheus", "PrometheusAgent", "Alertmanager", "ThanosRuler"), "spec"),
            ],
        },
    ];

    /// <summary>An image by the digest that another reference of it has.</summary>
    public static string WithDigestOf(string reference, string pinned) => (ImageParts.Of(reference) with { Digest = ImageParts.Of(pinned).Digest }).ToString();

    private static PropertyShape Digest(string name) => new(name, new StringShape(Formats.Digest), $"The digest of {name}.") { Absent = "the tag alone" };

    private static ObjectEdit Move(Func<ImageParts, SettingValue, KubePrometheusRelease, ImageParts> change) => Edit.Optional(new ObjectEdit(
        ObjectTarget.Any,
        (node, value, release) => ImageFields.Change(node, (reference, scalar) => Moved(reference, scalar, change(ImageParts.Of(reference), value, release), value))));

    // What is not the stack's may come from anywhere; an image of the release is moved wherever it is named.
    private static ObjectEdit MoveBeyondStack(Func<ImageParts, SettingValue, KubePrometheusRelease, ImageParts> change) => new(
        ObjectTarget.Any,
        (node, value, release) => ImageFields.ChangeText(node, scalar => ImageParts.Of(scalar.Value) is var image && Known(image, release) is { } known && known.Tag == image.Tag
            ? Moved(scalar.Value, scalar, change(image, value, release), value)
            : scalar));

    private static YamlScalar Moved(string reference, YamlScalar scalar, ImageParts moved, SettingValue value) => moved.ToString() == reference
        ? scalar
        : new YamlScalar(scalar.Value[..^reference.Length] + moved, scalar.Style, YamlScalarKind.String, value.Node.Location);

    private static ImageParts Pin(ImageParts image, SettingValue digests, KubePrometheusRelease release) =>
        Known(image, release) is { } known && digests.Mapping[known.Name] is YamlScalar digest ? image with { Digest = digest.Value } : image;

    private static ImageParts At(ImageParts image, SettingValue registry) => image with { Registry = registry.Text.TrimEnd('/') };

    private static ContainerImage? Known(ImageParts image, KubePrometheusRelease release) =>
        release.Images.FirstOrDefault(known => known.Repository == image.Repository && IsSameRegistry(known.Registry, image.Registry));

    // The runtime's default registry has a name, which few write.
    private static bool IsSameRegistry(string known, string found) => known == found || (known.Length == 0 && found is "docker.io" or "index.docker.io");

    private static ObjectEdit AddPullSecrets(ObjectTarget target, params string[] podPath) => Edit.Optional(Edit.Change(target, (node, value) => node.Change<YamlMapping>(podPath, pod =>
    {
        var given = value.Items.Select(secret => (YamlNode)DefaultValue.Map(("name", secret)));
        var present = (pod["imagePullSecrets"] as YamlSequence)?.Items ?? [];
        return pod.With("imagePullSecrets", new YamlSequence([.. present.Concat(given).Distinct(YamlNodeComparer.Json)], value.Node.Location), value.KeyLocation);
    })));

    private sealed record ImageParts(string Registry, string Repository, string Tag, string? Digest)
    {
        public static ImageParts Of(string reference)
        {
            var at = reference.IndexOf('@', StringComparison.Ordinal);
            var name = at < 0 ? reference : reference[..at];
            var colon = name.LastIndexOf(':');
            var tag = colon > name.LastIndexOf('/') ? name[(colon + 1)..] : "";
            var path = tag.Length == 0 ? name : name[..colon];
            var slash = path.IndexOf('/', StringComparison.Ordinal);
            var isHost = slash > 0 && (path.AsSpan(0, slash).ContainsAny('.', ':') || path.StartsWith("localhost/", StringComparison.Ordinal));
            return new(isHost ? path[..slash] : "", isHost ? path[(slash + 1)..] : path, tag, at < 0 ? null : reference[(at + 1)..]);
        }

        public override string ToString() =>
            (Registry.Length == 0 ? "" : Registry + "/") + Repository + (Tag.Length == 0 ? "" : ":" + Tag) + (Digest is null ? "" : "@" + Digest);
    }
}
