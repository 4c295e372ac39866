using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Values;

namespace MilvusManifests.Tests.Building;

/// <summary>The images of a set: all of them, wherever they are named, and where they come from.</summary>
public sealed class UsedImagesTests : IDisposable
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public static TheoryData<string> Releases => new(KubePrometheusReleases.Tags);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Releases))]
    public void A_set_names_all_images_of_its_release_and_no_other(string release)
    {
        var images = Find("", release);

        Assert.Equal(
            KubePrometheusReleases.Find(release).Value!.Images.Select(image => $"{image.Name} {image.Reference}").Order(StringComparer.Ordinal),
            images.Images.Select(image => $"{image.Name} {image.Reference}").Order(StringComparer.Ordinal));
        Assert.Equal(images.Images.OrderBy(image => image.Reference.ToString(), StringComparer.Ordinal), images.Images);
    }

    [Fact]
    public void Every_use_is_named_and_so_is_the_argument_that_hides_one()
    {
        var images = Find("").Images.ToDictionary(image => image.Name!);

        Assert.Equal("Deployment monitoring/prometheus-operator spec.template.spec.containers[0].args[1]", Shown(Assert.Single(images["prometheusConfigReloader"].Uses)));
        Assert.Equal("Prometheus monitoring/k8s spec.image", Shown(Assert.Single(images["prometheus"].Uses)));
        Assert.Equal(5, images["kubeRbacProxy"].Uses.Length);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void The_registry_and_the_digests_reach_all_of_them(string release)
    {
        var digests = string.Join(", ", ImagesConfiguration.Names.Select(name => $"{name}: \"{Digest}\""));
        var images = Find($"  images: {{registry: mirror.example.com/team, digests: {{{digests}}}}}\n", release);

        Assert.Equal(11, images.Images.Length);
        Assert.All(images.Images, image =>
        {
            Assert.StartsWith("mirror.example.com/team/", image.Reference.ToString(), StringComparison.Ordinal);
            Assert.EndsWith("@" + Digest, image.Reference.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("mirror", image.Source.ToString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_component_that_is_left_out_leaves_out_its_image() =>
        Assert.DoesNotContain("grafana", Find("  components: {grafana: false}\n").Images.Select(image => image.Name));

    [Fact]
    public void Images_of_own_templates_and_patches_are_found()
    {
        Directory.CreateDirectory(Path.Combine(folder, "templates/manifests"));
        File.WriteAllText(Path.Combine(folder, "templates/manifests/own.yaml.sbn"),
            """
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: own, namespace: monitoring}
            spec:
              schedule: "0 0 * * *"
              jobTemplate:
                spec:
                  template:
                    spec:
                      restartPolicy: Never
                      initContainers: [{name: a, image: "example.com/init:1"}]
                      containers: [{name: b, image: "example.com/main:1", args: [--sidecar-image=example.com/sidecar:1, --image]}]
                      volumes: [{name: c, image: {reference: "example.com/volume:1", pullPolicy: Always}}]

            """);

        var own = Find("").Images.Where(image => image.Name is null);

        Assert.Equal(["example.com/init:1", "example.com/main:1", "example.com/sidecar:1", "example.com/volume:1"], own.Select(image => image.Reference.ToString()));
    }

    [Fact]
    public void A_mirror_list_copies_from_where_an_image_is_published_to_where_the_set_pulls_it()
    {
        var list = Find($"  images: {{registry: mirror.example.com/team, digests: {{prometheus: \"{Digest}\"}}}}\n").ToMirrorList();

        Assert.Empty(list.Diagnostics);
        Assert.Equal(11, list.Value.Length);
        Assert.Contains("grafana/grafana:13.0.2=mirror.example.com/team/grafana/grafana:13.0.2", list.Value);
        Assert.Contains($"quay.io/prometheus/prometheus@{Digest}=mirror.example.com/team/prometheus/prometheus:v3.12.0", list.Value);
    }

    [Fact]
    public void A_mirror_list_warns_of_images_that_stay_where_they_are()
    {
        UsedImage[] foreign =
        [
            Foreign("localhost:5000/x@" + Digest),
            Foreign("mirror.example.com/y:1"),
            Foreign("z/z:1"),
        ];

        var list = new UsedImages([.. foreign], "mirror.example.com").ToMirrorList();

        Assert.Equal(
            $"localhost:5000/x@{Digest}=mirror.example.com/x mirror.example.com/y:1=mirror.example.com/y:1 z/z:1=mirror.example.com/z/z:1",
            string.Join(' ', list.Value));
        Assert.Equal(["localhost:5000/x@" + Digest, "z/z:1"], list.Diagnostics.Select(diagnostic => diagnostic.Message.Split('\'')[1]));
        Assert.All(list.Diagnostics, diagnostic => Assert.Equal("MM4511", diagnostic.Code.Id));
    }

    [Fact]
    public void A_mirror_list_needs_a_registry() =>
        Assert.Equal("MM4510", Assert.Single(Find("").ToMirrorList().Diagnostics).Code.Id);

    private static UsedImage Foreign(string reference) =>
        new(ImageReference.Parse(reference), ImageReference.Parse(reference), null, [new ImageUse(new("", "Pod", "a", "b"), FieldPath.Root.Field("image"))]);

    private static string Shown(ImageUse use) => $"{use.Object} {use.Path}";

    private UsedImages Find(string settings, string release = PinnedRelease.Tag)
    {
        var configuration = Path.Combine(folder, "manifests.config.yaml");
        var kubernetes = KubePrometheusReleases.Find(release).Value!.SupportedKubernetes[^1];
        File.WriteAllText(configuration, $"apiVersion: milvusmanifests/v1\nkubernetes: \"{kubernetes}\"\nkubePrometheus:\n  version: {release}\n{settings}");
        var found = Generator.FindImages(new GenerateOptions(configuration));

        Assert.Equal("", string.Join('\n', found.Diagnostics));
        return found.Value!;
    }
}
