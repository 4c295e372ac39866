using MilvusManifests.Catalogue.Projects;

namespace MilvusManifests.Tests.Catalogue.Projects;

public class ProjectReleaseTests
{
    [Theory]
    [InlineData("gateway-api", "1.5", "Gateway API 1.5 (standard)", "1.5-standard")]
    [InlineData("gateway-api", "v1.5.1", "Gateway API 1.5 (standard)", "1.5-standard")]
    [InlineData("gateway-api", "v1.6.3-experimental", "Gateway API 1.6 (experimental)", "1.6-experimental")]
    [InlineData("gateway-api", "1.2-standard", "Gateway API 1.2 (standard)", "1.2-standard")]
    [InlineData("flux", "2.6", "Flux 2.6", "2.6")]
    [InlineData("flux", "v2.9.4", "Flux 2.9", "2.9")]
    [InlineData("argo-cd", "v3.1.0", "Argo CD 3.1", "3.1")]
    [InlineData("argo-cd", "2.13", "Argo CD 2.13", "2.13")]
    public void A_release_is_read_with_or_without_v_and_patch_number(string project, string text, string title, string canonical)
    {
        Assert.True(ProjectRelease.SyntaxOf(Project(project)).TryParse(text, out var release));
        Assert.Equal(title, release.ToString());
        Assert.Equal(canonical, release.Text);
        Assert.Matches(ProjectRelease.SyntaxOf(Project(project)).Pattern, text);
    }

    [Theory]
    [InlineData("gateway-api", "1.1", "known releases are 1.2, 1.3, 1.4, 1.5 and 1.6; did you mean '1.2'?")]
    [InlineData("gateway-api", "1.7-experimental", "known releases are 1.2, 1.3, 1.4, 1.5 and 1.6; did you mean '1.6'?")]
    [InlineData("gateway-api", "1.5-experimental-1", "use 1.5-experimental")]
    [InlineData("gateway-api", "1.5-stable", "use 1.5-standard or 1.5-experimental")]
    [InlineData("gateway-api", "experimental", "known releases are 1.2, 1.3, 1.4, 1.5 and 1.6")]
    [InlineData("flux", "2.10.1", "known releases are 2.3, 2.4, 2.5, 2.6, 2.7, 2.8 and 2.9; did you mean '2.9'?")]
    [InlineData("flux", "2", "known releases are 2.3, 2.4, 2.5, 2.6, 2.7, 2.8 and 2.9")]
    [InlineData("flux", "2.6-experimental", "known releases are 2.3, 2.4, 2.5, 2.6, 2.7, 2.8 and 2.9")]
    [InlineData("argo-cd", "2.20", "known releases are 2.13, 2.14, 3.0, 3.1, 3.2, 3.3, 3.4 and 3.5; did you mean '2.14'?")]
    [InlineData("argo-cd", "99999999999999999999.1", "known releases are 2.13, 2.14, 3.0, 3.1, 3.2, 3.3, 3.4 and 3.5; did you mean '3.5'?")]
    [InlineData("argo-cd", "", "known releases are 2.13, 2.14, 3.0, 3.1, 3.2, 3.3, 3.4 and 3.5")]
    public void Any_other_text_is_answered_with_the_known_releases_and_the_nearest_one(string project, string text, string advice)
    {
        Assert.Equal((ProjectRelease.SyntaxOf(Project(project)).Name, advice), ProjectRelease.SyntaxOf(Project(project)).Fault(text));
        Assert.DoesNotMatch(ProjectRelease.SyntaxOf(Project(project)).Pattern, text);
    }

    [Fact]
    public void Releases_that_are_named_first_win()
    {
        var releases = ProjectReleases.Of([Release("flux", "2.6"), Release("gateway-api", "1.5")]).Over(ProjectReleases.Of([Release("flux", "2.9"), Release("argo-cd", "3.1")]));

        Assert.Equal(["Argo CD 3.1", "Flux 2.6", "Gateway API 1.5 (standard)"], releases.All.Select(release => release.ToString()));
    }

    private static ProjectRelease Release(string project, string text) =>
        ProjectRelease.SyntaxOf(Project(project)).TryParse(text, out var release) ? release : throw new ArgumentException(text);

    private static CustomResourceProject Project(string name) => CustomResourceProject.All.Single(project => project.Name == name);
}
