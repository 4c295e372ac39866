using System.Diagnostics;

namespace MilvusManifests.Tests.CommandLine.Reports;

/// <summary>The files of <c>--report</c>, and the summary of a step of GitHub Actions.</summary>
public sealed class ReportFileTests : IDisposable
{
    private const string Broken = "apiVersion: v1\nkind: ConfigMap\nmetadata: {nam: d}\n";
    private const string Fine = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: d}\n";

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public ReportFileTests()
    {
        Put("fine.yaml", Fine);
        Put("broken.yaml", Broken);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Several_reports_are_written_beside_what_is_printed()
    {
        var run = Run("validate", "broken.yaml", "--format", "github", "--report", "sarif=reports/new/a.sarif", "--report", "junit=b.xml", "--report", "text=c.txt");
        var text = Run("validate", "broken.yaml");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("::error file=broken.yaml,line=3,", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"ruleId\": \"MM4003\"", Read("reports/new/a.sarif"), StringComparison.Ordinal);
        Assert.Contains("<testcase classname=\"milvus-manifests validate\" name=\"broken.yaml\" file=\"broken.yaml\">", Read("b.xml"), StringComparison.Ordinal);
        Assert.Equal(text.Error + text.Output, Read("c.txt"));
        Assert.Equal(["a.sarif"], Directory.GetFileSystemEntries(Path.Combine(folder, "reports", "new")).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("generate", "sarif")]
    [InlineData("generate --config none.yaml", "json")]
    [InlineData("diff --config none.yaml", "junit")]
    [InlineData("images --config none.yaml", "json")]
    [InlineData("images --config none.yaml", "mirror")]
    [InlineData("releases --config none.yaml", "gitlab")]
    [InlineData("render none.sbn", "sarif")]
    [InlineData("schema import none.yaml", "github-summary")]
    [InlineData("validate none.yaml --config none.yaml", "sarif")]
    public void A_report_is_written_also_when_the_run_fails(string command, string format)
    {
        var run = Run([.. command.Split(' '), "--report", $"{format}=report"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("MM3015", run.Error, StringComparison.Ordinal);
        Assert.Contains(format == "json" ? "\"succeeded\": false" : "MM3015", Read("report"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_earlier_report_is_replaced_and_is_no_manifest_to_the_next_run()
    {
        foreach (var format in (string[])["json", "sarif", "gitlab"])
        {
            var first = Run("validate", ".", "--report", $"{format}=report.json");
            var report = Read("report.json");

            var second = Run("validate", ".", "--report", $"{format}=report.json");
            Assert.Equal(first.Error, second.Error);
            Assert.Equal(1, second.ExitCode);
            if (format != "json")
            {
                Assert.Equal(report, Read("report.json"));
            }
        }
    }

    [Theory]
    [InlineData("sarif", "--report: 'sarif' names no file; use sarif=FILE")]
    [InlineData("sarif=", "--report: 'sarif=' names no file; use sarif=FILE")]
    [InlineData("sarf=a", "--report: unknown format 'sarf'; did you mean 'sarif'?")]
    [InlineData("xml=a", "--report: unknown format 'xml'; use text, json, sarif, junit, github, gitlab or github-summary")]
    public void A_report_that_cannot_be_understood_is_wrong_usage(string report, string message) =>
        Assert.Equal(
            new CommandLineRun(2, "", $"milvus-manifests: {message}\nRun 'milvus-manifests validate --help' for usage.\n"),
            Run("validate", "fine.yaml", "--report", report));

    [Theory]
    [InlineData("a", "two reports cannot be written to the same file 'a'", "sarif=a", "json=a")]
    [InlineData("a", "two reports cannot be written to the same file './a'", "sarif=a", "json=./a")]
    [InlineData("folder/", "'folder' is a folder", "sarif=folder")]
    [InlineData("", "'new/' is a folder", "sarif=new/")]
    [InlineData("file", "'file/a' cannot be written: '{folder}/file' is not a folder", "sarif=file/a")]
    public void A_file_that_cannot_be_written_is_wrong_usage_before_any_work(string existing, string message, params string[] reports)
    {
        if (existing.EndsWith('/'))
        {
            Directory.CreateDirectory(Path.Combine(folder, existing));
        }
        else if (existing == "file")
        {
            Put(existing, "");
        }

        var run = Run(["generate", .. reports.SelectMany(report => (string[])["--report", report])]);

        Assert.Equal(new CommandLineRun(2, "", $"milvus-manifests: --report: {message.Replace("{folder}", folder, StringComparison.Ordinal)}\n"), run);
    }

    [Fact]
    public void A_pipe_and_a_device_are_refused_without_being_opened()
    {
        Needs.Unix();
        using var made = Process.Start("mkfifo", [Path.Combine(folder, "pipe")]);
        made.WaitForExit();

        Assert.Equal(new CommandLineRun(2, "", "milvus-manifests: --report: 'pipe' is not a regular file\n"), Run("validate", "fine.yaml", "--report", "json=pipe"));
        Assert.Equal(new CommandLineRun(2, "", "milvus-manifests: --report: '/dev/null' is not a regular file\n"), Run("validate", "fine.yaml", "--report", "json=/dev/null"));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_wrong_usage()
    {
        Needs.Unix();
        var run = Run("validate", "fine.yaml", "--report", "json=/proc/report.json");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("milvus-manifests: --report: '/proc/report.json' cannot be written: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_stays_a_link_and_two_names_of_one_file_are_noticed()
    {
        Needs.Unix();
        Put("reports/a.json", "");
        File.CreateSymbolicLink(Path.Combine(folder, "link"), "reports/a.json");

        Assert.Equal(0, Run("validate", "fine.yaml", "--report", "gitlab=link").ExitCode);
        Assert.Equal("[]\n", Read("reports/a.json"));
        Assert.NotNull(new FileInfo(Path.Combine(folder, "link")).LinkTarget);
        Assert.Equal(
            "milvus-manifests: --report: two reports cannot be written to the same file 'link'\n",
            Run("validate", "fine.yaml", "--report", "json=reports/a.json", "--report", "gitlab=link").Error);
    }

    [Theory]
    [InlineData("fine.yaml", "validate fine.yaml")]
    [InlineData("broken.yaml", "validate broken.yaml")]
    [InlineData("broken.yaml", "generate --config broken.yaml")]
    public void An_input_is_never_replaced(string input, string command)
    {
        var before = Read(input);

        var run = Run([.. command.Split(' '), "--report", $"json={input}"]);

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith($"milvus-manifests: --report: '{input}' is a file of this command and is not replaced; write the report to another one\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Read(input));
    }

    [Fact]
    public void Every_generated_file_is_a_case_and_none_is_replaced_by_a_report()
    {
        Put("manifests.config.yaml", $"kubernetes: \"1.35\"\nkubePrometheus:\n  version: {PinnedRelease.Tag}\n");

        var first = Run("generate", "--report", "junit=first.xml");
        var second = Run("generate", "--report", "junit=second.xml", "--report", "json=output/kustomization.yaml");

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Contains("name=\"output/kustomization.yaml\" file=\"output/kustomization.yaml\" />\n", Read("first.xml"), StringComparison.Ordinal);
        Assert.Equal(Read("first.xml"), Read("second.xml"));
        Assert.Equal(
            (1, "milvus-manifests: --report: 'output/kustomization.yaml' is a file of this command and is not replaced; write the report to another one\n"),
            (second.ExitCode, second.Error));
        Assert.StartsWith("# Generated by milvus-manifests", Read("output/kustomization.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_of_GitHub_Actions_gets_a_summary_after_what_it_has()
    {
        Put("summary.md", "# Before\n");
        var run = InStep("validate", "broken.yaml", "--format", "github");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("# Before\n### milvus-manifests validate: 1 error\n\n", Read("summary.md"), StringComparison.Ordinal);
        Assert.Contains("[broken.yaml(3,12)](https://github.com/o/r/blob/abc/broken.yaml#L3)", Read("summary.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_format_of_GitHub_the_summary_of_a_step_is_not_touched()
    {
        Put("summary.md", "");

        InStep("validate", "broken.yaml");
        InStep("validate", "broken.yaml", "--format", "sarif");

        Assert.Equal("", Read("summary.md"));
    }

    [Fact]
    public void A_summary_that_does_not_fit_leaves_the_others_of_the_step_as_they_are()
    {
        Put("summary.md", new string('x', 1024 * 1024));

        Assert.Equal(1, InStep("validate", "broken.yaml", "--format", "github").ExitCode);
        Assert.Equal(1024 * 1024, new FileInfo(Path.Combine(folder, "summary.md")).Length);
    }

    [Fact]
    public void A_summary_that_cannot_be_written_is_said_and_changes_no_exit_code()
    {
        Directory.CreateDirectory(Path.Combine(folder, "summary.md"));

        var run = InStep("validate", "fine.yaml", "--format", "github");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("milvus-manifests: the summary of the step cannot be written: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_are_those_of_the_repository_wherever_the_command_runs()
    {
        Directory.CreateDirectory(Path.Combine(folder, ".git"));
        Put("clusters/eu/web.yaml", Broken);
        var start = CommandLineRun.Start(Path.Combine(folder, "clusters", "eu"), "validate", "web.yaml", "../../broken.yaml", "--format", "github");

        var lines = CommandLineRun.Of(start).Output.Split('\n');

        Assert.StartsWith("::error file=clusters/eu/web.yaml,", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("::error file=broken.yaml,", StringComparison.Ordinal));
    }

    private CommandLineRun InStep(params string[] arguments)
    {
        var start = CommandLineRun.Start(folder, arguments);
        start.Environment["GITHUB_STEP_SUMMARY"] = Path.Combine(folder, "summary.md");
        start.Environment["GITHUB_SERVER_URL"] = "https://github.com";
        start.Environment["GITHUB_REPOSITORY"] = "o/r";
        start.Environment["GITHUB_SHA"] = "abc";
        return CommandLineRun.Of(start);
    }

    private CommandLineRun Run(params string[] arguments) => CommandLineRun.In(folder, arguments);

    private string Read(string name) => File.ReadAllText(Path.Combine(folder, name));

    private void Put(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
