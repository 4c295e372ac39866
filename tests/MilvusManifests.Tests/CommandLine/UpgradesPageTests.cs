using System.Text.RegularExpressions;
using MilvusManifests.Comparison.Risks;

namespace MilvusManifests.Tests.CommandLine;

/// <summary>What docs/upgrades.md shows is what the tool prints.</summary>
public partial class UpgradesPageTests
{
    private const string Page = "docs/upgrades.md";
    private const int FirstScreen = 24;

    [Fact]
    public void The_first_screen_of_every_example_is_what_is_printed()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, Page));

        Golden.Check(Page, Example().Replace(text, example => $"```console\n$ milvus-manifests {example.Groups[1].Value}\n{Screen(example.Groups[1].Value)}\n...\n```"));
    }

    [Fact]
    public void Every_kind_of_risk_is_explained_with_its_level()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, Page));
        var listed = Row().Matches(text).Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value}");

        Assert.Equal(Enum.GetValues<RiskKind>().Select(kind => $"{new Risk(kind, [], []).Level} {kind}".ToLowerInvariant()), listed.Select(row => row.Replace("-", "", StringComparison.Ordinal)));
    }

    private static string Screen(string arguments)
    {
        var run = CommandLineRun.In(Repository.Root, arguments.Split(' '));
        Assert.Equal(0, run.ExitCode);
        return string.Join('\n', run.Output.Split('\n').Take(FirstScreen)).TrimEnd('\n');
    }

    [GeneratedRegex("```console\n\\$ milvus-manifests ([^\n]+)\n.*?```", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Example();

    [GeneratedRegex(@"^\| (high|medium|low) \| `([a-z-]+)` \|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
