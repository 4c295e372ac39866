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
}
