using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Cluster;
using MilvusManifests.Json;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.ScrapePath;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.ScrapePath;

/// <summary>A set of manifests and what comes of one of its monitors, as a file of Cases/ has it.</summary>
internal sealed record ScrapeCase(ObjectFields Fields)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "MilvusManifests.Tests", "ScrapePath");

    public string Name => Fields.Text("name")!;

    public string Verdict => Fields.Text("verdict")!;

    public string? Link => Fields.Text("link");

    // What the verdict is after the mend; "none" where there is no mend.
    public string Mended => Fields.TextOr("mended", "proven")!;

    public static ImmutableArray<ScrapeCase> ReadAll(string link) =>
        [.. Read($"Cases/{link}.yaml").Select(node => new ScrapeCase(new ObjectFields(node)))];

    public ImmutableArray<MonitorVerdict> Explain() => ScrapePaths.Explain(Cluster());

    public MonitorVerdict ExplainOne()
    {
        var monitor = Fields.TextOr("monitor", "shop/web");
        return Assert.Single(Explain(), verdict => verdict.Monitor.Name == monitor);
    }

    // Null if the mend is to delete the monitor.
    public MonitorVerdict? ExplainMended(Mend mend)
    {
        var cluster = Cluster();
        var monitor = Fields.TextOr("monitor", "shop/web");
        return ScrapePaths.Explain(cluster.With(cluster.Objects.With(mend))).FirstOrDefault(verdict => verdict.Monitor.Name == monitor);
    }

    private ScrapedCluster Cluster()
    {
        var release = KubePrometheusReleases.Find(Fields.TextOr("release", "v0.18.0")!).Value!;
        ImmutableArray<string> sets = [.. Fields.Texts("sets").Select(set => set.Value)];
        var objects = new ClusterObjects((sets.IsEmpty ? ["web", "service-monitor"] : sets).SelectMany(set => Read($"Sets/{set}.yaml")));
        foreach (var change in Fields.Mappings("changes"))
        {
            objects = Change(objects, change);
        }

        return new ScrapedCluster(objects, new SchemaCatalogue(Fields.TextOr("kubernetes", "1.35")!, release), release);
    }

    private static ClusterObjects Change(ClusterObjects objects, ObjectFields change)
    {
        if (change.Fields("create") is { Exists: true } created)
        {
            return new ClusterObjects([.. objects.All.Select(found => found.Node), created.Node!]);
        }

        var of = change.Text("of") ?? change.Text("delete")!;
        var target = Assert.Single(objects.All, found => found.ToString() == of);
        if (change.Has("delete"))
        {
            return new ClusterObjects(objects.All.Where(found => found != target).Select(found => found.Node));
        }

        var patch = JsonPatch.Read(change["patch"]!);
        var patched = patch.Value!.Apply(target.Node);
        Assert.True(patched.Succeeded, string.Join('\n', patched.Diagnostics));
        return new ClusterObjects(objects.All.Select(found => found == target ? (YamlMapping)patched.Value! : found.Node));
    }

    private static IEnumerable<YamlMapping> Read(string path)
    {
        var read = YamlReader.Read(new SourceText(path, File.ReadAllText(Path.Combine(Folder, path))));
        Assert.True(read.Succeeded, string.Join('\n', read.Diagnostics));
        return read.Value.Select(document => document.Root).OfType<YamlMapping>();
    }
}
