using System.Text.Json;

namespace MilvusManifests.Tests.CommandLine;

/// <summary>The findings of checks: their severities, and suppressions with a reason, in the configuration and as annotations.</summary>
public sealed class SuppressionTests : IDisposable
{
    private const string Configuration =
        $$"""
        apiVersion: milvusmanifests/v1
        kubernetes: "1.35"
        kubePrometheus:
          version: {{PinnedRelease.Tag}}
          components: {alertmanager: false, blackboxExporter: false, grafana: false, kubeStateMetrics: false, nodeExporter: false, prometheusAdapter: false}

        """;

    private const string Finding = "templates/manifests/web-hpa.yaml.sbn(7,47): warning MM4810: HorizontalPodAutoscaler monitoring/web scales Deployment monitoring/web, which the set does not have\n";

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public SuppressionTests()
    {
        Put("manifests.config.yaml", Configuration);
        Put("templates/manifests/web-hpa.yaml.sbn", Autoscaler());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_finding_is_a_warning_and_the_set_is_written()
    {
        var run = Generate();

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(Finding, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("suppressed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_can_be_made_an_error()
    {
        Put("manifests.config.yaml", Configuration + "checks:\n  - {code: MM4810, severity: error}\n");

        var run = Generate();

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(Finding.Replace("warning", "error", StringComparison.Ordinal), run.Error, StringComparison.Ordinal);
        Assert.EndsWith("1 error. Nothing was written.    (milvus-manifests help MM4810)\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{code: MM4810, severity: 'off', reason: made by another repository}")]
    [InlineData("{code: MM4810, severity: 'off', objects: [HorizontalPodAutoscaler/web], reason: made by another repository}")]
    [InlineData("{code: MM4810, severity: 'off', objects: [HorizontalPodAutoscaler/monitoring/web], reason: made by another repository}")]
    public void A_finding_is_suppressed_by_the_configuration_with_a_reason_and_counted(string rule)
    {
        Put("manifests.config.yaml", Configuration + $"checks:\n  - {rule}\n");

        var run = Generate();

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.EndsWith("\n  1 finding suppressed, with a reason    (--verbose shows it)\n", run.Output, StringComparison.Ordinal);
        Assert.Equal("  1 finding suppressed, with a reason    (--verbose shows it)", Generate().Output.TrimEnd('\n').Split('\n')[^1]);
        Assert.Equal("  1 finding suppressed, with a reason    (--verbose shows it)", CommandLineRun.In(folder, "check").Output.TrimEnd('\n').Split('\n')[^1]);
        Assert.Contains(
            "MM4810: HorizontalPodAutoscaler monitoring/web scales Deployment monitoring/web, which the set does not have: made by another repository (manifests.config.yaml(7,12))\n",
            CommandLineRun.In(folder, "generate", "--verbose").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_is_suppressed_by_an_annotation_of_the_object()
    {
        Put("templates/manifests/web-hpa.yaml.sbn", Autoscaler("{suppress.milvusmanifests/MM4810: made by another repository}"));

        var run = CommandLineRun.In(folder, "generate", "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("[]", json.RootElement.GetProperty("diagnostics").GetRawText());
        var suppressed = Assert.Single(json.RootElement.GetProperty("suppressed").EnumerateArray(), one => one.GetProperty("by").ValueKind != JsonValueKind.Null);
        Assert.Equal("made by another repository", suppressed.GetProperty("reason").GetString());
        Assert.Equal("templates/manifests/web-hpa.yaml.sbn(6,17)", suppressed.GetProperty("by").GetString());
        Assert.Equal("MM4810", suppressed.GetProperty("diagnostic").GetProperty("code").GetString());
    }

    [Fact]
    public void A_finding_that_is_only_information_is_not_suppressed()
    {
        Put("manifests.config.yaml", Configuration + "checks:\n  - {code: MM4810, severity: info, reason: made by another repository}\n");

        var run = Generate();

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(Finding.Replace("warning", "info", StringComparison.Ordinal), run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_rule_that_fits_counts_and_one_that_names_the_object_does_too()
    {
        Put("manifests.config.yaml", Configuration + "checks:\n  - {code: MM4810, severity: error}\n  - {code: MM4810, severity: 'off', objects: [HorizontalPodAutoscaler/web], reason: later}\n");

        Assert.Equal((0, ""), (Generate().ExitCode, Generate().Error));
    }

    [Theory]
    [InlineData(
        "{code: MM4810, severity: 'off', objects: [HorizontalPodAutoscaler/web, HorizontalPodAutoscaler/wob], reason: a}",
        "(7,76): error MM4901: nothing to suppress: MM4810 has no finding about HorizontalPodAutoscaler/wob; did you mean 'HorizontalPodAutoscaler/web'?\n  its findings are about HorizontalPodAutoscaler/monitoring/web\n")]
    [InlineData("{code: MM4815, severity: 'off', reason: a}", "(7,12): error MM4901: nothing to suppress: MM4815 has no finding\n  remove it\n")]
    [InlineData("{code: MM4810, severity: 'off', objects: [], reason: a}", "(7,12): error MM4901: nothing to suppress: MM4810 has no other finding\n")]
    [InlineData(
        "{code: MM4810, severity: 'off', reason: a}\n  - {code: MM4810, severity: error}",
        "(7,12): error MM4901: nothing to suppress: MM4810 has no other finding\n  what it finds is done on purpose, or another entry decides about it; --verbose shows what is suppressed\n")]
    [InlineData("{code: MM4001, severity: 'off', reason: a}", "(7,12): error MM4902: MM4001 is not the code of a check whose severity can be chosen; did you mean 'MM4201'?\n  docs/checks.md lists them\n")]
    [InlineData("{code: MM4810, severity: info}", "(7,30): error MM4903: a reason is required for a severity that is lower than the check's own, warning\n  add 'reason'\n")]
    [InlineData("{code: MM4810, severity: 'off'}", "(7,5): error MM1003: 'checks[0]': ")]
    [InlineData("{code: MM4810, severity: 'off', reason: '  '}", "(7,45): error MM1012: ")]
    [InlineData("{code: '4810', severity: error}", "(7,12): error ")]
    [InlineData("{code: MM4810, severity: fatal}", "(7,30): error MM1004: ")]
    [InlineData("{code: MM4810, severity: error, objects: [web]}", "(7,47): error ")]
    public void A_suppression_that_is_wrong_is_an_error(string rule, string error)
    {
        Put("manifests.config.yaml", Configuration + $"checks:\n  - {rule}\n");

        var run = Generate();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("manifests.config.yaml" + error, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_names_the_object_counts_more_than_its_annotation()
    {
        Put("templates/manifests/web-hpa.yaml.sbn", Autoscaler("{suppress.milvusmanifests/MM4810: made by another repository}"));
        Put("manifests.config.yaml", Configuration + "checks:\n  - {code: MM4810, severity: error, objects: [HorizontalPodAutoscaler/web]}\n");

        var run = Generate();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(Finding.Replace("warning", "error", StringComparison.Ordinal), run.Error, StringComparison.Ordinal);
        Assert.Contains("error MM4901: nothing to suppress: MM4810 has no finding about HorizontalPodAutoscaler/monitoring/web", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("suppress.milvusmanifests/MM4815: a", "error MM4901: nothing to suppress: MM4815 has no finding about HorizontalPodAutoscaler/monitoring/web\n")]
    [InlineData("suppress.milvusmanifests/MM4812345: a", "error MM4902: MM4812345 is not the code of a check whose severity can be chosen")]
    [InlineData("suppress.milvusmanifests/MM4810: ''", "error MM4903: the annotation that suppresses MM4810 has no reason\n")]
    public void An_annotation_that_is_wrong_is_an_error_at_its_line(string annotation, string error)
    {
        Put("templates/manifests/web-hpa.yaml.sbn", Autoscaler($"{{{annotation}}}"));

        var run = Generate();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("templates/manifests/web-hpa.yaml.sbn(6,17): " + error, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_has_what_is_suppressed_with_its_reason()
    {
        Put("manifests.config.yaml", Configuration + "checks:\n  - {code: MM4810, severity: 'off', reason: made by another repository}\n");

        Assert.Equal(0, CommandLineRun.In(folder, "generate", "--report", "sarif=a.sarif", "--report", "github-summary=a.md", "--report", "junit=a.xml").ExitCode);

        using var sarif = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "a.sarif")));
        var result = Assert.Single(sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray(), one => one.GetProperty("ruleId").GetString() == "MM4810");
        var suppression = Assert.Single(result.GetProperty("suppressions").EnumerateArray());
        Assert.Equal(("external", "made by another repository"), (suppression.GetProperty("kind").GetString(), suppression.GetProperty("justification").GetString()));
        Assert.Equal("### milvus-manifests generate: no errors\n\n1 finding suppressed, with a reason.\n", File.ReadAllText(Path.Combine(folder, "a.md")));
        Assert.DoesNotContain("MM4810", File.ReadAllText(Path.Combine(folder, "a.xml")), StringComparison.Ordinal);
    }

    private static string Autoscaler(string annotations = "{}") =>
        $$"""
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata:
          name: web
          namespace: monitoring
          annotations: {{annotations}}
        spec: {maxReplicas: 2, scaleTargetRef: {name: web, kind: Deployment, apiVersion: apps/v1} }

        """;

    private CommandLineRun Generate() => CommandLineRun.In(folder, "generate");

    private void Put(string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
