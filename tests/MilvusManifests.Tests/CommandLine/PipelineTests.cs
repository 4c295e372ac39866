using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.CommandLine;

/// <summary>The pipelines of docs/ci.md: each is read, and its commands are run in a repository with a set and a tool manifest.</summary>
public sealed class PipelineTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs/ci.md")).ReplaceLineEndings("\n");

    /// <summary>The commands with which the page has the tool pinned.</summary>
    internal static string ToolManifest { get; } = Page.Split("```console\n")[1].Split("```\n")[0].TrimEnd();

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("GitHub Actions", "check.sarif")]
    [InlineData("GitLab CI", "gl-code-quality-report.json", "check.xml")]
    [InlineData("Azure Pipelines", "reports/check.xml", "reports/sarif/check.sarif")]
    [InlineData("Argo CD")]
    [InlineData("pre-commit")]
    public void The_commands_pass_without_a_difference_and_fail_with_one_and_write_their_reports_both_times(string system, params string[] reports)
    {
        Needs.Unix();
        PrepareRepository();
        var commands = CommandsOf(system);

        Assert.Equal((0, ""), Run(commands));
        Assert.All(reports, report => Assert.True(new FileInfo(PathOf($"repository/{report}")).Length > 0, report));

        Array.ForEach(reports, report => File.Delete(PathOf($"repository/{report}")));
        if (Directory.Exists(PathOf("repository/repository")))
        {
            Directory.Delete(PathOf("repository/repository"), recursive: true);
        }

        File.AppendAllText(PathOf("repository/output/kustomization.yaml"), "# edited\n");
        Assert.Equal(3, Run(commands).ExitCode);
        Assert.All(reports, report => Assert.Contains("MM5102", File.ReadAllText(PathOf($"repository/{report}")), StringComparison.Ordinal));
    }

    [Fact]
    public void The_reports_are_uploaded_whether_the_check_passes_or_fails()
    {
        var github = Items(At(Block("GitHub Actions"), "jobs", "check", "steps"))[^1];
        Assert.Equal(("${{ !cancelled() }}", "check.sarif"), (Text(github, "if"), Text(At(github, "with"), "sarif_file")));

        var gitlab = At(Block("GitLab CI"), "manifests", "artifacts", "reports");
        Assert.Equal(("gl-code-quality-report.json", "check.xml"), (Text(gitlab, "codequality"), Text(gitlab, "junit")));

        var azure = Items(At(Block("Azure Pipelines"), "steps"))[^2..];
        Assert.Equal(["succeededOrFailed()", "succeededOrFailed()"], azure.Select(step => Text(step, "condition")));
        Assert.Equal(("reports/check.xml", "reports/sarif", "CodeAnalysisLogs"), (Text(At(azure[0], "inputs"), "testResultsFiles"), Text(azure[1], "publish"), Text(azure[1], "artifact")));
    }

    [Fact]
    public void The_Job_of_Argo_CD_is_valid_and_runs_before_the_sync()
    {
        var run = CommandLineRun.Of(CommandLineRun.Start(folder, "validate", "-", "--kubernetes", "1.35"), Blocks("Argo CD")[0]);

        Assert.Equal(new CommandLineRun(0, "1 object in 1 file for Kubernetes 1.35: valid\n", ""), run);
        Assert.Equal("PreSync", Text(At(Block("Argo CD"), "metadata", "annotations"), "argocd.argoproj.io/hook"));
    }

    [Fact]
    public void Argo_CD_gets_the_Job_and_the_set()
    {
        Needs.Kubectl();
        PrepareRepository();
        Directory.CreateDirectory(PathOf("repository/deploy"));
        File.WriteAllText(PathOf("repository/deploy/check.yaml"), Blocks("Argo CD")[0]);
        File.WriteAllText(PathOf("repository/deploy/kustomization.yaml"), Blocks("Argo CD")[1]);

        var run = CommandLineRun.Of(CommandLineRun.Start(["kubectl"], PathOf("repository"), "kustomize", "deploy"));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("\nkind: Job\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nkind: ServiceMonitor\n", run.Output, StringComparison.Ordinal);
    }

    /// <summary>The commands that a pipeline runs, in their order.</summary>
    private static string[] CommandsOf(string system) => system switch
    {
        "GitHub Actions" => Each(At(Block(system), "jobs", "check", "steps"), "run"),
        "GitLab CI" => [.. Scalars(At(Block(system), "manifests", "script"))],
        "Azure Pipelines" => Each(At(Block(system), "steps"), "script"),
        "Argo CD" => [.. Scalars(At(Items(At(Block(system), "spec", "template", "spec", "containers"))[0], "args"))],
        _ => [Text(Items(At(Items(At(Read(Blocks(system)[1]), "repos"))[0], "hooks"))[0], "entry")!],
    };

    private static string[] Blocks(string system) =>
        [.. Page.Split($"## {system}\n")[1].Split("\n## ")[0].Split("```yaml\n").Skip(1).Select(block => block.Split("```\n")[0])];

    private static YamlNode Block(string system) => Read(Blocks(system)[0]);

    private static YamlNode Read(string text)
    {
        var (document, diagnostics) = YamlReader.ReadSingle(new SourceText("x", text));
        Assert.Equal([], diagnostics);
        return document!.Root;
    }

    private static YamlNode At(YamlNode node, params string[] path) => path.Aggregate(node, (at, key) => Assert.IsType<YamlMapping>(at)[key]!);

    private static YamlNode[] Items(YamlNode node) => [.. Assert.IsType<YamlSequence>(node).Items];

    private static IEnumerable<string> Scalars(YamlNode node) => Items(node).Select(item => Assert.IsType<YamlScalar>(item).Value);

    private static string[] Each(YamlNode steps, string key) => [.. Items(steps).Select(step => Text(step, key)).OfType<string>()];

    private static string? Text(YamlNode node, string key) => (Assert.IsType<YamlMapping>(node)[key] as YamlScalar)?.Value;

    private string PathOf(string path) => Path.Combine(folder, path);

    // The tool comes from a feed in .ci/run; here a stand-in for dotnet starts the command under test where the manifest lists it.
    private void PrepareRepository()
    {
        var dotnet = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(path => Path.Combine(path, "dotnet")).FirstOrDefault(File.Exists, "dotnet");
        var command = string.Join(' ', CommandLineRun.Command.Select(word => $"'{(word == "dotnet" ? dotnet : word)}'"));
        Put("bin/dotnet",
            $$$"""
            #!/bin/sh
            manifest=.config/dotnet-tools.json
            case "$*" in
              "new tool-manifest") mkdir .config && echo '{}' > $manifest; exit ;;
              "tool install milvus-manifests --prerelease") [ -e $manifest ] && echo '{"milvus-manifests": {}}' > $manifest; exit ;;
              "tool restore") grep -q milvus-manifests $manifest; exit ;;
              "milvus-manifests "*) grep -q milvus-manifests $manifest || exit 98; shift; exec {{{command}}} "$@" ;;
            esac
            echo "unexpected: dotnet $*" >&2
            exit 99
            """);
        Put("bin/git",
            """
            #!/bin/sh
            [ "$1 $2 $3 $4 $5" = "clone --depth 1 --branch main" ] || exit 99
            mkdir "$7" && cp -R .config manifests.config.yaml output "$7"
            """);
        Put("repository/manifests.config.yaml", $"kubernetes: \"1.35\"\nkubePrometheus: {{version: {PinnedRelease.Tag}}}\nmilvus: [{{release: r, namespace: milvus, version: 2.6.15}}]\n");
        Assert.Equal(0, CommandLineRun.In(PathOf("repository"), "generate").ExitCode);
        Assert.Equal((0, ""), Run(ToolManifest.Split('\n')));
    }

    private void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text.ReplaceLineEndings("\n") + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(PathOf(path), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private (int ExitCode, string Error) Run(string[] commands)
    {
        var start = CommandLineRun.Start(["sh", "-ec", string.Join('\n', commands)], PathOf("repository"));
        start.Environment["PATH"] = $"{PathOf("bin")}{Path.PathSeparator}{start.Environment["PATH"]}";
        start.Environment.Remove("GITHUB_STEP_SUMMARY");
        var run = CommandLineRun.Of(start);
        return (run.ExitCode, run.ExitCode == 0 ? run.Error : "");
    }
}
