using System.Diagnostics;
using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Upstream;

/// <summary>A source on the command line: where what it fetches is kept, and what the commands make of it.</summary>
public sealed class SourceCommandTests : IDisposable
{
    private readonly SourceFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_fetched_is_kept_in_the_folder_of_the_option_or_the_environment()
    {
        Needs.Git();
        Configure();

        Assert.Equal(0, Run(["generate", "--cache", "../given"], []).ExitCode);
        Assert.Single(Directory.GetFiles(folder.PathOf("given")));

        Assert.Equal(0, Run(["images"], [("MILVUS_MANIFESTS_CACHE", folder.PathOf("named")), ("XDG_CACHE_HOME", folder.PathOf("xdg"))]).ExitCode);
        Assert.Single(Directory.GetFiles(folder.PathOf("named")));
        Assert.False(Directory.Exists(folder.PathOf("xdg")));

        if (OperatingSystem.IsLinux())
        {
            Assert.Equal(0, Run(["images"], [("XDG_CACHE_HOME", folder.PathOf("xdg"))]).ExitCode);
            Assert.Single(Directory.GetFiles(folder.PathOf("xdg/milvus-manifests")));
            Assert.Equal(0, Run(["images"], [("XDG_CACHE_HOME", ""), ("HOME", folder.PathOf("home"))]).ExitCode);
            Assert.Single(Directory.GetFiles(folder.PathOf("home/.cache/milvus-manifests")));
        }
    }

    [Fact]
    public void A_machine_without_git_is_an_error()
    {
        Needs.Git();
        Configure();

        var run = Run(["generate", "--cache", "../given"], [("PATH", folder.PathOf("nothing"))]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("manifests.config.yaml(5,16): error MM8010: git was not found in PATH; install it, or use an archive as the source\n", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.PathOf("given")));
    }

    private void Configure()
    {
        folder.WriteUpstream("upstream");
        var commit = Start(new("git", ["rev-parse", "HEAD"]) { WorkingDirectory = MakeRepository() }, []).Output.Trim();
        folder.Write("repository/manifests.config.yaml",
            $"kubernetes: \"1.35\"\nkubePrometheus:\n  version: {PinnedRelease.Tag}\n  source:\n    git: {{url: ../upstream, tag: v1, commit: \"{commit}\"}}\nrbac: namespaces\n");
    }

    private string MakeRepository()
    {
        const string author = "-c user.name=a -c user.email=a@example.com";
        foreach (var command in (string[])["init -q", "add .", $"{author} commit -q -m a", "tag v1"])
        {
            Assert.Equal(0, Start(new("git", command) { WorkingDirectory = folder.PathOf("upstream") }, []).ExitCode);
        }

        return folder.PathOf("upstream");
    }

    private CommandLineRun Run(string[] arguments, (string Name, string Value)[] environment) =>
        Start(CommandLineRun.Start(folder.PathOf("repository"), arguments), environment);

    private static CommandLineRun Start(ProcessStartInfo start, (string Name, string Value)[] environment)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandLineRun(process.ExitCode, output, error.Result);
    }
}
