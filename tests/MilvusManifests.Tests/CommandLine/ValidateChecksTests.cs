using System.Text.Json;

namespace MilvusManifests.Tests.CommandLine;

/// <summary><c>validate --checks</c>: what the objects of any files do to each other, as one set.</summary>
public sealed class ValidateChecksTests : IDisposable
{
    private const string Pod =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: shop}
        spec: {containers: [{name: web, image: "nginx:1.29.3", resources: {requests: {cpu: 10m, memory: 10Mi} }, envFrom: [{configMapRef: {name: setings} }] }]}

        """;

    private const string Settings = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: shop}\n";

    private const string Finding = "k8s/pod.yaml(4,138): warning MM4810: Pod shop/web has variables from ConfigMap shop/setings, which the set does not have; did you mean 'settings'?\n";

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public ValidateChecksTests()
    {
        Put("k8s/pod.yaml", Pod);
        Put("k8s/settings.yaml", Settings);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Files_are_checked_as_one_set() =>
        Assert.Equal(new CommandLineRun(0, "2 objects in 2 files for Kubernetes 1.36: valid, 1 warning\n", Finding), Validate("k8s", "--checks"));

    [Fact]
    public void Without_the_option_each_file_is_by_itself() =>
        Assert.Equal(new CommandLineRun(0, "2 objects in 2 files for Kubernetes 1.36: valid\n", ""), Validate("k8s"));

    [Fact]
    public void Standard_input_is_checked_too() =>
        Assert.Equal(
            new CommandLineRun(0, "2 objects in 1 file for Kubernetes 1.36: valid, 1 warning\n", Finding.Replace("k8s/pod.yaml", "stdin", StringComparison.Ordinal)),
            CommandLineRun.Of(CommandLineRun.Start(folder, "validate", "-", "--checks"), Pod + "---\n" + Settings));

    [Fact]
    public void A_monitor_that_is_not_scraped_is_an_error()
    {
        Put("k8s/monitor.yaml",
            """
            apiVersion: monitoring.coreos.com/v1
            kind: Prometheus
            metadata: {name: k8s, namespace: shop}
            spec: {resources: {requests: {cpu: 1, memory: 1Gi} }, serviceMonitorSelector: {matchLabels: {release: stack} } }
            ---
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata: {name: web, namespace: shop}
            spec: {selector: {matchLabels: {app: web} }, endpoints: [{port: http}] }

            """);

        var run = Validate("k8s", "--checks");

        Assert.Equal((1, "4 objects in 3 files for Kubernetes 1.36: 1 error, 1 warning\n"), (run.ExitCode, run.Output));
        Assert.Contains("k8s/monitor.yaml(6,1): error MM4801: Prometheus shop/k8s would not scrape ServiceMonitor shop/web: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_an_error_is_not_checked_as_a_part_of_a_set()
    {
        Put("k8s/pod.yaml", Pod.Replace("containers", "container", StringComparison.Ordinal));

        var run = Validate("k8s", "--checks");

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("MM4810", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_configuration_decides_about_severities_and_its_rules_for_other_objects_are_not_missed()
    {
        Put("manifests.config.yaml",
            $$"""
            apiVersion: milvusmanifests/v1
            kubernetes: "1.35"
            kubePrometheus: {version: {{PinnedRelease.Tag}} }
            checks:
              - {code: MM4820, severity: "off", objects: [Deployment/monitoring/grafana], reason: sized elsewhere}
              - {code: MM4810, severity: error}

            """);

        Assert.Equal(new CommandLineRun(1, "2 objects in 2 files for Kubernetes 1.35: 1 error\n", Finding.Replace("warning", "error", StringComparison.Ordinal)), Validate("k8s", "--checks"));
    }

    [Fact]
    public void An_annotation_suppresses_a_finding_and_the_json_has_it()
    {
        Put("k8s/pod.yaml", Pod.Replace("namespace: shop}", "namespace: shop, annotations: {suppress.milvusmanifests/MM4810: made by a job} }", StringComparison.Ordinal));

        Assert.Equal(
            new CommandLineRun(0, "2 objects in 2 files for Kubernetes 1.36: valid\n  1 finding suppressed, with a reason    (--verbose shows it)\n", ""),
            Validate("k8s", "--checks"));
        using var json = JsonDocument.Parse(Validate("k8s", "--checks", "--format", "json").Output);
        Assert.Equal("made by a job", Assert.Single(json.RootElement.GetProperty("suppressed").EnumerateArray()).GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("name: setings", "name: '${SETTINGS}'")]
    [InlineData("name: setings", "name: settings-$(ENVIRONMENT)")]
    [InlineData("name: setings", "name: '${SETTINGS:=settings}'")]
    [InlineData("envFrom: [{configMapRef: {name: setings} }]", "image: '${IMAGE}', envFrom: []")]
    [InlineData("envFrom: [{configMapRef: {name: setings} }]", "image: 'nginx:${TAG}'")]
    public void What_a_variable_stands_for_is_not_judged(string old, string other)
    {
        Put("k8s/pod.yaml", Pod.Replace(old, other, StringComparison.Ordinal).Replace("image: \"nginx:1.29.3\", ", other.Contains("image", StringComparison.Ordinal) ? "" : "image: \"nginx:1.29.3\", ", StringComparison.Ordinal));

        Assert.Equal(new CommandLineRun(0, "2 objects in 2 files for Kubernetes 1.36: valid\n", ""), Validate("k8s", "--checks"));
    }

    [Fact]
    public void What_SOPS_encrypted_is_not_judged()
    {
        Put("k8s/pod.yaml", Pod.Replace("name: setings", "name: 'ENC[AES256_GCM,data:x,type:str]'", StringComparison.Ordinal) + "sops: {version: 3.9.0}\n");
        Put("k8s/settings.yaml", Settings + "data: {'a.json': 'ENC[AES256_GCM,data:y,type:str]'}\nsops: {version: 3.9.0}\n");

        Assert.Equal((0, ""), (Validate("k8s", "--checks").ExitCode, Validate("k8s", "--checks").Error));
    }

    [Fact]
    public void It_cannot_be_combined_with_building_kustomizations()
    {
        var run = Validate("k8s", "--checks", "--kustomize");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("milvus-manifests: --checks is about files as they are; for what kustomizations build: kubectl kustomize FOLDER | milvus-manifests validate - --checks\n", run.Error, StringComparison.Ordinal);
    }

    private CommandLineRun Validate(params string[] arguments) => CommandLineRun.In(folder, ["validate", .. arguments]);

    private void Put(string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
