using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Cases;

/// <summary>A template that leaves a value empty is an error at its line: nothing of it is written.</summary>
public sealed class WrittenNullsTests : IDisposable
{
    private const string Advice = "has no value; server-side apply (also that of Flux and Helm 4) rejects it, client-side apply drops the key; set it to";

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("kind: ServiceMonitor\nmetadata: {name: b, namespace: monitoring}\nspec:\n  jobLabel:\n  selector: {}\n  endpoints: [{port: http}]\n", $"(5,12): error MM4001: ServiceMonitor spec.jobLabel {Advice} a string or remove the key")]
    [InlineData("kind: ServiceMonitor\nmetadata: {name: b, namespace: monitoring}\nspec:\n  selector: {}\n  endpoints:\n  - port: http\n    interval: {{ config.prometheus.retention }}\n", $"(8,14): error MM4001: ServiceMonitor spec.endpoints[0].interval {Advice} a string or remove the key")]
    [InlineData("kind: PrometheusRule\nmetadata: {name: b, namespace: monitoring}\nspec:\n  groups:\n  - name: a\n    rules:\n", $"(7,11): error MM4001: PrometheusRule spec.groups[0].rules {Advice} a sequence or remove the key")]
    public void A_value_that_a_template_leaves_empty_is_an_error_at_its_line(string text, string expected)
    {
        Put("manifests.config.yaml", $"kubernetes: \"1.35\"\nkubePrometheus: {{version: {PinnedRelease.Tag}}}\n");
        Put("templates/manifests/mine.yaml.sbn", "apiVersion: monitoring.coreos.com/v1\n" + text);

        var run = CommandLineRun.In(folder, "generate");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("templates/manifests/mine.yaml.sbn" + expected, run.Error.Split('\n')[0]);
        Assert.False(Directory.Exists(Path.Combine(folder, "output")));
    }

    private void Put(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
