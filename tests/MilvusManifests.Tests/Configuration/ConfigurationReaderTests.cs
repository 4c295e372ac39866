using MilvusManifests.Catalogue.Milvus;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Milvus;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Tests.Configuration;

public class ConfigurationReaderTests
{
    private const string Minimal = $$"""
        kubernetes: "1.35"
        kubePrometheus:
          version: {{PinnedRelease.Tag}}
        milvus:
          - release: my-release
            namespace: milvus
            version: 2.6.15
        """;

    [Fact]
    public void The_repository_s_configuration_is_the_default_stack_and_one_cluster()
    {
        var configuration = Read(File.ReadAllText(Path.Combine(Repository.Root, "manifests.config.yaml")));

        Assert.Equal(new KubernetesVersion(35), configuration.Kubernetes.Value);
        Assert.Equal(PinnedRelease.Tag, configuration.KubePrometheus.Release.Value.Tag);
        var milvus = Assert.Single(configuration.Milvus);
        Assert.Equal("my-release-milvus", milvus.Names.Value.Monitor);
        Assert.Equal("2.6.15", milvus.Version.Value.Text);
    }

    [Fact]
    public void Defaults_are_those_of_kube_prometheus_and_of_the_Milvus_chart()
    {
        var configuration = Read(Minimal);
        var stack = configuration.KubePrometheus;

        Assert.Equal("monitoring", stack.Namespace.Value);
        Assert.Empty(stack.LeftOut);
        Assert.Empty(stack.Settings);
        Assert.Null(stack.Images.Registry);
        Assert.Empty(stack.Images.Digests);
        Assert.Equal(RbacScope.ClusterRole, configuration.Rbac.Value);
        Assert.Equal(("templates", "output"), (configuration.Templates.Value, configuration.Output.Value));
        Assert.Empty(configuration.Patches);

        var milvus = configuration.Milvus[0];
        Assert.Equal((InstalledBy.Helm, MilvusMode.Cluster), (milvus.InstalledBy.Value, milvus.Mode.Value));
        Assert.Equal(("30s", "10s"), (milvus.Scrape.Interval.ToString(), milvus.Scrape.ScrapeTimeout.ToString()));
        Assert.Equal(MonitorOwner.Ours, milvus.Monitor.Value);
    }

    [Fact]
    public void A_written_value_has_a_location_and_a_default_has_none()
    {
        var configuration = Read(Minimal);

        Assert.Equal("manifests.config.yaml(3,12)", configuration.KubePrometheus.Version.Location!.ToString());
        Assert.Equal("manifests.config.yaml(5,14)", configuration.Milvus[0].Release.Location!.ToString());
        Assert.True(configuration.Kubernetes.IsWritten);
        Assert.False(configuration.Rbac.IsWritten);
        Assert.Null(configuration.KubePrometheus.Namespace.Location);
    }

    [Fact]
    public void What_templates_see_has_every_key_and_null_where_there_is_no_default()
    {
        var written = YamlWriter.Write(Assert.Single(Read(Minimal).Milvus).Node);

        Assert.Equal(
            """
            release: my-release
            namespace: milvus
            createNamespace: false
            installedBy: helm
            mode: cluster
            version: 2.6.15
            chart: null
            nameOverride: null
            fullnameOverride: null
            monitor: ours
            scrape:
              interval: 30s
              scrapeTimeout: 10s
              labels: {}
              limits: {}
              dropMetrics: []
              dropSeriesWith: []
              dropLabels: []
              podTargetLabels: []
              relabelings: []
              metricRelabelings: []
            components:
              proxy: null
              mixcoord: null
              rootcoord: null
              querycoord: null
              indexcoord: null
              datacoord: null
              querynode: null
              datanode: null
              indexnode: null
              streamingnode: null
              cdc: null
              woodpecker: null
              standalone: null
            dependencies: []
            networkPolicy: none
            alerts:
              rules: {}

            """,
            written);
    }

    [Fact]
    public void Every_default_fits_its_own_shape() => Assert.All(
        PropertiesOf(ConfigurationShape.Shape).Where(property => property.Default is not null),
        property => Assert.Equal([], ShapeReader.Read(DefaultValue.Map((property.Name, property.Default!)), new MappingShape(property)).Diagnostics));

    [Fact]
    public void What_is_written_into_objects_as_it_is_has_no_defaults()
    {
        var settings = Read(Minimal.Replace(
            PinnedRelease.Tag,
            PinnedRelease.Tag + "\n  prometheus: {resources: {requests: {cpu: 1}}, tolerations: [{operator: Exists}]}",
            StringComparison.Ordinal)).KubePrometheus.Settings;

        Assert.Equal(["prometheus.resources", "prometheus.tolerations"], settings.Select(value => value.Setting.Key));
        Assert.Equal("requests:\n  cpu: 1\n", YamlWriter.Write(settings[0].Node));
        Assert.Equal("- operator: Exists\n", YamlWriter.Write(settings[1].Node));
    }

    [Fact]
    public void The_longer_example_of_the_documentation_is_valid()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs/configuration.md"));
        var examples = text.Split("```yaml\n").Skip(1).Select(part => part[..part.IndexOf("```\n", StringComparison.Ordinal)]).ToArray();
        var configuration = Read(examples[^1]);

        Assert.Equal(2, examples.Length);
        Read(examples[0]);
        Assert.Equal(["prometheusAdapter"], configuration.KubePrometheus.LeftOut);
        Assert.Equal(RbacScope.Namespaces, configuration.Rbac.Value);
        Assert.Contains("images.pullSecrets", configuration.KubePrometheus.Settings.Select(value => value.Setting.Key));
        Assert.Equal(InstalledBy.Operator, configuration.Milvus[1].InstalledBy.Value);
        Assert.Equal("vectors-milvus", configuration.Milvus[1].Names.Value.Monitor);
        Assert.Equal(MonitorOwner.Operator, configuration.Milvus[1].Monitor.Value);
        Assert.Equal("patches/node-exporter.json", configuration.Patches[1].File!.Value);
        Assert.Single(configuration.Patches[0].Operations!.Items);
    }

    [Theory]
    [InlineData("output: ./clusters/a/", "clusters/a")]
    [InlineData("output: clusters/a", "clusters/a")]
    [InlineData("output: ..a", "..a")]
    public void Folders_are_normalised(string line, string expected) =>
        Assert.Equal(expected, Read(Minimal + "\n" + line).Output.Value);

    [Theory]
    [InlineData("prometheus: {replicas: 0x3}")]
    [InlineData("prometheus: {retention: 1y2w3d4h5m6s7ms}")]
    [InlineData("prometheus: {retention: '0'}")]
    [InlineData("prometheus: {retentionSize: 0.5TiB}")]
    [InlineData("prometheus: {storage: {size: 107374182400}}")]
    [InlineData("prometheus: {storage: {size: '1e12'}}")]
    [InlineData("prometheus: {resources: {requests: {cpu: '0.5', memory: 1.5Gi, example.com/gpu: 1}}}")]
    [InlineData("prometheus: {resources: {}}")]
    [InlineData("prometheus: {nodeSelector: {}}")]
    [InlineData("prometheus: {nodeSelector: {node-role.kubernetes.io/infra: ''}}")]
    [InlineData("prometheus: {remoteWrite: [{url: 'http://mimir:9009/api/v1/push', headers: {X-Scope-OrgID: a}}]}")]
    [InlineData("prometheus: {externalLabels: {cluster: 'any text'}}")]
    [InlineData("images: {registry: localhost}")]
    [InlineData("images: {registry: 10.0.0.1:5000/a__b/c--d/e.f}")]
    [InlineData("grafana: {ini: {auth.anonymous: {enabled: true, org_role: Viewer}, server: {http_port: 3000}}}")]
    [InlineData("namespace: a")]
    public void Less_common_values_are_accepted(string line) =>
        Read(Minimal.Replace(PinnedRelease.Tag, PinnedRelease.Tag + "\n  " + line, StringComparison.Ordinal));

    [Fact]
    public void A_configuration_with_warnings_is_valid()
    {
        var result = ConfigurationReader.Read(Source(Minimal.Replace(
            PinnedRelease.Tag, PinnedRelease.Tag + "\n  components: {grafana: false}\n  grafana: {adminSecret: a}", StringComparison.Ordinal)));

        Assert.Equal(Severity.Warning, Assert.Single(result.Diagnostics).Severity);
        Assert.NotNull(result.Value);
    }

    [Fact]
    public void The_same_release_name_in_two_namespaces_is_two_Milvus() =>
        Assert.Equal(2, Read(Minimal + "\n  - {release: my-release, namespace: other, version: 2.6.15}").Milvus.Length);

    private static IEnumerable<PropertyShape> PropertiesOf(Shape shape) => shape switch
    {
        MappingShape mapping => mapping.Properties.Concat(mapping.Properties.SelectMany(property => PropertiesOf(property.Shape))),
        ChoiceOrMappingShape either => PropertiesOf(either.Mapping),
        SequenceShape sequence => PropertiesOf(sequence.Item),
        _ => [],
    };

    private static ManifestsConfiguration Read(string yaml)
    {
        var result = ConfigurationReader.Read(Source(yaml));

        Assert.Equal([], result.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return result.Value!;
    }

    private static SourceText Source(string yaml) => new("manifests.config.yaml", yaml);
}
