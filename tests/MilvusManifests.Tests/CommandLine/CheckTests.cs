using System.Text.Json;
using MilvusManifests.Tests.Delivery;

namespace MilvusManifests.Tests.CommandLine;

/// <summary><c>check</c>: exact output and exit codes, and nothing written.</summary>
public sealed class CheckTests : IDisposable
{
    private const string Configuration =
        $$"""
        apiVersion: milvusmanifests/v1
        kubernetes: "1.35"
        kubePrometheus:
          version: {{PinnedRelease.Tag}}
          components: {alertmanager: false, blackboxExporter: false, grafana: false, kubePrometheus: false, kubeStateMetrics: false, nodeExporter: false, prometheusAdapter: false}
        milvus:
          - release: my-release
            namespace: milvus
            version: 2.6.15

        """;

    private const string Role = "manifests/prometheus-clusterRole.yaml";
    private const string Monitor = "milvus/milvus/my-release/serviceMonitor.yaml";
    private const string Generate = "  generate again and commit the output folder\n";
    private const string KeepOrDiscard =
        "  to keep the edit, make it in the configuration, a patch or a template; then restore the committed file, or delete it and generate again\n";

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public CheckTests()
    {
        Put("manifests.config.yaml", Configuration);
        Assert.Equal(0, CommandLineRun.In(folder, "generate").ExitCode);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_folder_that_is_what_is_generated_is_done_with_a_line()
    {
        var run = Check();

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches("^output/ is what manifests.config.yaml generates: [0-9]+ objects in [0-9]+ files\n$", run.Output);
    }

    [Fact]
    public void Nothing_generated_yet_is_a_difference()
    {
        Directory.Delete(PathOf("output"), recursive: true);

        var run = Check();

        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Matches(
            $"^output\\(1,1\\): error MM5101: 'output' does not exist; nothing was generated yet\n{Generate}\n"
            + "[0-9]+ files differ from what manifests.config.yaml generates. Run 'milvus-manifests generate'.    \\(milvus-manifests help MM5101\\)\n$",
            run.Error);
    }

    [Fact]
    public void An_edited_a_missing_and_an_extra_file_are_told_apart()
    {
        Put($"output/{Role}", Read($"output/{Role}").Replace("- apiGroups:\n  - discovery.k8s.io\n  resources:\n  - endpointslices\n  verbs:\n  - get\n  - list\n  - watch\n", "", StringComparison.Ordinal));
        File.Delete(PathOf($"output/{Monitor}"));
        Put("output/manifests/mine.yaml", "apiVersion: v1\n");

        Assert.Equal(
            new CommandLineRun(
                3,
                "",
                "output/manifests/mine.yaml(1,1): error MM5104: 'manifests/mine.yaml' was not generated, and is applied with the folder that it is in\n"
                + "  delete it, or move it out of the folder; to make it part of the set, write a template for it\n\n"
                + $"output/{Role}(25,5): error MM5102: '{Role}' was edited: 1 field of ClusterRole prometheus-k8s\n{KeepOrDiscard}"
                + "  - rules: get, list, watch on discovery.k8s.io/endpointslices\n\n"
                + $"output/{Monitor}(1,1): error MM5101: '{Monitor}' is missing\n{Generate}\n"
                + "3 files differ from what manifests.config.yaml generates. Restore, move or delete what was edited or added, then run 'milvus-manifests generate'.    (milvus-manifests help MM5104)\n"),
            Check());
    }

    [Fact]
    public void A_changed_setting_is_named_in_every_file_that_it_makes_out_of_date()
    {
        Put("manifests.config.yaml", Configuration + "    scrape: {interval: 45s}\n");

        const string cause = "'milvus/my-release.scrape.interval' is 45s, but the set was locked without it";
        Assert.Equal(
            new CommandLineRun(
                3,
                "",
                $"output/manifests.lock.yaml(1,1): error MM5107: 'manifests.lock.yaml' is out of date: Milvus {cause}\n{Generate}  changed in manifests.config.yaml(10,24)\n\n"
                + $"output/{Monitor}(27,15): error MM5105: '{Monitor}' is out of date: Milvus {cause}\n{Generate}  changed in manifests.config.yaml(10,24)\n  spec.endpoints[0].interval: 30s -> 45s\n\n"
                + "2 files differ from what manifests.config.yaml generates. Run 'milvus-manifests generate'.    (milvus-manifests help MM5107)\n"),
            Check());
    }

    [Fact]
    public void A_changed_template_is_named_for_its_own_file_and_the_mend_names_the_options()
    {
        Directory.Move(PathOf("output"), PathOf("out"));
        File.Move(PathOf("manifests.config.yaml"), PathOf("my.yaml"));
        Put("templates/milvus/serviceMonitor.yaml.sbn", File.ReadAllText(Path.Combine(Repository.Root, "templates/milvus/serviceMonitor.yaml.sbn")).Replace("  labels:\n", "  labels:\n    mine: a\n", StringComparison.Ordinal));

        var run = Check("-c", "my.yaml", "-o", "out");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"out/{Monitor}(", run.Error, StringComparison.Ordinal);
        Assert.Matches($"error MM5105: '{Monitor}' is out of date: template 'milvus/serviceMonitor.yaml.sbn' is sha256:[0-9a-f]{{12}}, but sha256:[0-9a-f]{{12}} is locked\n", run.Error);
        Assert.Contains("  changed in templates/milvus/serviceMonitor.yaml.sbn(1,1)\n", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(
            "2 files differ from what my.yaml generates. Run 'milvus-manifests generate --config my.yaml --output out'.    (milvus-manifests help MM5107)\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.1.0", "another version of the generator: 0.1.0", "generate again, review the difference and commit it, or use the version that the set was generated with")]
    [InlineData("99.0.0", "a newer version of the generator: 99.0.0", "update milvus-manifests to the version that the set was generated with")]
    public void Another_version_of_the_generator_is_named(string version, string words, string mend)
    {
        var text = Read("output/manifests.lock.yaml");
        var tool = text.Split('\n').Single(line => line.StartsWith("tool: ", StringComparison.Ordinal));
        Put("output/manifests.lock.yaml", text.Replace(tool, $"tool: {version}", StringComparison.Ordinal));

        Assert.Equal(
            new CommandLineRun(
                3,
                "",
                $"output/manifests.lock.yaml(5,7): error MM5106: the set was generated by {words}, and this is {tool["tool: ".Length..]}\n  {mend}\n\n"
                + "1 file differs from what manifests.config.yaml generates. Run 'milvus-manifests generate'.    (milvus-manifests help MM5106)\n"),
            Check());
    }

    [Fact]
    public void A_changed_lock_is_told_from_changed_files()
    {
        var text = Read("output/manifests.lock.yaml");
        var line = text.Split('\n').Single(line => line.StartsWith($"  {Role}: ", StringComparison.Ordinal));
        Put("output/manifests.lock.yaml", text.Replace(line, line[..^4] + "0000", StringComparison.Ordinal));
        Assert.Contains($"error MM5107: 'manifests.lock.yaml' has another SHA-256 for '{Role}' than what is generated\n", Check().Error, StringComparison.Ordinal);

        Put("output/manifests.lock.yaml", text.Replace(line + "\n", "", StringComparison.Ordinal));
        Assert.Contains($"(1,1): error MM5107: 'manifests.lock.yaml' does not list '{Role}'\n", Check().Error, StringComparison.Ordinal);

        Put("output/manifests.lock.yaml", text + "# mine\n");
        Assert.Contains("(1,1): error MM5107: 'manifests.lock.yaml' says the same, but is written differently: it was edited or merged\n", Check().Error, StringComparison.Ordinal);

        Put("output/manifests.lock.yaml", text.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Contains("(1,1): error MM5103: 'manifests.lock.yaml' differs only in line endings: CRLF instead of LF\n", Check().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_are_those_of_generate_and_nothing_is_compared()
    {
        Put("manifests.config.yaml", Configuration.Replace("2.6.15", "latest", StringComparison.Ordinal));
        Put("output/manifests/mine.yaml", "");

        var run = Check();

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(CommandLineRun.In(folder, "generate"), run);
    }

    [Fact]
    public void The_findings_are_diagnostics_of_one_json_object()
    {
        using (var clean = JsonDocument.Parse(Check("--format", "json").Output))
        {
            Assert.True(clean.RootElement.GetProperty("succeeded").GetBoolean());
            Assert.Equal(0, clean.RootElement.GetProperty("differing").GetInt32());
        }

        File.AppendAllText(PathOf($"output/{Role}"), "# mine\n");
        var run = Check("--format", "json");

        Assert.Equal((3, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(["succeeded", "title", "output", "objects", "differing", "diagnostics", "suppressed"], json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal((false, 1), (json.RootElement.GetProperty("succeeded").GetBoolean(), json.RootElement.GetProperty("differing").GetInt32()));
        var finding = Assert.Single(json.RootElement.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal(
            ("error", "MM5102", $"'{Role}' was edited: only comments", $"output/{Role}"),
            (finding.GetProperty("severity").GetString(), finding.GetProperty("code").GetString(), finding.GetProperty("message").GetString(), finding.GetProperty("file").GetString()));

        Put("manifests.config.yaml", "a: b\n");
        using var failed = JsonDocument.Parse(Check("--format", "json").Output);
        Assert.Equal(JsonValueKind.Null, failed.RootElement.GetProperty("differing").ValueKind);
    }

    [Fact]
    public void Reports_have_the_findings_at_the_files_and_each_file_that_was_compared()
    {
        File.AppendAllText(PathOf($"output/{Role}"), "# mine\n");

        Assert.Equal(
            new CommandLineRun(3, $"::error file=output/{Role},line=41,col=1,endLine=41,endColumn=1,title=MM5102::'{Role}' was edited: only comments%0A{KeepOrDiscard.Trim()}\n", ""),
            Check("--format", "github"));
        var cases = System.Xml.Linq.XDocument.Parse(Check("--format", "junit").Output).Descendants("testcase").ToArray();
        Assert.Equal([$"output/{Role}"], cases.Where(found => found.Element("failure") is not null).Select(found => found.Attribute("name")!.Value));
        Assert.Equal(
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal),
            cases.Select(found => found.Attribute("name")!.Value).Order(StringComparer.Ordinal));
        using var sarif = JsonDocument.Parse(Check("--format", "sarif").Output);
        Assert.True(sarif.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
        Assert.Equal(3, sarif.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0].GetProperty("exitCode").GetInt32());
    }

    // Every run is compared with the folder before it: names, kinds, modes, times and contents.
    private CommandLineRun Check(params string[] options)
    {
        var before = HostilePlace.Snapshot(folder);
        var run = CommandLineRun.In(folder, ["check", .. options]);
        Assert.Equal(before, HostilePlace.Snapshot(folder));
        return run;
    }

    private string PathOf(string path) => Path.Combine(folder, path);

    private string Read(string path) => File.ReadAllText(PathOf(path));

    private void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }
}
