using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Catalogue;

/// <summary>The pinned releases: the facts are complete and are those of the published manifests.</summary>
public class KubePrometheusReleasesTests
{
    private const string UpstreamFolder = "upstream/kube-prometheus";

    // Dashboards are shipped on their own.
    private const string Dashboards = "grafana-dashboardDefinitions.yaml";

    public static TheoryData<string> Releases => new(KubePrometheusReleases.All);

    [Fact]
    public void The_list_names_exactly_the_files_of_the_catalogue()
    {
        var files = typeof(KubePrometheusReleases).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Catalogue/kube-prometheus/", StringComparison.Ordinal) && name.EndsWith(".yaml", StringComparison.Ordinal))
            .Select(name => Path.GetFileNameWithoutExtension(name))
            .Order(StringComparer.Ordinal);

        Assert.Equal(files, KubePrometheusReleases.All);
    }

    [Theory]
    [InlineData("v0.19.0", "kube-prometheus 'v0.19.0' is not in the catalogue, which has 'v0.14.0', 'v0.15.0', 'v0.16.0', 'v0.17.0', 'v0.18.0'")]
    [InlineData("0.18.0", "kube-prometheus '0.18.0' is not in the catalogue, which has 'v0.14.0', 'v0.15.0', 'v0.16.0', 'v0.17.0', 'v0.18.0'")]
    [InlineData("latest", "kube-prometheus 'latest' is not in the catalogue, which has 'v0.14.0', 'v0.15.0', 'v0.16.0', 'v0.17.0', 'v0.18.0'")]
    public void An_unknown_release_is_an_error_that_names_the_known_ones(string version, string message)
    {
        var place = new SourceText("manifests.config.yaml", version).At(0, version.Length);

        var found = KubePrometheusReleases.Find(version, place);

        Assert.Null(found.Value);
        var error = Assert.Single(found.Diagnostics);
        Assert.Equal($"manifests.config.yaml(1,1): error MM6001: {message}", error.ToString());
    }

    [Fact]
    public void A_release_is_read_once()
    {
        Assert.Same(KubePrometheusReleases.Find("v0.18.0").Value, KubePrometheusReleases.Find("v0.18.0").Value);
    }

    [Fact]
    public void The_facts_of_a_release_are_typed()
    {
        var release = Find("v0.18.0");

        Assert.Equal("v0.18.0", release.Tag);
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
        var image = Find("v0.18.0").Image("nodeExporter");

        Assert.Equal("mirror.example.com/prometheus/node-exporter:v1.11.1", image.Reference.At("mirror.example.com").ToString());
        Assert.Equal("mirror.example.com/team/prometheus/node-exporter:v1.11.1@sha256:00", (image.Reference.At("mirror.example.com/team/") with { Digest = "sha256:00" }).ToString());
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void Every_file_belongs_to_the_component_it_is_named_after(string version)
    {
        foreach (var component in Find(version).Components)
        {
            Assert.NotEmpty(component.Files);
            Assert.All(component.Files, file => Assert.StartsWith(component.Name + "-", file, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void Every_file_of_a_release_has_a_template(string version)
    {
        var release = Find(version);
        var templates = Path.Combine(Repository.Root, "templates");
        var expected = release.Components.SelectMany(component => component.Files).Select(file => Path.Combine(templates, "manifests", file + ".sbn"))
            .Concat(release.SetupFiles.Select(file => Path.Combine(templates, "setup", file + ".sbn")));

        Assert.Equal([], expected.Where(template => !File.Exists(template)));
    }

    [Fact]
    public void Every_template_of_the_stack_writes_a_file_of_some_release()
    {
        var files = KubePrometheusReleases.All.SelectMany(version => Find(version).Components).SelectMany(component => component.Files).ToHashSet(StringComparer.Ordinal);
        var templates = Directory.EnumerateFiles(Path.Combine(Repository.Root, "templates", "manifests")).Select(Path.GetFileNameWithoutExtension);

        Assert.Equal([], templates.Where(template => !files.Contains(template!)));
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void Discovery_rules_grant_what_the_release_discovers_through(string version)
    {
        var release = Find(version);
        var granted = release.DiscoveryRules.Items.Cast<YamlMapping>().SelectMany(rule => ((YamlSequence)rule["resources"]!).Items).Cast<YamlScalar>().Select(resource => resource.Value);

        string[] expected = release.DiscoveryRole == DiscoveryRole.EndpointSlice ? ["endpointslices", "pods", "services"] : ["pods", "services", "endpoints"];
        Assert.Equal(expected, granted);
    }

    [Fact]
    public void The_configuration_knows_the_images_of_every_release()
    {
        foreach (var version in KubePrometheusReleases.All)
        {
            Assert.Equal(ImagesConfiguration.Names.Order(StringComparer.Ordinal), Find(version).Images.Select(image => image.Name).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Files_are_those_that_were_published()
    {
        Needs.Shared(UpstreamFolder);
        foreach (var version in KubePrometheusReleases.All)
        {
            var release = Find(version);
            var published = Path.Combine(Repository.Shared, UpstreamFolder, version, "manifests");

            Assert.Equal(
                FilesOf(published).Where(file => file != Dashboards),
                release.Components.SelectMany(component => component.Files).Order(StringComparer.Ordinal));
            Assert.Equal(
                FilesOf(Path.Combine(published, "setup")),
                release.CustomResources.Select(resource => resource.File).Concat(release.SetupFiles).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Images_are_those_that_were_published()
    {
        Needs.Shared(UpstreamFolder);
        foreach (var version in KubePrometheusReleases.All)
        {
            var published = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Repository.Shared, UpstreamFolder, version, "manifests"), "*.yaml")
                .Where(file => Path.GetFileName(file) != Dashboards)
                .SelectMany(File.ReadLines)
                .Where(line => line.Contains("image: ", StringComparison.Ordinal) || line.Contains("config-reloader=", StringComparison.Ordinal)));

            Assert.All(Find(version).Images, image => Assert.Matches($"(?m)[ =]{System.Text.RegularExpressions.Regex.Escape(image.Reference.ToString())}$", published));
        }
    }

    private static KubePrometheusRelease Find(string version) => KubePrometheusReleases.Find(version).Value!;

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
}
