using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Templates;

/// <summary>The stack is upstream's where the configuration does not say otherwise, and follows where it does.</summary>
public class StackParityTests
{
    private const string Upstream = "upstream/kube-prometheus/v0.18.0/manifests";

    // Ours: the rules, the dashboards' mounts that Grafana does not have yet, and what follows from our own words.
    private static readonly string[] OurOwn = ["/spec/groups", "/checksum/"];

    [Fact]
    public void Every_object_equals_the_published_one()
    {
        Needs.Shared(Upstream);
        var templates = new ShippedTemplates();
        var differences =
            from name in templates.Stack
            let published = Path.Combine(Repository.Shared, Upstream, Path.GetFileNameWithoutExtension(name))
            let theirs = ShippedTemplates.ObjectsOf(new SourceText(name, File.ReadAllText(published)))
            let ours = templates.Objects(name)
            from difference in ours.Count != theirs.Count
                ? [$"{theirs.Count} objects, not {ours.Count}"]
                : ours.Zip(theirs).SelectMany(pair => Differences(pair.First, pair.Second, ""))
            select $"{name}: {difference}";

        Assert.Equal("", string.Join('\n', differences));
    }

    [Fact]
    public void Another_namespace_is_followed_everywhere()
    {
        var templates = new ShippedTemplates(ShippedTemplates.Shortest.Replace("{version: v0.18.0}", "{version: v0.18.0, namespace: observability}", StringComparison.Ordinal));

        var left =
            from name in templates.Stack
            from line in templates.Render(name).Split('\n')
            where line.Replace("monitoring.coreos.com", "", StringComparison.Ordinal)
                .Replace("kubernetes-monitoring-rules", "", StringComparison.Ordinal)
                .Contains("monitoring", StringComparison.Ordinal)
            select $"{name}: {line}";

        Assert.Equal("", string.Join('\n', left));
    }

    [Theory]
    [InlineData("1234")]
    [InlineData("true")]
    public void A_namespace_stays_a_string(string name)
    {
        var templates = new ShippedTemplates(ShippedTemplates.Shortest.Replace("{version: v0.18.0}", $$"""{version: v0.18.0, namespace: "{{name}}"}""", StringComparison.Ordinal));

        Assert.All(templates.Stack.SelectMany(template => templates.Objects(template)), written =>
        {
            var scalar = ((YamlMapping)written["metadata"]!)["namespace"] as YamlScalar;
            Assert.True(scalar is null or { Kind: YamlScalarKind.String }, $"{written.Location}");
        });
    }

    private static IEnumerable<string> Differences(YamlNode ours, YamlNode theirs, string path)
    {
        if (OurOwn.Any(own => path.Contains(own, StringComparison.Ordinal)))
        {
            return [];
        }

        return (ours, theirs) switch
        {
            (YamlMapping a, YamlMapping b) => a.Keys.Union(b.Keys, StringComparer.Ordinal).SelectMany(key => (a[key], b[key]) switch
            {
                ({ } mine, { } other) => Differences(mine, other, $"{path}/{key}"),
                (null, _) => [$"{path}/{key} is missing"],
                _ => [$"{path}/{key} is not upstream's"],
            }),
            (YamlSequence a, YamlSequence b) => SequenceDifferences(a, WithoutDashboards(b), path),
            (YamlScalar a, YamlScalar b) when a.Value == b.Value && a.Kind == b.Kind => [],
            _ => [$"{path} is {Short(ours)}, not {Short(theirs)}"],
        };
    }

    private static IEnumerable<string> SequenceDifferences(YamlSequence ours, YamlSequence theirs, string path) =>
        ours.Items.Length != theirs.Items.Length
            ? [$"{path} has {ours.Items.Length} items, not {theirs.Items.Length}"]
            : ours.Items.Zip(theirs.Items).SelectMany((pair, i) => Differences(pair.First, pair.Second, $"{path}/{i}"));

    private static YamlSequence WithoutDashboards(YamlSequence items) =>
        new([.. items.Items.Where(item => (item as YamlMapping)?["name"] is not YamlScalar name || !name.Value.StartsWith("grafana-dashboard-", StringComparison.Ordinal))]);

    private static string Short(YamlNode node) => node is YamlScalar scalar ? $"'{scalar.Value}'" : node.Description;
}
