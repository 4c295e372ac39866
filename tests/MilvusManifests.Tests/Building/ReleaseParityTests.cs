using MilvusManifests.Catalogue;
using MilvusManifests.ReleaseImport;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Building;

/// <summary>Every release, generated whole, is the published one of the same tag.</summary>
public sealed class ReleaseParityTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void Every_object_of_a_release_is_the_published_one(string tag) =>
        Assert.Equal([], Parity.Find(Releases.Find(tag), PublishedRelease.Read(Releases.Published(tag)).Value!));

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void Prometheus_may_read_what_its_release_discovers_through(string release)
    {
        var output = Generate(release, "rbac: clusterRole\n");
        var role = File.ReadAllText(Path.Combine(output, "manifests/prometheus-clusterRole.yaml"));
        var patch = File.ReadAllText(Path.Combine(output, "patches/prometheus-clusterRole.json"));
        var slices = Releases.Find(release).DiscoveryRole == DiscoveryRole.EndpointSlice;

        Assert.Equal(slices, role.Contains("- endpointslices\n", StringComparison.Ordinal));
        Assert.Equal(!slices, role.Contains("- endpoints\n", StringComparison.Ordinal));
        Assert.Equal(slices, patch.Contains("\"endpointslices\"", StringComparison.Ordinal));
        Assert.Equal(!slices, patch.Contains("\"endpoints\"", StringComparison.Ordinal));
    }

    // Prometheus 2.54 is the oldest of the catalogue; a rule that it cannot parse keeps the whole file from being loaded.
    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void Expressions_call_only_functions_of_the_oldest_Prometheus(string release)
    {
        string[] later = ["info", "double_exponential_smoothing", "first_over_time", "ts_of_", "histogram_quantiles", "fill", "start()", "step()", "range()"];
        var rules = Directory.EnumerateFiles(Path.Combine(Generate(release), "manifests"), "*-prometheusRule.yaml").ToArray();

        Assert.Equal(8, rules.Length);
        Assert.All(rules.SelectMany(Objects).SelectMany(Expressions), expression =>
            Assert.All(later, function => Assert.DoesNotMatch($@"\b{System.Text.RegularExpressions.Regex.Escape(function.TrimEnd('(', ')'))}\w*\s*\(", expression)));
    }

    private static IEnumerable<YamlMapping> Objects(string file) =>
        YamlReader.Read(new SourceText(file, File.ReadAllText(file))).Value.Select(document => (YamlMapping)document.Root);

    private static IEnumerable<string> Expressions(YamlMapping rule) =>
        from theGroup in ((YamlSequence)((YamlMapping)rule["spec"]!)["groups"]!).Items.Cast<YamlMapping>()
        from item in ((YamlSequence)theGroup["rules"]!).Items.Cast<YamlMapping>()
        select ((YamlScalar)item["expr"]!).Value;

    private string Generate(string release, string settings = "")
    {
        var configuration = Path.Combine(folder, "manifests.config.yaml");
        var output = Path.Combine(folder, release);
        var kubernetes = Releases.Find(release).SupportedKubernetes[^1];
        File.WriteAllText(configuration,
            $"apiVersion: milvusmanifests/v1\nkubernetes: \"{kubernetes}\"\nkubePrometheus: {{version: {release}}}\n{settings}" +
            "milvus: [{release: my-release, namespace: milvus, version: 2.6.15}]\n");
        var result = Generator.Generate(new GenerateOptions(configuration) { Output = output });

        Assert.Equal("", string.Join('\n', result.Diagnostics));
        return output;
    }
}
