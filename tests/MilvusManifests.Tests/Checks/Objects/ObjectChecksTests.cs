using System.Globalization;
using System.Text;
using MilvusManifests.Catalogue;
using MilvusManifests.Checks.Objects;
using MilvusManifests.Checks.Objects.Queries;
using MilvusManifests.Cluster;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.ScrapePath;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Checks.Objects;

/// <summary>Sets of objects and how many findings a check has about each: Cases/*.yaml, and its words in Cases/*.txt.</summary>
public class ObjectChecksTests
{
    private const string Folder = "tests/MilvusManifests.Tests/Checks/Objects/Cases";

    /// <summary>The checks by the names of their classes; those of the scrape path and of queries have tables of their own.</summary>
    public static TheoryData<string> Names => [.. ObjectChecks.All.Where(check => check is not (ScrapedMonitors or LintedQueries)).Select(check => check.GetType().Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_check_finds_what_is_wrong_in_each_set_and_nothing_in_the_others(string name)
    {
        var check = ObjectChecks.All.Single(candidate => candidate.GetType().Name == name);
        var text = new StringBuilder();
        var counts = new List<long>();
        foreach (var fields in Read($"{Folder}/{name}.yaml").Select(node => new ObjectFields(node)))
        {
            var findings = Judgement.Report(check, check.Run(SetOf(fields))).ToArray();
            text.Append(CultureInfo.InvariantCulture, $"{fields.Text("name")}\n{string.Concat(findings.Select(finding => $"  {finding.ToString().ReplaceLineEndings("\n  ")}\n"))}\n");
            Assert.True(findings.Length == fields.Number("finds"), string.Create(CultureInfo.InvariantCulture, $"{fields.Text("name")}: {findings.Length}\n{string.Join('\n', (object[])findings)}"));
            counts.Add(findings.Length);
        }

        Assert.Contains(counts, count => count > 0);
        Assert.Contains(0, counts);
        Golden.Check($"{Folder}/{name}.txt", text.ToString());
    }

    [Fact]
    public void Every_check_is_run_and_has_a_code_of_its_own()
    {
        var checks = typeof(IObjectCheck).Assembly.GetTypes().Where(type => type.IsClass && typeof(IObjectCheck).IsAssignableFrom(type));

        Assert.Equal(checks.Select(type => type.Name).Order(StringComparer.Ordinal), ObjectChecks.All.Select(check => check.GetType().Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(ObjectChecks.All.Select(check => check.Code.Id).Distinct().Order(StringComparer.Ordinal), ObjectChecks.All.Select(check => check.Code.Id));
    }

    // A set is of the namespace 'monitoring', for the newest release, where it says nothing else.
    private static CheckedObjects SetOf(ObjectFields fields)
    {
        var release = KubePrometheusReleases.Find(fields.TextOr("release", "v0.18.0")!).Value!;
        var objects = new ClusterObjects(fields.Items("objects").OfType<YamlMapping>());
        return new(new ScrapedCluster(objects, new SchemaCatalogue(fields.TextOr("kubernetes", "1.35")!, release), release), "monitoring");
    }

    private static IEnumerable<YamlMapping> Read(string path)
    {
        var read = YamlReader.Read(new SourceText(Path.GetFileName(path), File.ReadAllText(Path.Combine(Repository.Root, path))));
        Assert.True(read.Succeeded, string.Join('\n', read.Diagnostics));
        return read.Value.Select(document => document.Root).OfType<YamlMapping>();
    }
}
