using System.Diagnostics;
using System.Text.RegularExpressions;
using MilvusManifests.Configuration;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Upstream;

/// <summary>What <c>docs/sources.md</c> says is so.</summary>
public sealed partial class SourcesPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs/sources.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Every_configuration_is_a_valid_one() => Assert.All(
        Block().Matches(Page).Where(block => block.Groups[1].Value == "yaml"),
        block => Assert.Empty(ConfigurationReader.Read(new SourceText("docs/sources.md", block.Groups[2].Value)).Diagnostics));

    [Fact]
    public void There_is_one_of_each_source() => Assert.Equal(
        [typeof(DirectorySource), typeof(ArchiveSource), typeof(GitSource)],
        Block().Matches(Page).Where(block => block.Groups[1].Value == "yaml")
            .Select(block => ConfigurationReader.Read(new SourceText("docs/sources.md", block.Groups[2].Value)).Value!.KubePrometheus.Source.GetType()));

    [Fact]
    public void The_commands_print_what_the_configuration_asks_for()
    {
        Needs.Git();
        Needs.Unix();
        using var folder = new SourceFolder();
        folder.WriteUpstream("kube-prometheus");
        var archive = SmallUpstream.Tar(SmallUpstream.Files);
        var tag = Tag().Match(Page).Groups[1].Value;
        folder.Write($"kube-prometheus-{tag[1..]}.tar.gz", archive);
        Run(folder, "cd kube-prometheus && git init -q && git add . && git -c user.name=a -c user.email=a@example.com commit -qm a && git tag " + tag);

        var printed = Run(folder, Block().Matches(Page).Single(block => block.Groups[1].Value == "console").Groups[2].Value).Split('\n');

        Assert.StartsWith(SmallUpstream.Sum(archive) + " ", printed[0], StringComparison.Ordinal);
        Assert.Equal([], folder.Generate($"{{git: {{url: ../kube-prometheus, tag: {tag}, commit: \"{printed[1]}\"}}}}"));
    }

    [Fact]
    public void The_messages_that_it_shows_have_their_codes() => Assert.All(
        Message().Matches(Page),
        message => Assert.True(DiagnosticCodes.All.ContainsKey(message.Value), message.Value));

    private static string Run(SourceFolder folder, string commands)
    {
        var start = new ProcessStartInfo("sh", ["-ec", commands]) { WorkingDirectory = folder.PathOf("."), RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    [GeneratedRegex(@"rev-parse '(v[0-9.]+)\^", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex("```([a-z]+)\n(.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex(@"\bMM\d{4}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Message();
}
