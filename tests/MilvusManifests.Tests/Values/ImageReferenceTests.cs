using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Values;

namespace MilvusManifests.Tests.Values;

/// <summary>What the text of an image reference is taken apart into.</summary>
public class ImageReferenceTests
{
    [Theory]
    [InlineData("busybox", "", "busybox", null, null)]
    [InlineData("library/busybox:1", "", "library/busybox", "1", null)]
    [InlineData("quay.io/prometheus/node-exporter:v1.11.1", "quay.io", "prometheus/node-exporter", "v1.11.1", null)]
    [InlineData("localhost/x", "localhost", "x", null, null)]
    [InlineData("registry:5000/x", "registry:5000", "x", null, null)]
    [InlineData("registry:5000/x@sha256:00", "registry:5000", "x", null, "sha256:00")]
    [InlineData("a.io/b:1@sha256:00", "a.io", "b", "1", "sha256:00")]
    [InlineData("a.io/", "", "a.io/", null, null)]
    [InlineData("b:", "", "b:", null, null)]
    [InlineData("", "", "", null, null)]
    public void A_reference_has_its_parts(string text, string registry, string repository, string? tag, string? digest)
    {
        var image = ImageReference.Parse(text);

        Assert.Equal((registry, repository, tag, digest), (image.Registry, image.Repository, image.Tag, image.Digest));
    }

    [Fact]
    public void Any_text_is_written_as_it_was_read() => Prop.ForAll(Texts, text => ImageReference.Parse(text).ToString() == text).QuickCheckThrowOnFailure();

    [Fact]
    public void A_moved_reference_equals_the_one_that_was_read() => Prop.ForAll(Texts, Registries, (text, registry) =>
        ImageReference.Parse(text).At(registry) is var moved && moved == ImageReference.Parse(moved.ToString())).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("grafana/grafana:1", "mirror.example.com", "mirror.example.com/grafana/grafana:1")]
    [InlineData("quay.io/a/b:1@sha256:00", "mirror.example.com:5000/team/", "mirror.example.com:5000/team/a/b:1@sha256:00")]
    [InlineData("quay.io/a/b", "", "a/b")]
    public void An_image_moves_to_another_registry_with_the_rest_of_it(string text, string registry, string moved) =>
        Assert.Equal(ImageReference.Parse(moved), ImageReference.Parse(text).At(registry));

    [Theory]
    [InlineData("grafana/grafana:1", "docker.io/grafana/grafana:2", true)]
    [InlineData("index.docker.io/a/b", "a/b", true)]
    [InlineData("quay.io/a/b", "a/b", false)]
    [InlineData("quay.io/a/b", "quay.io/a/c", false)]
    public void The_default_registry_may_be_left_out(string one, string other, bool same) =>
        Assert.Equal(same, ImageReference.Parse(one).IsSameRepository(ImageReference.Parse(other)));

    [Theory]
    [InlineData("{{ .image }}", false)]
    [InlineData("a b", false)]
    [InlineData("", false)]
    [InlineData("a/b:1", true)]
    public void A_template_in_place_of_an_image_cannot_be_pulled(string text, bool isPullable) => Assert.Equal(isPullable, ImageReference.Parse(text).IsPullable);

    private static Arbitrary<string> Texts { get; } =
        Gen.Elements("a", "b.io", "localhost", "/", ":", "@", "5000", "sha256:00", "v1", "-").ListOf().Select(string.Concat).ToArbitrary();

    private static Arbitrary<string> Registries { get; } = Gen.Elements("b.io", "localhost:5000", "localhost", "team", "b.io/team/").ToArbitrary();
}
