using System.Globalization;
using System.Text;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Checks.Objects;
using MilvusManifests.Cluster;
using MilvusManifests.ScrapePath;
using MilvusManifests.Text;
using MilvusManifests.Validation;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Checks.Objects;

/// <summary>What the checks find in the manifests that kube-prometheus publishes: done on purpose, with the reason, or right to be reported.</summary>
public class PublishedFindingsTests
{
    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void The_findings_about_a_published_release_are_known(string tag)
    {
        var release = Releases.Find(tag);
        var set = new CheckedObjects(new ScrapedCluster(new ClusterObjects(Read(tag)), new SchemaCatalogue("1.33", release), release), "monitoring");

        var judged = Judgement.Of(set, [], [], new Provenance([]));

        var text = new StringBuilder();
        foreach (var finding in judged.Findings)
        {
            text.Append(CultureInfo.InvariantCulture, $"{finding.Code} {finding.Severity} {finding.Message}\n");
        }

        foreach (var suppressed in judged.Suppressed)
        {
            text.Append(CultureInfo.InvariantCulture, $"on purpose: {suppressed.Diagnostic.Code} {suppressed.Diagnostic.Message}\n  {suppressed.Reason}\n");
        }

        Golden.Check($"tests/MilvusManifests.Tests/Checks/Objects/Published/{tag}.txt", text.ToString());
    }

    private static IEnumerable<YamlMapping> Read(string tag)
    {
        var found = new DiagnosticBag();
        return Directory.EnumerateFiles(Releases.Published(tag), "*.yaml")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => YamlReader.Read(new SourceText(Path.GetFileName(file), File.ReadAllText(file))).Value)
            .SelectMany(document => ObjectStream.ObjectsOf(document.Root, found));
    }
}
