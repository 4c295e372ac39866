using System.Globalization;
using System.Text;
using MilvusManifests.Catalogue;
using MilvusManifests.Cluster;
using MilvusManifests.ScrapePath;
using MilvusManifests.ScrapePath.Servers;
using MilvusManifests.Text;
using MilvusManifests.Validation;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.ScrapePath;

/// <summary>The monitors that kube-prometheus publishes: each is proven, or unknown with a true reason.</summary>
public class PublishedMonitorsTests
{
    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void No_published_monitor_is_broken(string tag)
    {
        var found = new DiagnosticBag();
        var nodes = Directory.EnumerateFiles(Releases.Published(tag), "*.yaml")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => YamlReader.Read(new SourceText(Path.GetFileName(file), File.ReadAllText(file))).Value)
            .SelectMany(document => ObjectStream.ObjectsOf(document.Root, found));
        var objects = new ClusterObjects(nodes);
        var release = Releases.Find(tag);

        var verdicts = ScrapePaths.Explain(new ScrapedCluster(objects, new SchemaCatalogue("1.33", release), release));

        Assert.Equal(tag, ShownRelease.Find(objects)!.Tag);
        Assert.Equal(13, verdicts.Length);
        Golden.Check("tests/MilvusManifests.Tests/ScrapePath/published-monitors.txt", Text(verdicts));
    }

    private static string Text(IEnumerable<MonitorVerdict> verdicts)
    {
        var text = new StringBuilder();
        foreach (var verdict in verdicts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{verdict.Monitor.Name} {verdict.Word}\n");
            foreach (var step in verdict.Steps.Where(step => step.Answer != Answer.Yes))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {step.Link}: {step.Reason}\n");
            }
        }

        return text.ToString();
    }
}
