using MilvusManifests.Tests.Rules.Upstream;

namespace MilvusManifests.Tests.Lint;

/// <summary>What is said of the rules and dashboards that kube-prometheus publishes.</summary>
public class PublishedLintTests
{
    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void The_findings_about_a_published_release_are_known(string tag)
    {
        var files = Directory.GetFiles(Releases.Published(tag), "*.yaml").Where(file => file.Contains("ometheusRule", StringComparison.Ordinal) || file.Contains("dashboardDefinitions", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var set = LintedFiles.Read(null, files) with { IsComplete = true };

        Golden.Check($"tests/MilvusManifests.Tests/Lint/Published/{tag}.txt", string.Concat(LintedFiles.Findings(set).Select(line => $"{line}\n")));
    }

    // What is recorded under a name of upstream's, dashboards and rules of others use.
    [Theory]
    [InlineData("2.4.19")]
    [InlineData("2.5.27")]
    [InlineData("2.6.15")]
    [InlineData("2.6.19")]
    [InlineData("3.0.0")]
    public void Our_own_rules_have_no_finding(string milvus)
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "output"), "*.yaml", SearchOption.AllDirectories).Where(file => file.Contains("ometheusRule", StringComparison.Ordinal));
        var set = LintedFiles.Read(milvus, files) with { IsComplete = true, OtherTexts = [.. UpstreamRule.All.Where(rule => !rule.IsAlert).Select(rule => rule.Name)] };

        Assert.Equal([], LintedFiles.Findings(set));
    }
}
