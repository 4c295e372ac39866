using System.Text.RegularExpressions;
using MilvusManifests.Tests.Artifacts;
using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Committing;

/// <summary>The commands and objects of docs/gitops-repository.md.</summary>
public sealed partial class GitOpsPageTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs/gitops-repository.md")).ReplaceLineEndings("\n");

    private readonly GitOpsFolder folder = new();

    public GitOpsPageTests()
    {
        Needs.Unix();
        folder.Clone("gitops");
        folder.CommitFile("gitops", "README.md", "of mine");
        folder.Git("gitops", "push", "--quiet", "origin", "main");
        folder.Objects("a");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_commands_commit_and_push()
    {
        Assert.Equal((0, ""), Run("set", Commands("Commit")));

        Assert.Equal(["clusters/eu: 1 object", "Add README.md"], folder.Log("remote.git"));
    }

    [Theory]
    [InlineData("From GitHub Actions", "- run: ")]
    [InlineData("From GitLab CI", "    - ")]
    public void The_job_commits_and_pushes(string section, string start)
    {
        folder.Write("gitconfig", "[init]\n\tdefaultBranch = main\n" + $"[url \"{folder.Url}\"]\n\tinsteadOf = https://gitlab.example.com/platform/gitops.git\n");
        var lines = Blocks(section, "yaml")[0].Split('\n').Where(line => line.TrimStart().StartsWith(start.TrimStart(), StringComparison.Ordinal)).Select(line => line[(line.IndexOf(start, StringComparison.Ordinal) + start.Length)..]);

        Assert.Equal((0, ""), Run("set", string.Join('\n', lines.Where(line => line.StartsWith("dotnet ", StringComparison.Ordinal) || line.StartsWith("git ", StringComparison.Ordinal)))));

        Assert.Equal(["clusters/eu: 1 object", "Add README.md"], folder.Log("remote.git"));
        Assert.Equal("manifests <manifests@example.com>", folder.Git("remote.git", "log", "-1", "--format=%an <%ae>", "main"));
    }

    [Fact]
    public void The_commands_push_to_a_registry()
    {
        using var registry = new RegistryProcess();
        folder.Git("set", "init", "--quiet");
        folder.Git("set", "remote", "add", "origin", "https://git.example.com/platform/monitoring.git");
        folder.Git("set", "add", ".");
        folder.Git("set", "commit", "--quiet", "--message", "set");

        Assert.Equal((0, ""), Run("set", Commands("Registry").Replace("registry.example.com", registry.Address, StringComparison.Ordinal)));

        Assert.Contains(
            $"\"org.opencontainers.image.revision\":\"main@sha1:{folder.Git("set", "rev-parse", "HEAD")}\",\"org.opencontainers.image.source\":\"https://git.example.com/platform/monitoring.git\"",
            System.Text.Encoding.UTF8.GetString(registry.Get("platform/monitoring/manifests/eu")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_objects_are_valid()
    {
        var run = CommandLineRun.Of(CommandLineRun.Start(folder.Path, "validate", "-", "--kubernetes", "1.35"), string.Join("---\n", Blocks("Registry", "yaml")));

        Assert.Equal(new CommandLineRun(0, "3 objects in 1 file for Kubernetes 1.35: valid\n", ""), run);
    }

    [Fact]
    public void Every_code_of_the_page_is_one()
    {
        Assert.Equal([], Code().Matches(Page).Select(match => match.Value).Except(MilvusManifests.Cli.KnownCodes.All.Keys, StringComparer.Ordinal));
    }

    /// <summary>The commands of a section of the page.</summary>
    internal static string Commands(string section) => Blocks(section, "console")[0];

    private static string[] Blocks(string section, string language) =>
        [.. Page.Split($"\n## {section}\n")[1].Split("\n## ")[0].Split($"```{language}\n").Skip(1).Select(block => block.Split("```\n")[0])];

    // The tool comes from a feed in .ci/run; here stand-ins start the command under test.
    private (int ExitCode, string Error) Run(string place, string script)
    {
        var dotnet = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(path => Path.Combine(path, "dotnet")).FirstOrDefault(File.Exists, "dotnet");
        var command = string.Join(' ', CommandLineRun.Command.Select(word => $"'{(word == "dotnet" ? dotnet : word)}'"));
        folder.Hook("bin/milvus-manifests", $"exec {command} \"$@\"");
        folder.Hook("bin/dotnet", $"case \"$1\" in tool) exit 0;; milvus-manifests) shift; exec {command} \"$@\";; esac; exit 9");
        Directory.CreateSymbolicLink(folder.At("set/gitops"), folder.At("gitops"));
        var start = folder.Isolate(CommandLineRun.Start(["sh"], folder.At(place), "-e", "-c", script));
        start.Environment["PATH"] = $"{folder.At("bin")}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["GITOPS_TOKEN"] = "swordfish";
        start.Environment["DOCKER_CONFIG"] = folder.At("docker");
        var run = CommandLineRun.Of(start);
        Assert.DoesNotContain("swordfish", run.Output + run.Error, StringComparison.Ordinal);
        return (run.ExitCode, run.Error);
    }

    [GeneratedRegex("MM[0-9]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
