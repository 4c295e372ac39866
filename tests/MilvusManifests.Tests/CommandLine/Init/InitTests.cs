using System.Text;
using System.Text.Json;
using MilvusManifests.Catalogue;
using MilvusManifests.Cli.Commands.Init;

namespace MilvusManifests.Tests.CommandLine.Init;

/// <summary><c>init</c>: what it writes, and what it leaves alone.</summary>
public sealed class InitTests : IDisposable
{
    private static readonly string[] Written =
        [".config/dotnet-tools.json", ".github/workflows/manifests.yaml", "Manifests.csproj", "manifests.config.schema.json", "manifests.config.yaml", "renovate.json"];

    private readonly InitRun folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("defaults", "")]
    [InlineData("argocd", "--milvus milvus/my-release@2.6.15 --kubernetes 1.35 --kube-prometheus v0.18.0 --argocd https://github.com/acme/clusters.git")]
    [InlineData("everything", "clusters/eu --milvus 123/true@2.6.0-rc1 --milvus b/no@3.0.0 --installed-by operator --mode standalone --kubernetes 1.34 --stack none --stack-namespace 0x1 --stack-service-account null --argocd git@git.example.com:acme/clusters.git --flux ssh://git@git.example.com/acme/clusters.git --ci gitlab --without project")]
    public void The_files_are_exactly_these(string name, string arguments)
    {
        Directory.CreateDirectory(folder.PathOf(".git"));
        var run = folder.Init(arguments);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Golden.Check($"tests/MilvusManifests.Tests/CommandLine/Init/{name}.txt", $"$ milvus-manifests init {arguments}".TrimEnd() + $"\n{run.Output}\n{folder.Files()}");
    }

    [Fact]
    public void The_schema_is_the_one_of_the_documentation_and_of_schema_config()
    {
        folder.Init("");

        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "docs/manifests.config.schema.json")), folder.Read("manifests.config.schema.json"));
        Assert.Equal(new CommandLineRun(0, folder.Read("manifests.config.schema.json"), ""), folder.In("", "schema", "config"));
    }

    [Theory]
    [MemberData(nameof(EachFile))]
    public void A_file_that_exists_is_not_replaced_and_no_other_is_written(string path, string leaveOut)
    {
        folder.Put(path, "mine");

        Assert.Equal(new CommandLineRun(1, "", $"error MM9021: '{path}' exists and is not replaced\n  move it away{leaveOut}\n\nNothing was written.\n"), folder.Init(""));
        Assert.Equal($"--- {path}\nmine", path.EndsWith("schema.json", StringComparison.Ordinal) ? $"--- {path}\n{folder.Read(path)}" : folder.Files());
        Assert.Single(folder.Paths(), found => File.Exists(folder.PathOf(found)));
    }

    public static TheoryData<string, string> EachFile => new()
    {
        { "manifests.config.yaml", "" },
        { "manifests.config.schema.json", ", or leave the file out with --without schema" },
        { "Manifests.csproj", ", or leave the file out with --without project" },
        { ".config/dotnet-tools.json", ", or leave the file out with --without tool" },
        { "renovate.json", ", or leave the file out with --without renovate" },
        { ".github/workflows/manifests.yaml", ", or leave the file out with --ci none" },
    };

    [Fact]
    public void Everything_that_is_in_the_way_is_named_and_what_is_left_out_is_not_in_the_way()
    {
        folder.Init("");
        var before = folder.Files();

        Assert.Equal(Written.Length, folder.Init("").Error.Split("error MM9021").Length - 1);
        Assert.Equal(before, folder.Files());

        File.Delete(folder.PathOf("manifests.config.yaml"));
        var run = folder.Init("--without schema --without project --without tool --without renovate --ci none");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("Wrote:\n  manifests.config.yaml\n\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("$schema", folder.Read("manifests.config.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Symbolic_links_are_in_the_way_wherever_they_lead()
    {
        Needs.Unix();
        Directory.CreateDirectory(folder.PathOf("elsewhere"));
        Directory.CreateDirectory(folder.PathOf("here"));
        File.CreateSymbolicLink(folder.PathOf("here/renovate.json"), folder.PathOf("elsewhere/none.json"));
        Directory.CreateSymbolicLink(folder.PathOf("here/.github"), folder.PathOf("elsewhere"));
        folder.Put("here/.config", "");

        Assert.Equal(
            new CommandLineRun(
                1,
                "",
                """
                error MM9021: '.config' is not a folder; symbolic links are not followed
                  move it away, or leave the file out with --without tool

                error MM9021: 'renovate.json' exists and is not replaced
                  move it away, or leave the file out with --without renovate

                error MM9021: '.github' is not a folder; symbolic links are not followed
                  move it away, or leave the file out with --ci none

                Nothing was written.

                """),
            folder.In("here", "init"));
        Assert.Equal(["elsewhere", "here", "here/.config", "here/.github", "here/renovate.json"], folder.Paths());
    }

    [Fact]
    public void The_folder_itself_may_be_a_link()
    {
        Needs.Unix();
        Directory.CreateDirectory(folder.PathOf("real"));
        Directory.CreateSymbolicLink(folder.PathOf("link"), folder.PathOf("real"));

        Assert.Equal(0, folder.Init("link").ExitCode);
        Assert.Contains("real/manifests.config.yaml", folder.Paths());
    }

    [Fact]
    public void Nothing_is_written_where_nothing_can_be_written()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "needs /proc");

        var run = folder.Init("/proc/monitoring");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Matches(@"^error MM9022: nothing was written: [^\n]+/proc/monitoring[^\n]*\nNothing was written\.\n$", run.Error);
    }

    [Fact]
    public void What_was_written_before_a_failure_is_removed_again_and_nothing_else()
    {
        folder.Put("a/mine", "");
        var tooLong = new string('x', 300);

        var failed = NewFiles.Write(
            [new(null, folder.Root, "a/b/c/new", "text"), new(null, folder.Root, "new", "text"), new(null, folder.Root, $"d/{tooLong}", "text")],
            isDryRun: false);

        Assert.Equal("MM9022", Assert.Single(failed).Code.Id);
        Assert.Equal(["a", "a/mine"], folder.Paths());
    }

    [Fact]
    public void A_dry_run_writes_nothing_and_finds_what_is_in_the_way()
    {
        var run = folder.Init("--dry-run --argocd https://github.com/acme/clusters.git");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("Would write:\n  manifests.config.yaml\n", run.Output, StringComparison.Ordinal);
        Assert.Empty(folder.Paths());

        folder.Put("renovate.json", "");
        Assert.Equal(1, folder.Init("--dry-run").ExitCode);
    }

    [Fact]
    public void Json_has_the_files_and_what_comes_next()
    {
        using var json = JsonDocument.Parse(folder.Init("--format json --flux https://github.com/acme/clusters.git").Output);
        var root = json.RootElement;

        Assert.True(root.GetProperty("succeeded").GetBoolean());
        Assert.False(root.GetProperty("dryRun").GetBoolean());
        Assert.Equal(Written, root.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal("kubectl apply -f output/flux", root.GetProperty("next").EnumerateArray().Last().GetString());

        using var refused = JsonDocument.Parse(folder.Init("--format json").Output);
        Assert.False(refused.RootElement.GetProperty("succeeded").GetBoolean());
        Assert.Equal(Written.Length, refused.RootElement.GetProperty("diagnostics").GetArrayLength());
        Assert.Empty(refused.RootElement.GetProperty("files").EnumerateArray());
    }

    [Theory]
    [InlineData("--milvus my-release", "--milvus: 'my-release' is not a Milvus; use NAMESPACE/RELEASE@VERSION, such as milvus/my-release@2.6.19")]
    [InlineData("--milvus a/b@2.6", "--milvus: '2.6' is not a valid Milvus version; use all three numbers, such as 2.6.15")]
    [InlineData("--milvus a/b@1.1.0", "--milvus: Milvus '1.1.0' is not in the catalogue, which has '2.4', '2.5', '2.6', '3.0'; the nearest is '2.4'")]
    [InlineData("--milvus A/b@2.6.15", "--milvus: 'A' is not a valid DNS label; use lowercase letters, digits and '-', starting and ending with a letter or digit")]
    [InlineData("--milvus a/b/c@2.6.15", "--milvus: 'a/b/c@2.6.15' is not a Milvus; use NAMESPACE/RELEASE@VERSION, such as milvus/my-release@2.6.19")]
    [InlineData("--kubernetes 1.9", "unknown Kubernetes version '1.9'; known versions are 1.31, 1.32, 1.33, 1.34, 1.35, 1.36; the nearest is 1.31")]
    [InlineData("--installed-by hand", "--installed-by: unknown value 'hand'; use helm or operator")]
    [InlineData("--ci jenkins", "--ci: unknown value 'jenkins'; use github, gitlab or none")]
    [InlineData("--without ci", "--without: unknown value 'ci'; use project, tool, schema or renovate")]
    [InlineData("--stack-release metrics", "--stack-release is about a stack that is there already; name what installed it with --stack")]
    [InlineData("--flux git@github.com:acme/clusters.git", "--flux: 'git@github.com:acme/clusters.git' is not a valid URL of a git repository or OCI artifact; use ssh://git@github.com/acme/clusters.git")]
    [InlineData("--argocd clusters", "--argocd: 'clusters' is not a valid URL of a git repository or OCI artifact; use https://, ssh:// or oci://, a host and a path")]
    public void A_flag_that_is_wrong_is_wrong_usage(string arguments, string message)
    {
        var run = folder.Init(arguments);

        Assert.Equal(new CommandLineRun(2, "", $"milvus-manifests: {message}\nRun 'milvus-manifests init --help' for usage.\n"), run);
        Assert.Empty(folder.Paths());
    }

    [Theory]
    [InlineData("--kubernetes 1.31 --kube-prometheus v0.18.0", "error MM1011: kube-prometheus v0.18.0 does not support Kubernetes 1.31; ")]
    [InlineData("--milvus a/b@2.6.15 --milvus a/b@2.6.15", "error MM1018: Milvus 'b' in namespace 'a' has an entry already; remove one of them\n")]
    [InlineData("--stack none", "error MM1003: 'stack': installedBy 'none' requires ")]
    public void Flags_that_do_not_fit_together_are_wrong_usage(string arguments, string message)
    {
        var run = folder.Init(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was written.\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Paths());
    }

    [Theory]
    [InlineData("--kubernetes 1.31", "1.31", "v0.16.0")]
    [InlineData("--kube-prometheus v0.16.0", "1.34", "v0.16.0")]
    [InlineData("", null, null)]
    public void Release_and_Kubernetes_are_the_newest_that_go_together(string arguments, string? kubernetes, string? release)
    {
        folder.Init(arguments);

        Assert.Contains($"\nkubernetes: \"{kubernetes ?? KubePrometheusReleases.Newest.SupportedKubernetes[^1]}\"\n", folder.Read("manifests.config.yaml"), StringComparison.Ordinal);
        Assert.Contains($"\n  version: {release ?? KubePrometheusReleases.Newest.Tag}\n", folder.Read("manifests.config.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_tool_manifest_of_its_own_the_tool_is_installed_into_the_one_that_is_there() =>
        Assert.Matches("\n  dotnet tool install milvus-manifests --version [{]version[}] +# ", folder.Init("--without tool").Output);

    [Fact]
    public void Nothing_is_asked_where_there_is_no_terminal()
    {
        var run = CommandLineRun.Of(CommandLineRun.Start(folder.Root, "init"), "1.34\n");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain("kubernetes: \"1.34\"", folder.Read("manifests.config.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/command-line.md")]
    public void The_command_of_the_documentation_works(string page)
    {
        var command = File.ReadAllLines(Path.Combine(Repository.Root, page)).Single(line => line.StartsWith("milvus-manifests init", StringComparison.Ordinal) && !line.Contains('['));

        var run = folder.Init(command["milvus-manifests init".Length..]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("manifests.config.yaml", folder.Paths());
    }

    [Fact]
    public void Files_are_UTF_8_without_a_mark_and_with_line_feeds()
    {
        folder.Init("");

        Assert.All(Written, path =>
        {
            var bytes = File.ReadAllBytes(folder.PathOf(path));
            Assert.DoesNotContain((byte)'\r', bytes);
            Assert.False(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
            Assert.Equal((byte)'\n', bytes[^1]);
        });
    }
}
