using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MilvusManifests.Building;
using MilvusManifests.Building.Dashboards;
using MilvusManifests.Json;
using MilvusManifests.Tests.PromQL;
using MilvusManifests.Tests.ScrapePath.Real;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Dashboards;

/// <summary>A real Prometheus with the samples of a healthy cluster answers every query of every dashboard, and loads and evaluates every rule.</summary>
public sealed partial class RealDashboardTests
{
    // Where the Prometheus of tests has its blocks.
    private const string Data = "data";

    public static TheoryData<string> Milvus => [.. DashboardSets.Milvus];

    [Theory]
    [MemberData(nameof(Milvus))]
    public async Task Every_query_of_a_dashboard_has_an_answer(string version)
    {
        using var prometheus = Start(version, []);
        var unanswered = new List<string>();
        var asked = 0;
        foreach (var dashboard in DashboardSets.RenderWhole(PinnedRelease.Tag, version).Dashboards)
        {
            foreach (var (panel, query) in QueriesOf(dashboard))
            {
                asked++;
                var answer = await Ask(prometheus, query);
                Assert.True(answer.GetProperty("status").GetString() == "success", $"{dashboard.Name}: {panel}: {answer}");
                if (answer.GetProperty("data").GetProperty("result").GetArrayLength() == 0)
                {
                    unanswered.Add($"{dashboard.Name}: {panel}");
                }
            }
        }

        Assert.InRange(asked, 300, int.MaxValue);
        Assert.Equal(string.Join('\n', UnansweredPanels.All.Select(reason => reason.Panel).Order(StringComparer.Ordinal)), string.Join('\n', unanswered.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Milvus))]
    public async Task Every_rule_is_loaded_and_evaluated(string version)
    {
        var rules = DashboardSets.Render(PinnedRelease.Tag, "", version).Objects.Where(one => one.Reference.Kind == "PrometheusRule").ToImmutableArray();
        using var prometheus = Start(version, rules);
        var expected = rules.SelectMany(rule => ((YamlSequence)rule.Node.At("spec", "groups")!).Items.Cast<YamlMapping>()).SelectMany(group => ((YamlSequence)group["rules"]!).Items.Cast<YamlMapping>()).ToArray();
        var loaded = await prometheus.Ask("api/v1/rules", data => Rules(data).All(rule => rule.GetProperty("health").GetString() != "unknown"), TestContext.Current.CancellationToken);

        Assert.Equal(expected.Length, Rules(loaded).Count());
        Assert.All(Rules(loaded), rule => Assert.Equal("ok", rule.GetProperty("health").GetString()));

        // What is evaluated now has no samples; at the time of the samples it has.
        foreach (var rule in expected)
        {
            var answer = await Ask(prometheus, ((YamlScalar)rule["expr"]!).Value);
            Assert.True(answer.GetProperty("status").GetString() == "success", $"{((rule["alert"] ?? rule["record"]) as YamlScalar)?.Value}: {answer}");
        }
    }

    private static IEnumerable<JsonElement> Rules(JsonElement data) => data.GetProperty("groups").EnumerateArray().SelectMany(group => group.GetProperty("rules").EnumerateArray());

    private static PrometheusProcess Start(string version, ImmutableArray<ManifestObject> rules)
    {
        Assert.SkipWhen(PrometheusProcess.Program is null || Promtool.Program is null, $"{PrometheusProcess.Variable} names no folder with prometheus and promtool");
        Assert.True(ReleaseNumber.TryParse(version, out var milvus));
        var samples = HealthyExporters.Write(Releases.Find(PinnedRelease.Tag), milvus);
        var files = rules.Select((rule, i) => ($"rules-{i}.json", JsonWriter.Write(WithoutIntervals((YamlMapping)rule.Node["spec"]!)))).ToArray();
        return PrometheusProcess.Start("global: {evaluation_interval: 1s}\nrule_files: [rules-*.json]\n", files, Backfill, "--storage.tsdb.retention.time=100y");

        void Backfill(string folder)
        {
            File.WriteAllText(Path.Combine(folder, "samples.txt"), samples);
            var (exitCode, output) = Promtool.Run(folder, "tsdb", "create-blocks-from", "openmetrics", "samples.txt", Data);
            Assert.True(exitCode == 0, output);
        }
    }

    // The first evaluation of a group waits for up to its interval.
    private static YamlMapping WithoutIntervals(YamlMapping spec) =>
        spec.Change<YamlSequence>(["groups"], groups => groups.WithItems(group => ((YamlMapping)group).Without("interval")));

    private static async Task<JsonElement> Ask(PrometheusProcess prometheus, string query)
    {
        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent([new("query", query), new("time", HealthyExporters.End.ToString(CultureInfo.InvariantCulture))]);
        using var answer = await client.PostAsync(new Uri($"http://{prometheus.Address}/api/v1/query"), form, TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return json.RootElement.Clone();
    }

    // As Grafana sends them, with the Milvus of the exporters chosen, and all of everything else.
    private static IEnumerable<(string Panel, string Query)> QueriesOf(BuiltDashboard dashboard)
    {
        var json = JsonNode.Parse(dashboard.Json)!;
        foreach (var variable in json["templating"]!["list"]!.AsArray())
        {
            if (LabelValues().Match((string)variable!["query"]!) is { Success: true } values)
            {
                yield return ($"variable {(string)variable["name"]!}", Fill(values.Groups[1].Value));
            }
        }

        yield return ("firing alerts", Fill((string)json["annotations"]!["list"]![0]!["target"]!["expr"]!) + " or vector(0)");
        foreach (var panel in json["panels"]!.AsArray())
        {
            foreach (var target in panel!["targets"]?.AsArray() ?? [])
            {
                yield return ((string)panel["title"]!, Fill((string)target!["expr"]!));
            }
        }
    }

    private static string Fill(string query) => Variable().Replace(query, variable => variable.Value switch
    {
        "$__rate_interval" => "5m",
        "$namespace" => "milvus",
        "$release" => "my-release",
        _ => ".*",
    });

    [GeneratedRegex(@"^label_values\((.+), [a-z_]+\)$", RegexOptions.CultureInvariant)]
    private static partial Regex LabelValues();

    [GeneratedRegex(@"\$[a-z_]+", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
