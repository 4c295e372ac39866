using MilvusManifests.Building;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Tests.Dashboards;

/// <summary>How dashboards get to Grafana.</summary>
public sealed class DashboardDeliveryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void Each_is_mounted_where_the_provider_reads_it(string release)
    {
        var set = DashboardSets.Render(release, "", "2.6.15");
        var grafana = set.Objects.Single(one => one.Reference is { Kind: "Deployment", Name: "grafana" }).Node;
        var pod = (YamlMapping)grafana.At("spec", "template", "spec")!;
        var mounts = Pairs((YamlSequence)((YamlMapping)((YamlSequence)pod["containers"]!).Items[0])["volumeMounts"]!, "mountPath");
        var volumes = ((YamlSequence)pod["volumes"]!).Items.Cast<YamlMapping>().ToDictionary(volume => Text(volume, "name"), volume => volume);

        Assert.NotEmpty(set.Dashboards);
        Assert.All(set.Dashboards, dashboard =>
        {
            var name = $"grafana-dashboard-{dashboard.Name}";
            var config = set.Objects.Single(one => one.Reference == new ObjectReference("", "ConfigMap", "monitoring", name));
            Assert.Equal($"/grafana-dashboard-definitions/0/{dashboard.Name}", mounts[name]);
            Assert.Equal(name, ((YamlScalar)volumes[name].At("configMap", "name")!).Value);
            Assert.Equal(dashboard.Json, ((YamlScalar)config.Node.At("data", $"{dashboard.Name}.json")!).Value);
        });
        Assert.False(volumes.ContainsKey("grafana-dashboard-definitions"));
    }

    [Fact]
    public void A_sidecar_finds_them_by_their_label_and_puts_them_into_a_folder()
    {
        var set = DashboardSets.Render(PinnedRelease.Tag, "grafana: {dashboards: sidecar}, components: {grafana: false}", "2.6.15");
        var config = set.Objects.Single(one => one.Reference.Name == "grafana-dashboard-milvus-overview").Node;

        Assert.Equal("1", ((YamlScalar)config.At("metadata", "labels", "grafana_dashboard")!).Value);
        Assert.Equal("Milvus", ((YamlScalar)config.At("metadata", "annotations", "grafana_folder")!).Value);
    }

    [Fact]
    public void The_Grafana_of_the_set_mounts_none_that_are_for_a_sidecar()
    {
        var set = DashboardSets.Render(PinnedRelease.Tag, "grafana: {dashboards: sidecar}", "2.6.15");
        var grafana = YamlWriter.Write(set.Objects.Single(one => one.Reference is { Kind: "Deployment", Name: "grafana" }).Node);

        Assert.DoesNotContain("milvus-overview", grafana, StringComparison.Ordinal);
        Assert.Contains("- name: grafana-dashboard-definitions\n          mountPath: /grafana-dashboard-definitions/0\n", grafana, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_are_written_and_not_applied()
    {
        var (output, diagnostics) = Generate("grafana: {dashboards: files}");

        Assert.Equal("", diagnostics);
        Assert.StartsWith("{\n  \"uid\": \"milvus-overview\",\n", File.ReadAllText(Path.Combine(output, "dashboards", "milvus-overview.json")), StringComparison.Ordinal);
        Assert.DoesNotContain("dashboards/", File.ReadAllText(Path.Combine(output, "kustomization.yaml")), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(output, "manifests", "grafana-dashboard-milvus-overview.yaml")));
    }

    [Theory]
    [InlineData("grafana: {dashboards: none}")]
    [InlineData("grafana: {dashboards: {delivery: none}}")]
    [InlineData("components: {grafana: false}")]
    public void There_need_not_be_any(string settings)
    {
        var set = DashboardSets.Render(PinnedRelease.Tag, settings, "2.6.15");

        Assert.Empty(set.Dashboards);
        Assert.DoesNotContain(set.Objects, one => one.Reference.Name.StartsWith("grafana-dashboard-", StringComparison.Ordinal));
    }

    [Fact]
    public void A_dashboard_goes_with_the_component_that_it_is_about()
    {
        var set = DashboardSets.Render(PinnedRelease.Tag, "components: {prometheus: false}", "2.6.15");

        Assert.DoesNotContain(set.Dashboards, dashboard => dashboard.Name == "prometheus");
        Assert.Contains(set.Dashboards, dashboard => dashboard.Name == "milvus-overview");
    }

    [Fact]
    public void A_description_of_the_users_replaces_adds_and_removes()
    {
        Write("templates/dashboards/milvus-overview.yaml", "title: Mine\ndescription: Mine.\nrows: [{title: Row, panels: [{title: Up, description: Up., unit: bool, query: up}]}]\n");
        Write("templates/dashboards/another.yaml", "title: Another\ndescription: Another.\nrows: [{title: Row, panels: [{title: Up, description: Up., unit: bool, query: up}]}]\n");
        Write("templates/dashboards/prometheus.yaml", "");
        var (output, diagnostics) = Generate("");

        Assert.Equal("", diagnostics);
        Assert.Contains("\"title\": \"Mine\"", File.ReadAllText(Path.Combine(output, "manifests", "grafana-dashboard-milvus-overview.yaml")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(output, "manifests", "grafana-dashboard-another.yaml")));
        Assert.False(File.Exists(Path.Combine(output, "manifests", "grafana-dashboard-prometheus.yaml")));
        Assert.Contains("\n  dashboards/another.yaml: sha256:", File.ReadAllText(Path.Combine(output, "manifests.lock.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_query_is_reported_at_its_column_of_the_description()
    {
        Write("templates/dashboards/mine.yaml", "title: Mine\ndescription: Mine.\nabout: milvus\nrows: [{title: Row, panels: [{title: Up, description: Up., unit: bool, query: 'sum(milvus_proxy_req_cont{%milvus%})'}]}]\n");
        var (_, diagnostics) = Generate("");

        Assert.Equal(
            "templates/dashboards/mine.yaml(4,84): warning MM4201: panel 'Up' of dashboard 'Mine': metric 'milvus_proxy_req_cont' does not exist in any known version of Milvus",
            diagnostics);
    }

    [Fact]
    public void A_query_that_does_not_parse_is_reported_at_its_column_of_the_description()
    {
        Write("templates/dashboards/mine.yaml", "title: Mine\ndescription: Mine.\nrows: [{title: Row, panels: [{title: Up, description: Up., unit: bool, query: 'sum(up{%cluster%}'}]}]\n");
        var (_, diagnostics) = Generate("");

        Assert.Equal("templates/dashboards/mine.yaml(3,96): error MM4221: panel 'Up' of dashboard 'Mine': unclosed '('", diagnostics);
    }

    [Fact]
    public void The_users_own_JSON_goes_the_same_way_and_is_linted()
    {
        Write("boards/team/mine.json", "{\r\n  \"uid\": \"mine\", \"title\": \"Mine\", \"panels\": [{\"type\": \"timeseries\", \"title\": \"Up\",\n    \"targets\": [{\"expr\": \"rate(milvus_proxy_req_cont[5m])\"}]}]\n}");
        Write("boards/notes.txt", "not a dashboard");
        var (output, diagnostics) = Generate("grafana: {dashboards: {folder: boards}}");

        Assert.Equal(
            "boards/team/mine.json(3,32): warning MM4201: panel 'Up' of dashboard 'Mine': metric 'milvus_proxy_req_cont' does not exist in any known version of Milvus",
            diagnostics);
        Assert.StartsWith("# Generated by milvus-manifests from ", File.ReadAllText(Path.Combine(output, "manifests", "grafana-dashboard-mine.yaml")), StringComparison.Ordinal);
        Assert.Contains("mountPath: /grafana-dashboard-definitions/0/mine\n", File.ReadAllText(Path.Combine(output, "manifests", "grafana-deployment.yaml")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.json", "{\"title\": 1}", "boards/a.json(1,1): error MM2102: the file has no 'title'; export the dashboard as JSON, without the resource around it")]
    [InlineData("a.json", "[]", "boards/a.json(1,1): error MM2102: expected a dashboard (a mapping with a title and panels), found a sequence")]
    [InlineData("a.json", "{\"title\": \"A\"}", "boards/a.json(1,1): error MM2102: the file has no 'panels'; export the dashboard as JSON, without the resource around it")]
    [InlineData("a.json", "{\n  \"title\": ,\n}", "boards/a.json(2,12): error MM3101: expected a value")]
    [InlineData("My Board.json", "{}", "boards/My Board.json(1,1): error MM1016: 'My Board' cannot be part of a name in Kubernetes; use at most 45 lower-case letters, digits and '-' in the name of the file")]
    [InlineData("prometheus.json", "{\"title\": \"A\", \"panels\": []}", "boards/prometheus.json(1,1): error MM2103: the set has a dashboard 'prometheus' of its own; rename the file")]
    [InlineData("a.json", "{\"uid\": \"stack-prometheus\", \"title\": \"A\", \"panels\": []}", "boards/a.json(1,9): error MM2103: uid 'stack-prometheus' is that of dashboard 'prometheus', too")]
    public void What_is_wrong_with_a_dashboard_of_the_users_is_said_where_it_is(string name, string text, string expected)
    {
        Write($"boards/{name}", text);

        Assert.Equal(expected, Generate("grafana: {dashboards: {folder: boards}}").Diagnostics);
    }

    [Fact]
    public void Two_files_of_one_name_are_one_error()
    {
        Write("boards/mine.json", "{\"uid\": \"mine\", \"title\": \"A\", \"panels\": []}");
        Write("boards/team/mine.json", "{\"uid\": \"mine\", \"title\": \"A\", \"panels\": []}");

        Assert.Equal("boards/team/mine.json(1,1): error MM2103: dashboard 'mine' is also in boards/mine.json; rename one of the files", Generate("grafana: {dashboards: {folder: boards}}").Diagnostics);
    }

    [Theory]
    [InlineData("grafana: {dashboards: {folder: boards}}", "manifests.config.yaml(2,67): error MM3015: the folder 'boards' of dashboards does not exist")]
    [InlineData("grafana: {dashboards: {folder: output/boards}}", "manifests.config.yaml(2,67): error MM1025: dashboards 'output/boards' and output 'output' overlap; keep your dashboards outside the output folder")]
    [InlineData("grafana: {dashboards: {folder: ../boards}}", "manifests.config.yaml(2,67): error MM1016: '../boards' is not a valid path inside the configuration's folder; it must not leave that folder through '..'")]
    [InlineData("grafana: {dashboards: mountd}", "manifests.config.yaml(2,58): error MM1004: unknown value 'mountd'; did you mean 'mounted'?")]
    [InlineData("grafana: {dashboards: mounted}, components: {grafana: false}", "manifests.config.yaml(2,36): warning MM1022: 'kubePrometheus.grafana' has no effect: 'kubePrometheus.components.grafana' is false")]
    public void What_is_wrong_with_the_setting_is_said_where_it_is(string settings, string expected) => Assert.Equal(expected, Generate(settings).Diagnostics);

    [Fact]
    public void A_dashboard_that_is_too_large_for_a_ConfigMap_may_still_be_a_file()
    {
        Write("boards/large.json", $"{{\"title\": \"{new string('x', 1_000_000)}\", \"panels\": []}}");

        Assert.Equal(
            "boards/large.json(1,1): error MM2104: the dashboard has 1000028 bytes; a ConfigMap holds at most 1000000",
            Generate("grafana: {dashboards: {folder: boards}}").Diagnostics);
        Assert.Equal("", Generate("grafana: {dashboards: {folder: boards, delivery: files}}").Diagnostics);
    }

    private static string Text(YamlMapping mapping, string key) => ((YamlScalar)mapping[key]!).Value;

    private static Dictionary<string, string> Pairs(YamlSequence list, string value) =>
        list.Items.Cast<YamlMapping>().ToDictionary(item => Text(item, "name"), item => Text(item, value), StringComparer.Ordinal);

    private void Write(string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private (string Output, string Diagnostics) Generate(string settings)
    {
        var path = Path.Combine(folder, "manifests.config.yaml");
        File.WriteAllText(path,
            $"kubernetes: \"1.35\"\nkubePrometheus: {{version: {PinnedRelease.Tag}{(settings.Length == 0 ? "" : ", " + settings)}}}\nmilvus: [{{release: my-release, namespace: milvus, version: 2.6.15}}]\n");
        var result = Generator.Generate(new GenerateOptions(path));
        return (Path.Combine(folder, "output"), string.Join('\n', result.Diagnostics.Select(found => found.ToString().Split('\n')[0].Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))));
    }
}
