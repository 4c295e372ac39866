using System.Text.Json;

namespace MilvusManifests.Tests.CommandLine;

/// <summary><c>generate</c>, from the first run to errors.</summary>
public sealed class GenerateTests : IDisposable
{
    private const string Monitors = "  11 of 14 monitors proven to be scraped, 3 unknown    (milvus-manifests explain)\n  leave metrics.serviceMonitor.enabled of 1 Helm release at false    (milvus-manifests helm-values)";

    private const string Configuration =
        $"""
        apiVersion: milvusmanifests/v1
        kubernetes: "1.35"
        kubePrometheus:
          version: {PinnedRelease.Tag}
        milvus:
          - release: my-release
            namespace: milvus
            installedBy: helm
            mode: cluster
            version: 2.6.15

        """;

    private const string Title = $"kube-prometheus {PinnedRelease.Tag} for Kubernetes 1.35, Milvus my-release 2.6.15 in milvus";

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public GenerateTests() => File.WriteAllText(ConfigurationPath, Configuration);

    private string ConfigurationPath => Path.Combine(folder, "manifests.config.yaml");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Errors_of_patches_templates_and_schemas_come_in_one_run_by_file_and_line()
    {
        File.AppendAllText(ConfigurationPath, "patches:\n- {target: {kind: Deployment, name: grafana}, file: p.json}\n- {target: {kind: Service, name: grafana}, file: none.json}\nschemas: [bad.yaml]\n");
        Put("p.json", """[{"op": "add", "path": "/metadata/labels/a", "value": "b", "vale": 1}]""");
        Put("bad.yaml", "kind: [\n");
        Put("templates/manifests/b.yaml.sbn", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: X\n  nam: y\n");
        Put("templates/manifests/a.yaml.sbn", "name: {{ nope }\n");

        Assert.Equal(
            """
            manifests.config.yaml(13,50): error MM3015
            bad.yaml(2,1): error MM3001
            p.json(1,60): error MM3202: unknown key 'vale'; did you mean 'value'?
            templates/manifests/a.yaml.sbn(1,7): error MM2003
            templates/manifests/b.yaml.sbn(4,9): error MM4020
            templates/manifests/b.yaml.sbn(5,3): error MM4003
            """,
            string.Join('\n', Run("generate").Error.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => line.StartsWith("p.json", StringComparison.Ordinal) ? line : line[..(line.IndexOf(": error", StringComparison.Ordinal) + 14)])));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("./")]
    [InlineData("output/..")]
    public void The_folder_of_the_configuration_is_no_output_folder(string output)
    {
        var run = Run("generate", "-o", output);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"error MM1016: '{output}' is the folder of the configuration; write the manifests to another one", run.Error, StringComparison.Ordinal);
        File.AppendAllText(ConfigurationPath, $"output: {output}\n");
        Assert.StartsWith($"manifests.config.yaml(11,9): error MM1016: '{output}' is not a valid path inside the configuration's folder", Run("generate").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_title_of_many_milvus_is_short()
    {
        File.AppendAllText(ConfigurationPath, "  - {release: b, namespace: milvus, version: 2.6.15}\n  - {release: c, namespace: milvus, version: 2.6.15}\n");

        Assert.StartsWith($"kube-prometheus {PinnedRelease.Tag} for Kubernetes 1.35, 3 Milvus installations\n", Run("generate").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_that_the_set_defines_is_known_and_foreign_ones_are_counted_when_they_are_ignored()
    {
        File.AppendAllText(ConfigurationPath, "unknownKinds: ignore\n");
        Put("templates/manifests/cup.yaml.sbn", "apiVersion: example.com/v1\nkind: Cup\nmetadata: {name: c, namespace: milvus}\nspec: {size: big}\n");
        Put("templates/manifests/other.yaml.sbn", "apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: v, namespace: milvus}\n");
        Put("templates/manifests/certificate.yaml.sbn", "apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: c, namespace: milvus}\n");
        Put("templates/setup/crd.yaml.sbn",
            "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: cups.example.com}\nspec:\n  group: example.com\n  names: {kind: Cup, plural: cups, singular: cup, listKind: CupList}\n"
            + "  scope: Namespaced\n  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: integer}}}}}}}]\n");

        var run = Run("generate");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("info MM4105: not checked, as no schema is known: 1 networking.istio.io/v1 VirtualService\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("info MM4105: fields not checked, as only the kind is known: 1 cert-manager.io/v1 Certificate\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("templates/manifests/cup.yaml.sbn(4,14): error MM4001: Cup spec.size: expected an integer, found a string", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_is_written_then_up_to_date_then_changed_and_shown_in_a_dry_run_first()
    {
        var first = Run("generate");
        var files = Directory.GetFiles(Path.Combine(folder, "output"), "*", SearchOption.AllDirectories).Length;

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        var objects = first.Output.Split('\n')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        var size = $"{objects} objects in {files} files";
        Assert.Equal($"{Title}\n  {size}, {files} written, 0 unchanged, 0 removed\n{Monitors}\n", first.Output);

        Assert.Equal(new CommandLineRun(0, $"output/ is up to date: {size}\n", ""), Run("generate"));

        File.WriteAllText(ConfigurationPath, Configuration.Replace("2.6.15", "2.6.15\n    scrape: {interval: 45s}", StringComparison.Ordinal));
        Assert.Equal(
            new CommandLineRun(
                0,
                $"""
                {Title}
                  would write   output/manifests.lock.yaml
                  would write   output/milvus/milvus/my-release/serviceMonitor.yaml
                  {size}, 2 to write, {files - 2} unchanged, 0 to remove
                {Monitors}

                """,
                ""),
            Run("generate", "--dry-run"));
    }

    [Theory]
    [InlineData("manifests.config.yml")]
    [InlineData("manifests.config.json")]
    [InlineData("manifest.config.yaml")]
    public void A_configuration_with_another_name_is_noticed(string name)
    {
        File.Move(ConfigurationPath, Path.Combine(folder, name));

        Assert.Equal(
            new CommandLineRun(1, "", $"manifests.config.yaml(1,1): error MM3015: 'manifests.config.yaml' does not exist, but '{name}' does; rename it\n1 error. Nothing was written.    (milvus-manifests help MM3015)\n"),
            Run("generate"));
        Assert.Equal($"{name}(1,1): warning MM9005: '{name}' is not read; rename it to manifests.config.yaml, or name it with --config\n", Run("releases").Error);
        Assert.Contains($"{name}(1,1): warning MM9005: ", Run("validate", name).Error, StringComparison.Ordinal);
        Assert.Equal("", Run("releases", "--config", name).Error);
        Assert.StartsWith($"mine-{name}(1,1): error MM3015: 'mine-{name}' does not exist; did you mean '{name}'?\n", Run("generate", "--config", $"mine-{name}").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_names_its_line_and_leaves_everything_as_it_was()
    {
        File.WriteAllText(ConfigurationPath, Configuration.Replace("release: my-release", "release: My_Release", StringComparison.Ordinal));

        var run = Run("generate", "--config", ConfigurationPath);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("manifests.config.yaml(6,14): error MM1", run.Error, StringComparison.Ordinal);
        Assert.Matches(@"\n1 error\. Nothing was written\.    \(milvus-manifests help MM1\d\d\d\)\n$", run.Error);
        Assert.False(Directory.Exists(Path.Combine(folder, "output")));
    }

    [Fact]
    public void The_result_is_one_json_object_when_asked_for()
    {
        Directory.CreateDirectory(Path.Combine(folder, "out"));
        File.WriteAllText(Path.Combine(folder, "out", "kustomization.yaml"), "mine");

        var run = Run("generate", "--format", "json", "--output", "out");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        Assert.False(json.RootElement.GetProperty("succeeded").GetBoolean());
        Assert.Equal(Title, json.RootElement.GetProperty("title").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("files").ValueKind);
        var diagnostic = Assert.Single(json.RootElement.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal(
            ("error", "MM5003", "out/kustomization.yaml", 1),
            (diagnostic.GetProperty("severity").GetString(), diagnostic.GetProperty("code").GetString(), diagnostic.GetProperty("file").GetString(), diagnostic.GetProperty("line").GetInt32()));
    }

    private void Put(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private CommandLineRun Run(params string[] arguments) => CommandLineRun.In(folder, arguments);
}
