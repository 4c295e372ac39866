using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Json.Schema;
using MilvusManifests.Json;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.CommandLine.Init;

/// <summary>Each file that <c>init</c> writes, used as what it is for.</summary>
public sealed class InitUseTests : IDisposable
{
    private const string Everything =
        "clusters/eu --milvus 123/true@2.6.0-rc1 --milvus b/no@3.0.0 --installed-by operator --mode standalone --kubernetes 1.34 --kube-prometheus v0.18.0 --stack none --stack-namespace 0x1 --stack-service-account null"
        + " --argocd git@git.example.com:acme/clusters.git --flux ssh://git@git.example.com/acme/clusters.git";

    private readonly InitRun folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("--kubernetes 1.31 --milvus m/one@2.4.19 --milvus m/two@2.5.27")]
    [InlineData("--mode standalone --milvus milvus/my-release@2.6.15")]
    [InlineData("--installed-by operator --milvus 123/true@2.6.0-rc1")]
    [InlineData("--stack kubePrometheus --kube-prometheus v0.17.0")]
    [InlineData("--stack kubePrometheusStack --stack-release 1e3 --stack-namespace 0755")]
    [InlineData("--stack none --stack-namespace null --stack-service-account yes")]
    [InlineData("--argocd https://git.example.com/acme/clusters.git")]
    [InlineData("--flux https://git.example.com/acme/clusters.git")]
    [InlineData("--argocd git@git.example.com:acme/clusters.git --flux oci://registry.example.com/acme/set")]
    public void The_set_is_generated_and_checked_without_a_finding(string arguments)
    {
        Assert.Equal(0, folder.Init(arguments).ExitCode);

        Assert.Equal(new CommandLineRun(0, "", ""), Findings("generate"));
        Assert.Equal(new CommandLineRun(0, "", ""), Findings("check"));

        // What only the operator can tell is information.
        CommandLineRun Findings(string command)
        {
            var run = folder.In("", command, "--format", "json");
            using var json = JsonDocument.Parse(run.Output);
            var found = json.RootElement.GetProperty("diagnostics").EnumerateArray().Where(one => one.GetProperty("severity").GetString() != "info");
            return run with { Output = string.Join('\n', found) };
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(Everything)]
    public void The_editor_finds_the_schema_and_the_configuration_is_valid_by_it(string arguments)
    {
        folder.Init(arguments);
        var place = arguments.Split(' ')[0];
        var named = Regex.Match(folder.Read(Path.Combine(place, "manifests.config.yaml")), @"\A# yaml-language-server: \$schema=(\S+)\n").Groups[1].Value;

        var options = new BuildOptions { Dialect = Dialect.Draft202012, SchemaRegistry = new() };
        var schema = JsonSchema.FromText(folder.Read(Path.Combine(place, named)), options);
        Assert.True(Evaluate(folder.Configuration(place)));
        Assert.False(Evaluate(folder.Configuration(place).With("kubernets", YamlScalar.String("1.35"))));

        bool Evaluate(YamlMapping configuration)
        {
            using var json = JsonDocument.Parse(JsonWriter.Write(configuration));
            return schema.Evaluate(json.RootElement).IsValid;
        }
    }

    [Theory]
    [InlineData("--kube-prometheus v0.17.0 --milvus a/b@2.5.27", "v0.17.0", "2.5.27")]
    [InlineData(Everything, "v0.18.0", "2.6.0-rc1", "3.0.0")]
    public void Renovate_finds_every_version(string arguments, params string[] versions)
    {
        Directory.CreateDirectory(folder.PathOf(".git"));
        folder.Init(arguments);
        var path = File.Exists(folder.PathOf("manifests.config.yaml")) ? "manifests.config.yaml" : "clusters/eu/manifests.config.yaml";
        using var json = JsonDocument.Parse(folder.Read("renovate.json"));
        var manager = json.RootElement.GetProperty("customManagers")[0];

        var found = Regex.Matches(folder.Read(path), manager.GetProperty("matchStrings")[0].GetString()!);
        Assert.Equal(versions, found.Select(match => match.Groups["currentValue"].Value));
        Assert.All(found.Skip(1), match => Assert.Equal("milvus-io/milvus", match.Groups["depName"].Value));
        Assert.All(found.Skip(1), match => Assert.Matches(match.Groups["extractVersion"].Value, $"v{match.Groups["currentValue"].Value.Split('-')[0]}"));
        Assert.Matches(manager.GetProperty("managerFilePatterns")[0].GetString()!.Trim('/'), path);
    }

    [Fact]
    public void Renovates_rule_is_the_one_of_the_documentation()
    {
        folder.Init("");

        Assert.Contains($"```json\n{folder.Read("renovate.json")}```\n", File.ReadAllText(Path.Combine(Repository.Root, "docs/renovate.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_tool_manifest_and_the_project_pin_this_version()
    {
        folder.Init("");
        using var manifest = JsonDocument.Parse(folder.Read(".config/dotnet-tools.json"));
        var tool = manifest.RootElement.GetProperty("tools").GetProperty("milvus-manifests");
        var project = XDocument.Parse(folder.Read("Manifests.csproj")).Root!;
        var own = XDocument.Load(Path.Combine(Repository.Root, "src/Manifests/Manifests.csproj")).Root!;

        Assert.Equal(InitRun.BuildVersion, tool.GetProperty("version").GetString());
        Assert.Equal(["milvus-manifests"], tool.GetProperty("commands").EnumerateArray().Select(command => command.GetString()));
        Assert.Equal(InitRun.BuildVersion, project.Descendants("PackageReference").Single().Attribute("Version")!.Value);
        Assert.Equal(own.Attribute("Sdk")!.Value, project.Attribute("Sdk")!.Value);
    }

    [Fact]
    public void Dotnet_reads_the_tool_manifest()
    {
        folder.Init("");

        var start = CommandLineRun.Start(["dotnet"], folder.Root, "tool", "list", "--local", "--format", "json");
        start.Environment["DOTNET_NOLOGO"] = "1";
        var run = CommandLineRun.Of(start);
        using var json = JsonDocument.Parse(run.Output);
        var listed = json.RootElement.GetProperty("data")[0];

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(("milvus-manifests", InitRun.BuildVersion), (listed.GetProperty("packageId").GetString(), listed.GetProperty("version").GetString()));
    }

    [Theory]
    [InlineData("--ci github", "")]
    [InlineData("--ci gitlab", "")]
    [InlineData("clusters/eu --ci github", "clusters/eu")]
    [InlineData("clusters/eu --ci gitlab", "clusters/eu")]
    public void The_commands_for_CI_pass_on_what_was_generated_and_fail_on_what_was_edited(string arguments, string place)
    {
        Needs.Unix();
        Directory.CreateDirectory(folder.PathOf(".git"));
        folder.Init(arguments);
        Assert.Equal(0, folder.In(place, "generate").ExitCode);
        var (commands, reports) = Pipeline();

        Assert.Equal(0, Run(commands));
        Assert.All(reports, report => Assert.True(new FileInfo(folder.PathOf(report)).Length > 0, report));

        File.AppendAllText(folder.PathOf(Path.Combine(place, "output/kustomization.yaml")), "# edited\n");
        Assert.Equal(3, Run(commands));
        Assert.All(reports, report => Assert.Contains("MM5102", folder.Read(report), StringComparison.Ordinal));
    }

    [Fact]
    public void The_engines_are_pointed_at_the_folder_in_its_repository()
    {
        Directory.CreateDirectory(folder.PathOf(".git"));
        folder.Init(Everything);
        Assert.Equal(0, folder.In("clusters/eu", "generate").ExitCode);

        Assert.Contains("path: clusters/eu/output/argocd/applications\n", folder.Read("clusters/eu/output/argocd/application.yaml"), StringComparison.Ordinal);
        Assert.All(
            Directory.EnumerateFiles(folder.PathOf("clusters/eu/output/flux")).Select(File.ReadAllText).Where(text => text.Contains("apiVersion: kustomize.toolkit.fluxcd.io", StringComparison.Ordinal)),
            text => Assert.Matches(@"\n  path: (\./)?clusters/eu/output/[a-z]", text));
    }

    [Theory]
    [InlineData("--argocd https://git.example.com/acme/clusters.git", "output/argocd/application.yaml")]
    [InlineData("--flux https://git.example.com/acme/clusters.git", "output/flux")]
    [InlineData("", "output")]
    public void What_is_to_be_applied_exists_once_it_is_generated(string arguments, string path)
    {
        var last = folder.Init(arguments).Output.TrimEnd().Split('\n')[^1];
        folder.In("", "generate");

        Assert.Contains($" {path} ", last, StringComparison.Ordinal);
        Assert.True(Path.Exists(folder.PathOf(path)));
    }

    private (string[] Commands, string[] Reports) Pipeline()
    {
        if (File.Exists(folder.PathOf(".gitlab-ci.yml")))
        {
            var job = At(folder.Yaml(".gitlab-ci.yml"), "manifests");
            var reports = At(job, "artifacts", "reports");
            return ([.. Items(At(job, "script")).Select(Text)], [Text(At(reports, "codequality")), Text(At(reports, "junit"))]);
        }

        var check = At(folder.Yaml(".github/workflows/manifests.yaml"), "jobs", "check");
        var working = ((YamlMapping)check)["defaults"] is { } defaults ? $"cd {Text(At(defaults, "run", "working-directory"))}" : "true";
        return ([working, .. Items(At(check, "steps")).Select(step => ((YamlMapping)step)["run"]).OfType<YamlScalar>().Select(run => run.Value)], []);
    }

    private static YamlNode At(YamlNode node, params string[] path) => path.Aggregate(node, (at, key) => Assert.IsType<YamlMapping>(at)[key]!);

    private static YamlNode[] Items(YamlNode node) => [.. Assert.IsType<YamlSequence>(node).Items];

    private static string Text(YamlNode node) => Assert.IsType<YamlScalar>(node).Value;

    // In place of the SDK: the tool of the manifest is the command under test.
    private int Run(string[] commands)
    {
        var dotnet =
            $$"""
            tool() { {{string.Join(' ', CommandLineRun.Command.Select(word => word == "dotnet" ? "command dotnet" : $"'{word}'"))}} "$@"; }
            dotnet() {
              [ -e .config/dotnet-tools.json ] || exit 98
              case "$*" in
                "tool restore") ;;
                "milvus-manifests "*) shift; tool "$@" ;;
                *) exit 99 ;;
              esac
            }
            """;
        var start = CommandLineRun.Start(["sh", "-ec", $"{dotnet}\n{string.Join('\n', commands)}"], folder.Root);
        start.Environment.Remove("GITHUB_STEP_SUMMARY");
        return CommandLineRun.Of(start).ExitCode;
    }
}
