using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Catalogue;

/// <summary>The pinned releases and their facts.</summary>
public class KubePrometheusReleasesTests
{
    [Fact]
    public void The_presence_of_its_files_makes_a_release_known()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/MilvusManifests/Catalogue/kube-prometheus"), "*.yaml").Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(files.Order(StringComparer.Ordinal), KubePrometheusReleases.Tags.Order(StringComparer.Ordinal));
        Assert.All(KubePrometheusReleases.All, release => Assert.Equal(release.Tag, ((YamlScalar)release.Node["tag"]!).Value));
    }

    [Fact]
    public void Releases_are_in_the_order_of_their_versions()
    {
        Assert.Equal(KubePrometheusReleases.Tags.OrderBy(tag => Version.Parse(tag.AsSpan(1))), KubePrometheusReleases.Tags);
        Assert.Same(KubePrometheusReleases.All[^1], KubePrometheusReleases.Newest);
    }

    [Theory]
    [InlineData("v0.14.9", "; the nearest is 'v0.14.0'")]
    [InlineData("0.18.0", "; the nearest is 'v0.18.0'")]
    [InlineData("v0.81.0", "; the nearest is 'v0.18.0'")]
    [InlineData("latest", "")]
    public void An_unknown_release_is_an_error_that_names_the_known_ones_and_the_nearest(string version, string nearest)
    {
        var place = new SourceText("manifests.config.yaml", version).At(0, version.Length);

        var found = KubePrometheusReleases.Find(version, place);

        Assert.Null(found.Value);
        var error = Assert.Single(found.Diagnostics);
        Assert.Equal(
            $"manifests.config.yaml(1,1): error MM6001: kube-prometheus '{version}' is not in the catalogue, which has '{string.Join("', '", KubePrometheusReleases.Tags)}'{nearest}",
            error.ToString());
    }

    [Fact]
    public void A_release_is_read_once() => Assert.Same(Releases.Find().Node, Releases.Find().Node);

    [Fact]
    public void The_facts_of_a_release_are_typed()
    {
        var release = Releases.Find();

        Assert.Equal(PinnedRelease.Tag, release.Tag);
        Assert.Equal("4775d44d1aacfab7effa08293357521a3c603b87", release.Commit);
        Assert.Equal("2026-06-18", release.Date);
        Assert.Equal("1.33 1.34 1.35 1.36", string.Join(' ', release.SupportedKubernetes));
        Assert.Equal(DiscoveryRole.EndpointSlice, release.DiscoveryRole);
        Assert.Equal("3.12.0", release.Component("prometheus").Version);
        Assert.Null(release.Component("kubernetesControlPlane").Version);
        Assert.Equal("grafana/grafana:13.0.2", release.Image("grafana").Reference.ToString());
        Assert.Equal(10, release.CustomResources.Length);
        Assert.Equal("prometheuses.monitoring.coreos.com", release.CustomResources.Single(resource => resource.Kind == "Prometheus").DefinitionName);
    }

    [Fact]
    public void An_image_moves_to_another_registry_with_its_repository_and_tag()
    {
        var image = Releases.Find().Image("nodeExporter");

        Assert.Equal("mirror.example.com/prometheus/node-exporter:v1.11.1", image.Reference.At("mirror.example.com").ToString());
        Assert.Equal("mirror.example.com/team/prometheus/node-exporter:v1.11.1@sha256:00", (image.Reference.At("mirror.example.com/team/") with { Digest = "sha256:00" }).ToString());
    }

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void Every_file_belongs_to_the_component_it_is_named_after(string version)
    {
        foreach (var component in Releases.Find(version).Components)
        {
            Assert.NotEmpty(component.Files);
            Assert.All(component.Files, file => Assert.StartsWith(component.Name + "-", file, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void Every_file_of_a_release_has_a_template(string version)
    {
        var release = Releases.Find(version);
        var templates = Path.Combine(Repository.Root, "templates");
        var expected = release.Components.SelectMany(component => component.Files).Select(file => Path.Combine(templates, "manifests", file + ".sbn"))
            .Concat(release.SetupFiles.Select(file => Path.Combine(templates, "setup", file + ".sbn")));

        Assert.Equal([], expected.Where(template => !File.Exists(template)));
    }

    [Fact]
    public void Every_template_of_the_stack_writes_a_file_of_some_release_or_one_of_ours()
    {
        string[] ours = ["access-", "milvusDiscovery-"];
        var files = KubePrometheusReleases.All.SelectMany(release => release.Components).SelectMany(component => component.Files).ToHashSet(StringComparer.Ordinal);
        var templates = Directory.EnumerateFiles(Path.Combine(Repository.Root, "templates", "manifests"), "*.sbn").Select(Path.GetFileNameWithoutExtension);

        Assert.Equal([], templates.Where(template => !files.Contains(template!) && !ours.Any(start => template!.StartsWith(start, StringComparison.Ordinal))));
    }

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void Discovery_rules_grant_what_the_release_discovers_through(string version)
    {
        var release = Releases.Find(version);
        var granted = release.DiscoveryRules.Items.Cast<YamlMapping>().SelectMany(rule => ((YamlSequence)rule["resources"]!).Items).Cast<YamlScalar>().Select(resource => resource.Value);

        string[] expected = release.DiscoveryRole == DiscoveryRole.EndpointSlice ? ["endpointslices", "pods", "services"] : ["pods", "services", "endpoints"];
        Assert.Equal(expected, granted);
    }

    [Fact]
    public void The_configuration_knows_the_images_of_every_release()
    {
        Assert.All(KubePrometheusReleases.All, release =>
            Assert.Equal(ImagesConfiguration.Names.Order(StringComparer.Ordinal), release.Images.Select(image => image.Name).Order(StringComparer.Ordinal)));
    }
}
