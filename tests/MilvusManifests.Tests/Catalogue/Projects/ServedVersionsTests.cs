using MilvusManifests.Catalogue.Projects;
using MilvusManifests.Values;

namespace MilvusManifests.Tests.Catalogue.Projects;

/// <summary>The tables of the versions that releases of other projects serve, against the schemas of their newest release.</summary>
public class ServedVersionsTests
{
    public static TheoryData<string> Names => [.. CustomResourceProject.All.Where(project => !project.Served.All.IsEmpty).Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_version_is_in_a_group_of_the_project_and_its_releases_are_in_order(string name)
    {
        var project = Project(name);

        Assert.All(project.Served.All, version =>
        {
            Assert.Same(project, CustomResourceProject.OfGroup(version.Kind.Group));
            Assert.True(version.First <= version.Last);
            Assert.True(version.DeprecatedSince is null || version.DeprecatedSince <= version.Last);
            Assert.True(!version.IsExperimental || project.HasChannels);
            Assert.True(version.ReplacedBy is null || project.Served.Find(version.ReplacedBy) is not null);
        });
    }

    [Theory]
    [InlineData("gateway-api")]
    [InlineData("flux")]
    [InlineData("argo-cd")]
    public void The_newest_release_serves_what_its_definitions_serve(string name)
    {
        var project = Project(name);
        var newest = new ProjectRelease(project, project.Releases.Length - 1, IsExperimental: false);

        Assert.Equal(
            project.Pack!.ServedKinds().Select(kind => kind.ToString()).Order(StringComparer.Ordinal),
            project.Served.All.Where(version => version.IsServedBy(newest)).Select(version => version.Kind.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_version_that_a_definition_declares_deprecated_is_deprecated_in_the_newest_release()
    {
        var deprecated =
            from project in CustomResourceProject.All
            where project.Pack is not null && !project.Served.All.IsEmpty
            from resource in project.Pack!.CustomResources
            from version in resource.Versions
            where version.IsDeprecated
            select project.Served.Find(GroupVersionKind.Of(resource.Group, version.Name, resource.Kind));

        Assert.Equal(5, deprecated.Count());
        Assert.All(deprecated, version => Assert.NotNull(version!.DeprecatedSince));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_release_serves_is_never_replaced_by_what_it_lacks(string name)
    {
        var project = Project(name);
        var releases =
            from index in Enumerable.Range(0, project.Releases.Length)
            from channel in Enumerable.Range(0, project.HasChannels ? 2 : 1)
            select new ProjectRelease(project, index, IsExperimental: channel == 1);

        foreach (var (release, version) in releases.SelectMany(release => project.Served.All.Select(version => (release, version))))
        {
            Assert.True(project.FindBetter(version, release) is not { } better || (better.IsServedBy(release) && better != version));
            Assert.All(project.Advisable(release), kind => Assert.True(project.Served.Find(kind)!.IsServedBy(release)));
        }
    }

    private static CustomResourceProject Project(string name) => CustomResourceProject.All.Single(project => project.Name == name);
}
