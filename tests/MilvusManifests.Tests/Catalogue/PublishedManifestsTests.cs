using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Checks;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Tests.Catalogue;

public class PublishedManifestsTests
{
    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void What_a_release_published_is_valid_for_every_Kubernetes_it_supports(string tag)
    {
        var release = Releases.Find(tag);
        var objects = Objects(Releases.Published(tag));

        Assert.True(objects.Length > 100, $"{objects.Length} objects");
        Assert.All(release.SupportedKubernetes.Intersect(KubernetesSchemas.All), version => AssertValid(Validate(objects, new SchemaCatalogue(version, release))));
    }

    [Fact]
    public void The_definitions_of_other_projects_are_valid()
    {
        Needs.Shared("upstream/crds");
        var objects = Objects(Path.Combine(Repository.Shared, "upstream/crds"));
        Assert.Equal(41, objects.Length);
        foreach (var version in KubernetesSchemas.All)
        {
            AssertValid(Validate(objects, new SchemaCatalogue(version)));
        }
    }

    [Fact]
    public void What_this_repository_generates_is_valid()
    {
        var objects = Objects(Path.Combine(Repository.Root, "output"));
        Assert.InRange(objects.Length, 90, 200);
        AssertValid(Validate(objects, new SchemaCatalogue("1.35")));
    }

    private static void AssertValid(string[] found) => Assert.True(found.Length == 0, $"{found.Length}:\n{string.Join('\n', found.Take(20))}");

    internal static string[] Validate(IEnumerable<ManifestObject> objects, SchemaCatalogue catalogue)
    {
        var validator = new ObjectValidator(catalogue.BuiltIn, catalogue.Rules);
        return [.. from found in objects
                   let schema = catalogue.Find(GroupVersionKind.Of(found.Node))
                   from diagnostic in ServedKinds.Find(found.Node, schema, catalogue) is { } fault ? [fault] : validator.Validate(found.Node, schema!).Diagnostics
                   where diagnostic.Code != ObjectCodes.TooLargeToApply
                   select diagnostic.ToString()];
    }

    internal static ManifestObject[] Objects(string folder) =>
        [.. from path in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            where !Path.GetFileName(path).StartsWith("kustomiz", StringComparison.Ordinal) && !path.Contains("patches", StringComparison.Ordinal)
                && !Path.GetFileName(path).StartsWith("manifests.", StringComparison.Ordinal)
            from found in ManifestReader.Read(new SourceText(Path.GetRelativePath(folder, path), File.ReadAllText(path))).Value
            select found];
}
