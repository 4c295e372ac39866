using System.Globalization;
using System.Text.RegularExpressions;
using MilvusManifests.Catalogue;
using MilvusManifests.ReleaseImport;

namespace MilvusManifests.Tests.Catalogue;

/// <summary>The command that adds a release to the catalogue.</summary>
public sealed partial class ReleaseImportTests : IDisposable
{
    private const string Added = "v0.99.0";
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void What_is_derived_is_what_is_committed(string tag)
    {
        var release = Releases.Find(tag);
        var published = PublishedRelease.Read(Releases.Published(tag)).Value!;

        var (files, problems) = CatalogueFiles.Derive(published, new ReleasePin(tag, release.Commit, release.Date, release.SupportedKubernetes));

        Assert.Equal([], problems);
        Assert.Equal(new CatalogueFiles(Committed(tag, ".yaml"), Committed(tag, ".crds.pack"), Committed(tag, ".sha256")), files);
    }

    [Fact]
    public void A_release_is_added_and_its_set_generated()
    {
        var original = Releases.Find();
        CopyPublished(text => Bump(original, text));

        var (code, output, error) = Run();

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            $"""
            wrote {folder}/catalogue/{Added}.yaml
            wrote {folder}/catalogue/{Added}.crds.pack
            wrote {folder}/catalogue/{Added}.sha256
            every object generated for {Added} equals the published one

            """,
            output,
            ignoreLineEndingDifferences: true);

        var release = KubePrometheusRelease.Open(Path.Combine(folder, "catalogue"), Added);
        Assert.Equal((Added, Commit, "2027-01-31", "1.34 1.35"), (release.Tag, release.Commit, release.Date, string.Join(' ', release.SupportedKubernetes)));
        Assert.Equal(original.Images.Select(image => Bump(original, $"{image.Reference}")), release.Images.Select(image => $"{image.Reference}"));
        Assert.Equal(original.Components.Select(component => component.Files), release.Components.Select(component => component.Files));

        Put("manifests.config.yaml", $"kubernetes: \"1.35\"\nkubePrometheus: {{version: {Added}}}\nmilvus: [{{release: my-release, namespace: milvus, version: 2.6.15}}]\n");
        var generated = Generator.Generate(new GenerateOptions(Path.Combine(folder, "manifests.config.yaml")) { KubePrometheus = release });

        Assert.Equal([], generated.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        Assert.Contains($"image: {release.Image("grafana").Reference}\n", File.ReadAllText(Path.Combine(folder, "output/manifests/grafana-deployment.yaml")), StringComparison.Ordinal);
        Assert.Contains($"version: {Added}\n", File.ReadAllText(Path.Combine(folder, "output/manifests.lock.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_generated_otherwise_than_published_is_named_field_by_field()
    {
        CopyPublished();
        Edit("grafana-deployment.yaml", "cpu: 200m", "cpu: 300m");
        Edit("alertmanager-alertmanager.yaml", "  replicas: 3\n", "  replicas: 3\n  retention: 240h\n");
        Edit("prometheus-clusterRole.yaml", "  - /metrics/slis\n", "");
        Edit("prometheusAdapter-service.yaml", "  name: prometheus-adapter\n", "  name: metrics-adapter\n");
        Edit("setup/0probeCustomResourceDefinition.yaml", "    - prometheus-operator\n", "    - all\n");
        Edit("setup/0probeCustomResourceDefinition.yaml", "description: |-", "description: |");
        Edit("grafana-prometheusRule.yaml", "for: 5m", "for: 6m");
        Put("published/nodeExporter-extra.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: extra, namespace: monitoring}\n");
        Put("published/pushgateway-deployment.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: pushgateway, namespace: monitoring}\n");

        var found = Parity.Find(Releases.Find(), PublishedRelease.Read(Path.Combine(folder, "published")).Value!);

        Assert.Equal(
            [
                "pushgateway-deployment.yaml: belongs to none of the components alertmanager, blackboxExporter, grafana, kubePrometheus, kubeStateMetrics, kubernetesControlPlane, nodeExporter, prometheus, prometheusAdapter, prometheusOperator",
                "Alertmanager monitoring/main spec.retention is published as '240h' and not generated",
                "Deployment monitoring/grafana spec.template.spec.containers[0].resources.limits.cpu is generated as '200m' and published as '300m'",
                "ConfigMap monitoring/extra is published and not generated",
                "ClusterRole prometheus-k8s rules[1].nonResourceURLs[1] is generated as '/metrics/slis' and not published",
                "Service monitoring/metrics-adapter is published and not generated",
                "ConfigMap monitoring/pushgateway is published and not generated",
                "CustomResourceDefinition probes.monitoring.coreos.com spec.names.categories[0] is generated as 'prometheus-operator' and published as 'all'",
                "Service monitoring/prometheus-adapter is generated and not published",
            ],
            found);
    }

    [Fact]
    public void A_fact_that_is_not_there_is_named_and_nothing_is_written()
    {
        CopyPublished();
        File.Delete(Path.Combine(folder, "published/prometheusAdapter-serviceMonitor.yaml"));
        Edit("nodeExporter-daemonset.yaml", "--web.listen-address=", "--web.address=");

        var (code, output, error) = Run();

        Assert.Equal((1, ""), (code, output));
        Assert.Equal(
            """
            nodeExporter-daemonset.yaml has no '--web.listen-address=' in spec.template.spec.containers[0].args
            prometheusAdapter-serviceMonitor.yaml is not published

            """,
            error,
            ignoreLineEndingDifferences: true);
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "catalogue")));
    }

    [Fact]
    public void A_release_of_the_catalogue_is_derived_again_with_what_no_manifest_contains()
    {
        CopyPublished();
        Assert.Equal(0, Run().Code);
        var facts = File.ReadAllText(Path.Combine(folder, "catalogue", Added + ".yaml"));
        Edit("prometheus-prometheus.yaml", "serviceDiscoveryRole: EndpointSlice", "serviceDiscoveryRole: Endpoints");

        Assert.Equal((2, "", "'--commit', '--date' and '--kubernetes' are required for a release that is not in the catalogue yet" + Environment.NewLine), Import("--tag", "v0.98.0"));
        Assert.Equal("", Import("--tag", Added).Error);
        Assert.StartsWith(facts[..facts.IndexOf("setup:", StringComparison.Ordinal)], File.ReadAllText(Path.Combine(folder, "catalogue", Added + ".yaml")), StringComparison.Ordinal);
        Assert.Equal(DiscoveryRole.Endpoints, KubePrometheusRelease.Open(Path.Combine(folder, "catalogue"), Added).DiscoveryRole);
    }

    [Theory]
    [InlineData("--tag", "0.99.0", "'0.99.0' is not the tag of a release, such as v0.18.0")]
    [InlineData("--commit", "0123", "'0123' is not a commit: 40 lower-case hexadecimal digits")]
    [InlineData("--date", "31.1.2027", "'31.1.2027' is not a date, such as 2026-06-18")]
    [InlineData("--kubernetes", "1.34,1.35.2", "'1.34,1.35.2' is not a list of minor versions, such as 1.33,1.34,1.35")]
    [InlineData("--catalogue", "nowhere", "'nowhere' does not exist; run the command in the root of the repository, or name the folder")]
    public void Arguments_are_checked(string option, string value, string message)
    {
        Directory.CreateDirectory(Path.Combine(folder, "published/setup"));

        Assert.Equal((2, "", message + Environment.NewLine), Run((option, value)));
    }

    [Fact]
    public void A_folder_without_manifests_is_refused() =>
        Assert.Equal((2, "", $"'{folder}/published' is not a folder of published manifests: it has no folder 'setup'{Environment.NewLine}"), Run());

    private static string Committed(string tag, string extension) =>
        File.ReadAllText(Path.Combine(Repository.Root, "src/MilvusManifests/Catalogue/kube-prometheus", tag + extension));

    // Every version of the release's images, wherever it occurs, becomes the next minor version.
    private static string Bump(KubePrometheusRelease release, string text)
    {
        var versions = release.Images.Select(image => image.Reference.Tag!.TrimStart('v')).ToHashSet(StringComparer.Ordinal);
        return SemanticVersion().Replace(text, match => versions.Contains(match.Value) && Version.Parse(match.Value) is var version
            ? string.Create(CultureInfo.InvariantCulture, $"{version.Major}.{version.Minor + 1}.{version.Build}")
            : match.Value);
    }

    private void CopyPublished(Func<string, string>? change = null)
    {
        var published = Releases.Published();
        foreach (var file in Directory.GetFiles(published, "*.yaml", SearchOption.AllDirectories))
        {
            Put(Path.Combine("published", Path.GetRelativePath(published, file)), (change ?? (text => text))(File.ReadAllText(file)));
        }
    }

    private void Edit(string name, string old, string fresh)
    {
        var path = Path.Combine(folder, "published", name);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, fresh, StringComparison.Ordinal));
    }

    private void Put(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private (int Code, string Output, string Error) Run(params (string Option, string Value)[] others)
    {
        var catalogue = Directory.CreateDirectory(Path.Combine(folder, "catalogue")).FullName;
        var options = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["--tag"] = Added,
            ["--commit"] = Commit,
            ["--date"] = "2027-01-31",
            ["--kubernetes"] = "1.34,1.35",
            ["--catalogue"] = catalogue,
        };
        foreach (var (option, value) in others)
        {
            options[option] = value;
        }

        return Import([.. options.SelectMany(option => new[] { option.Key, option.Value })]);
    }

    private (int Code, string Output, string Error) Import(params string[] options)
    {
        using StringWriter output = new(), error = new();
        string[] catalogue = options.Contains("--catalogue") ? [] : ["--catalogue", Path.Combine(folder, "catalogue")];
        var code = MilvusManifests.ReleaseImport.Program.Run([$"{folder}/published", .. options, .. catalogue], output, error);
        return (code, output.ToString(), error.ToString());
    }

    [GeneratedRegex(@"(?<![\d.])\d+\.\d+\.\d+(?![\d.])", RegexOptions.CultureInvariant)]
    private static partial Regex SemanticVersion();
}
