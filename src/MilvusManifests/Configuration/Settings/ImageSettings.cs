using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Settings;

/// <summary>Section <c>kubePrometheus.images</c>.</summary>
internal static class ImageSettings
{
    private const string Section = "images";

    /// <summary>The settings; digests come first, since they identify an image by the registry that published it.</summary>
    public static ImmutableArray<StackSetting> All { get; } =
    [
        new(Section, "digests", new MappingShape([.. ImagesConfiguration.Names.Select(Digest)]), "Digests by image, which are then pulled as `tag@sha256:...`.")
        {
            Edits = [Move(Pin)],
            EditsBeyondStack = [MoveBeyondStack(Pin)],
        },
        new(Section, "registry", new StringShape(ImageRegistry.Syntax), "Replaces the registry host of every image.")
        {
            Absent = "each image's own",
            Edits = [Move((image, value, _) => image.At(value.Text))],
            EditsBeyondStack = [MoveBeyondStack((image, value, _) => image.At(value.Text))],
        },
        new(Section, "pullSecrets", new SequenceShape(new StringShape(DnsSubdomain.Existing)), "Names of image pull Secrets in the stack's namespace.")
        {
            Default = YamlSequence.Empty,
            Edits =
            [
                AddPullSecrets(ObjectTarget.OfKind("Deployment", "DaemonSet", "StatefulSet", "Job"), "spec", "template", "spec"),
                AddPullSecrets(ObjectTarget.OfKind("Prometheus", "PrometheusAgent", "Alertmanager", "ThanosRuler"), "spec"),
            ],
        },
    ];

    /// <summary>The registry and digests of a section to which the shape was applied.</summary>
    public static ImagesConfiguration Bind(BoundNode images) => new(
        images.Members["registry"] is { IsPresent: true } registry ? registry.As(ImageRegistry.Syntax) : null,
        images.Members["digests"].Members.Where(digest => digest.Value.IsPresent)
            .ToImmutableSortedDictionary(digest => digest.Key, digest => digest.Value.As(ImageDigest.Syntax), StringComparer.Ordinal));

    private static PropertyShape Digest(string name) => new(name, new StringShape(ImageDigest.Syntax), $"The digest of {name}.") { Absent = "the tag only" };

    private static ObjectEdit Move(Func<ImageReference, SettingValue, KubePrometheusRelease, ImageReference> change) => Edit.Optional(new ObjectEdit(
        ObjectTarget.Any,
        (node, value, release) => ImageFields.Change(node, image => change(image, value, release), value.Node.Location)));

    // What is not the stack's may come from anywhere; an image of the release is moved wherever it is named.
    private static ObjectEdit MoveBeyondStack(Func<ImageReference, SettingValue, KubePrometheusRelease, ImageReference> change) => new(
        ObjectTarget.Any,
        (node, value, release) => ImageFields.ChangeText(node, image => Known(image, release) is { } known && known.Reference.Tag == image.Tag ? change(image, value, release) : image, value.Node.Location));

    private static ImageReference Pin(ImageReference image, SettingValue digests, KubePrometheusRelease release) =>
        Known(image, release) is { } known && digests.Mapping[known.Name] is YamlScalar digest ? image with { Digest = digest.Value } : image;

    private static ContainerImage? Known(ImageReference image, KubePrometheusRelease release) =>
        release.Images.FirstOrDefault(known => known.Reference.IsSameRepository(image));

    private static ObjectEdit AddPullSecrets(ObjectTarget target, params string[] podPath) => Edit.Optional(Edit.Change(target, (node, value) => node.Change<YamlMapping>(podPath, pod =>
    {
        var given = value.Items.Select(secret => (YamlNode)DefaultValue.Map(("name", secret)));
        var present = (pod["imagePullSecrets"] as YamlSequence)?.Items ?? [];
        return pod.With("imagePullSecrets", new YamlSequence([.. present.Concat(given).Distinct(YamlNodeComparer.Json)], value.Node.Location), value.KeyLocation);
    })));
}
