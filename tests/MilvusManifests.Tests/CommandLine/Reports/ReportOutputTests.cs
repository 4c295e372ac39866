using System.Text.RegularExpressions;

namespace MilvusManifests.Tests.CommandLine.Reports;

/// <summary>Each format, exactly as it is printed for the same broken inputs.</summary>
public sealed partial class ReportOutputTests : IDisposable
{
    private const string Folder = "tests/MilvusManifests.Tests/CommandLine/Reports/";

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("text", "txt")]
    [InlineData("json", "json")]
    [InlineData("sarif", "sarif")]
    [InlineData("junit", "xml")]
    [InlineData("github", "github.txt")]
    [InlineData("gitlab", "gitlab.json")]
    [InlineData("github-summary", "md")]
    public void The_findings_of_validate_are_written_so(string format, string extension)
    {
        Put("k8s/service.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  type: LB\n  prots: 1\n  ports: [{port: 80}, {port: 80}]\n");
        Put("k8s/budget.yaml", "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: b, namespace: x}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: c, namespace: x}\n");
        Put("k8s/fine.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: d}\n");
        Put("k8s/a, 100%: b.yaml", "kind: [\n");

        Check(format, $"validate.{extension}", 1, "validate", "k8s", "k8s/gone.yaml", "--kubernetes", "1.35");
    }

    [Theory]
    [InlineData("text", "txt")]
    [InlineData("sarif", "sarif")]
    [InlineData("junit", "xml")]
    [InlineData("github", "github.txt")]
    [InlineData("gitlab", "gitlab.json")]
    [InlineData("github-summary", "md")]
    public void The_findings_of_generate_lead_to_configuration_template_and_output(string format, string extension)
    {
        Put("manifests.config.yaml", $"kubernetes: \"1.35\"\nkubePrometheus:\n  version: {PinnedRelease.Tag}\n  namespace: stack\n");
        Put("templates/manifests/extra.yaml.sbn", "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  type: {{ namespace }}\n  prots: 1\n  ports: [{port: 80}]\n");

        Check(format, $"generate.{extension}", 1, "generate");
    }

    [Theory]
    [InlineData("sarif", "sarif")]
    [InlineData("junit", "xml")]
    [InlineData("github", "github.txt")]
    [InlineData("gitlab", "gitlab.json")]
    [InlineData("github-summary", "md")]
    public void Without_findings_a_report_is_valid_and_empty(string format, string extension)
    {
        Put("fine.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: d}\n");

        Check(format, $"fine.{extension}", 0, "validate", "fine.yaml");
    }

    // What is printed, and what is written to a file.
    private void Check(string format, string golden, int exitCode, params string[] arguments)
    {
        const string Report = "report";
        var written = CommandLineRun.In(folder, [.. arguments, "--report", $"{format}={Report}"]);
        var report = File.ReadAllText(Path.Combine(folder, Report));

        Assert.Equal(exitCode, written.ExitCode);
        Golden.Check(Folder + golden, Version().Replace(report, "\"version\": \"{version}\""));
        if (format != "github-summary")
        {
            var printed = CommandLineRun.In(folder, [.. arguments, "--format", format]);
            Assert.Equal((exitCode, report), (printed.ExitCode, format == "text" ? printed.Error + printed.Output : printed.Output));
            Assert.Equal("", format == "text" ? "" : printed.Error);
        }
    }

    private void Put(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    [GeneratedRegex("\"version\": \"0\\.[^\"]*\"", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
