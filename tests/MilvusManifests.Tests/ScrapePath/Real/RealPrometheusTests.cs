using System.Globalization;
using System.Text;
using System.Text.Json;
using MilvusManifests.Cluster;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.ScrapePath.Relabeling;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.ScrapePath.Real;

/// <summary>What a real Prometheus makes of relabelings and limits is what is said of them.</summary>
public class RealPrometheusTests
{
    private const int FewestCases = 40;
    private const string Target = "127.0.0.1:1";

    [Fact]
    public async Task Relabelings_do_what_Prometheus_does()
    {
        Needs.Prometheus();
        var cases = ReadCases();
        Assert.InRange(cases.Length, FewestCases, int.MaxValue);
        var configuration = new StringBuilder("global: {scrape_interval: 1h}\nscrape_configs:\n");
        for (var i = 0; i < cases.Length; i++)
        {
            configuration.Append(CultureInfo.InvariantCulture, $"- job_name: case-{i}\n  static_configs: [{{targets: ['{Target}'], labels: {Flow(cases[i].Fields("labels").Node)}}}]\n  relabel_configs: {Rules(cases[i])}\n");
        }

        using var prometheus = PrometheusProcess.Start(configuration.ToString());

        // A target without an address is not even listed as dropped.
        var listed = cases.Count(scrape => !Rules(scrape).Contains("__address__\"", StringComparison.Ordinal) || Rules(scrape).Contains("source_labels: [\"__address__", StringComparison.Ordinal));
        Assert.Equal(cases.Length - 1, listed);
        var targets = await prometheus.Targets(data => Pools(data).Count() == listed, TestContext.Current.CancellationToken);

        for (var i = 0; i < cases.Length; i++)
        {
            var job = string.Create(CultureInfo.InvariantCulture, $"case-{i}");
            Assert.True(Real(targets, job) == Ours(cases[i], job), $"case {i}, {Rules(cases[i])}\nPrometheus: {Real(targets, job)}\nours: {Ours(cases[i], job)}");
        }
    }

    [Fact]
    public async Task Limits_that_are_said_to_be_exceeded_fail_every_scrape()
    {
        Needs.Prometheus();
        string[] limits =
        [
            "targetLimit: 1", "targetLimit: 2", "targetLimit: 3", "labelLimit: 5", "labelLimit: 7", "labelLimit: 8", "labelLimit: 60",
            "labelNameLengthLimit: 5", "labelNameLengthLimit: 8", "labelNameLengthLimit: 100", "labelValueLengthLimit: 3", "labelValueLengthLimit: 200",
        ];
        var configuration = new StringBuilder("global: {scrape_interval: 1s, scrape_timeout: 1s}\nscrape_configs:\n");
        for (var i = 0; i < limits.Length; i++)
        {
            var snake = Snake(limits[i]);
            configuration.Append(CultureInfo.InvariantCulture,
                $"- job_name: case-{i}\n  {snake}\n  file_sd_configs: [{{files: [targets.json], refresh_interval: 1s}}]\n");
        }

        // The port is only known once it listens, so the targets are written then: two, with the labels that the operator gives the two pods of the set.
        using var prometheus = PrometheusProcess.Start(configuration.ToString());
        prometheus.Write("targets.json",
            $$"""[{"targets": ["{{prometheus.Address}}"], "labels": {{Labels("web-a")}}}, {"targets": ["{{prometheus.Address}}"], "labels": {{Labels("web-b")}}}]""");
        var targets = await prometheus.Targets(
            data => data.GetProperty("activeTargets").EnumerateArray().Count(target => target.GetProperty("health").GetString() != "unknown") == 2 * limits.Length,
            TestContext.Current.CancellationToken);

        for (var i = 0; i < limits.Length; i++)
        {
            var answer = Judge(limits[i]);
            var job = string.Create(CultureInfo.InvariantCulture, $"case-{i}");
            var errors = targets.GetProperty("activeTargets").EnumerateArray().Where(target => target.GetProperty("scrapePool").GetString() == job).Select(target => target.GetProperty("lastError").GetString()).ToArray();
            var isUp = errors.All(string.IsNullOrEmpty);
            Assert.True(answer == Answer.Unknown || isUp == (answer == Answer.Yes), $"{limits[i]}: {answer}, Prometheus: {string.Join(", ", errors)}");
        }

        Assert.Equal(2, limits.Count(limit => Judge(limit) == Answer.Yes));
        Assert.Equal(6, limits.Count(limit => Judge(limit) == Answer.No));
    }

    private static Answer Judge(string limit)
    {
        var (field, value) = limit.Split(": ") is [var name, var number] ? (name, number) : throw new InvalidOperationException(limit);
        var scrape = Read($"{{name: x, changes: [{{of: ServiceMonitor shop/web, patch: [{{op: add, path: /spec/{field}, value: {value}}}]}}]}}");
        return new ScrapeCase(scrape).ExplainOne().Answer;
    }

    private static string Labels(string pod) => $$"""{"namespace": "shop", "service": "web", "pod": "{{pod}}", "container": "web", "endpoint": "metrics", "job": "web"}""";

    private static string Snake(string limit) => string.Concat(limit.Select(c => char.IsAsciiLetterUpper(c) ? $"_{char.ToLowerInvariant(c)}" : c.ToString()));

    private static ObjectFields[] ReadCases()
    {
        var path = Path.Combine(Repository.Root, "tests/MilvusManifests.Tests/ScrapePath/Real/relabelings.yaml");
        var read = YamlReader.ReadSingle(new SourceText("relabelings.yaml", File.ReadAllText(path)));
        Assert.True(read.Succeeded, string.Join('\n', read.Diagnostics));
        return [.. ((YamlSequence)read.Value!.Root).Items.Select(ObjectFields.Of)];
    }

    private static ObjectFields Read(string yaml) => ObjectFields.Of(YamlReader.ReadSingle(new SourceText("case.yaml", yaml)).Value!.Root);

    private static string Flow(YamlNode? node) => Json.Write(node);

    // As the operator writes them into the configuration.
    private static string Rules(ObjectFields scrape)
    {
        var rules = scrape.Mappings("rules").Select(rule => string.Join(", ", rule.Node!.Entries
            .Where(entry => !(entry.Key.Value == "regex" && ((YamlScalar)entry.Value).Value.Length == 0))
            .Select(entry => $"{Snake(entry.Key.Value)}: {(entry.Key.Value == "action" ? ((YamlScalar)entry.Value).Value.ToLowerInvariant() : Json.Write(entry.Value))}")));
        return $"[{string.Join(", ", rules.Select(rule => $"{{{rule}}}"))}]";
    }

    private static string Ours(ObjectFields scrape, string job)
    {
        var labels = TargetLabels.None.With("__address__", Target).With("job", job).With("__scheme__", "http").With("__metrics_path__", "/metrics");
        foreach (var (key, value) in scrape.Entries("labels"))
        {
            labels = labels.With(key.Value, ((YamlScalar)value).Value);
        }

        var relabeled = TargetRelabeling.Apply(RelabelRule.OfList(scrape, "rules"), labels);
        if (relabeled.IsKept == Answer.No || relabeled.Labels["__address__"].Text is not { Length: > 0 } address)
        {
            return "dropped";
        }

        var known = relabeled.Labels.Known;
        known = known.ContainsKey("instance") ? known : known.SetItem("instance", address);
        return Shown(known.Where(label => !label.Key.StartsWith("__", StringComparison.Ordinal)).Select(label => (label.Key, label.Value ?? "?")));
    }

    private static string Real(JsonElement data, string job)
    {
        var active = data.GetProperty("activeTargets").EnumerateArray().Where(target => target.GetProperty("scrapePool").GetString() == job).ToArray();
        return active.Length == 0 ? "dropped" : Shown(active[0].GetProperty("labels").EnumerateObject().Select(label => (label.Name, label.Value.GetString()!)));
    }

    private static string Shown(IEnumerable<(string Key, string Value)> labels) => string.Join(", ", labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}"));

    private static IEnumerable<string> Pools(JsonElement data) =>
        data.GetProperty("activeTargets").EnumerateArray().Concat(data.GetProperty("droppedTargets").EnumerateArray()).Select(target => target.GetProperty("scrapePool").GetString()!).Distinct(StringComparer.Ordinal);

    private static class Json
    {
        public static string Write(YamlNode? node) => node is null ? "{}" : MilvusManifests.Json.JsonWriter.Write(node);
    }
}
