using MilvusManifests.Catalogue;
using MilvusManifests.Checks;
using MilvusManifests.Rendering;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Tests.Catalogue;

public class PublishedManifestsTests
{
    [Fact]
    public void What_each_release_publishes_is_valid_for_every_kubernetes_it_supports()
    {
        Needs.Shared("upstream/kube-prometheus");
        foreach (var (release, minors) in new Dictionary<string, int[]>
        {
            ["v0.14.0"] = [31],
            ["v0.15.0"] = [31, 32, 33],
            ["v0.16.0"] = [31, 32, 33, 34],
            ["v0.17.0"] = [33, 34, 35],
            ["v0.18.0"] = [33, 34, 35, 36],
        })
        {
            var objects = Objects(Path.Combine(Repository.Shared, "upstream/kube-prometheus", release));
            Assert.InRange(objects.Length, 124, 131);
            foreach (var minor in minors)
            {
                AssertValid(Validate(objects, new SchemaCatalogue($"1.{minor}", release)));
            }
        }
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
        AssertValid(Validate(objects, new SchemaCatalogue("1.35", "v0.18.0")));
    }

    private static void AssertValid(string[] found) => Assert.True(found.Length == 0, $"{found.Length}:\n{string.Join('\n', found.Take(20))}");

    internal static string[] Validate(IEnumerable<ManifestObject> objects, SchemaCatalogue catalogue)
    {
        var validator = new ObjectValidator(catalogue.BuiltIn);
        return [.. from found in objects
                   let schema = catalogue.Find(GroupVersionKind.Of(found.Node))
                   from diagnostic in ServedKinds.Find(found.Node, schema, catalogue) is { } fault ? [fault] : validator.Validate(found.Node, schema!).Diagnostics
                   where diagnostic.Code != Codes.ObjectTooLargeToApply
                   select diagnostic.ToString()];
    }

    internal static ManifestObject[] Objects(string folder) =>
        [.. from path in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            where !Path.GetFileName(path).StartsWith("kustomiz", StringComparison.Ordinal) && !path.Contains("patches", StringComparison.Ordinal)
                && !Path.GetFileName(path).StartsWith("manifests.", StringComparison.Ordinal)
            from found in ManifestReader.Read(new SourceText(Path.GetRelativePath(folder, path), File.ReadAllText(path))).Value
            select found];
}
