using System.Collections.Immutable;
using MilvusManifests.PromQL;
using MilvusManifests.PromQL.Printing;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Rules;
using MilvusManifests.Tests.PromQL;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Tests.Rules.Alerts;

/// <summary>Each alert is shown by Prometheus' own tool to fire when it should, and to be silent when all is well.</summary>
public sealed class TestedAlertsTests : IDisposable
{
    // Fires at all times, so that somebody notices when nothing arrives.
    private const string Always = "Watchdog";

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public static TheoryData<string> Files => [.. AlertTestFile.All.Select(file => file.Path)];

    public static TheoryData<string> Sets => [.. RuleSets.Milvus, RuleSets.Stack];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Files))]
    public void Alerts_fire_and_stay_silent_as_their_tests_say(string path)
    {
        Needs.Promtool();
        var file = AlertTestFile.All.Single(candidate => candidate.Path == path);
        foreach (var (set, name) in file.Rules)
        {
            Write($"{set.Name}/{name}", set.Files[name]);
        }

        File.WriteAllText(Path.Combine(folder, file.CopiedName), file.Text);

        var (exitCode, printed) = Promtool.Run(folder, "test", "rules", file.CopiedName);

        Assert.True(exitCode == 0, printed);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_alert_of_a_set_is_tested_to_fire_and_to_be_silent(string set)
    {
        var tested = AlertTestFile.All.SelectMany(TestedIn).ToArray();
        var fired = tested.Where(one => one.Fires).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var silent = tested.Where(one => one.IsSilent).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var rules = RuleSet.RulesOf(RuleSets.Find(set).Files.Values).ToArray();
        var alerts = rules.Where(rule => rule.Alert is not null).Select(rule => (rule.Name, Key: KeyOf(rule, rules))).ToArray();

        Assert.Equal(
            [],
            [
                .. alerts.Where(alert => !fired.Contains(alert.Key)).Select(alert => $"no test fires {alert.Name}"),
                .. alerts.Where(alert => !silent.Contains(alert.Key) && alert.Name != Always).Select(alert => $"no test shows that {alert.Name} is silent with healthy series"),
            ]);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void The_rules_of_a_set_are_accepted_without_a_complaint(string set)
    {
        Needs.Promtool();
        var files = RuleSets.Find(set).Files;
        foreach (var (name, rules) in files)
        {
            Write(name, rules);
        }

        var (exitCode, printed) = Promtool.Run(folder, ["check", "rules", "--lint=all", "--lint-fatal", .. files.Keys]);

        Assert.True(exitCode == 0, printed);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Lint_finds_nothing_in_the_rules_of_a_set(string set) => Assert.Empty(RuleSets.Find(set).Findings);

    private static IEnumerable<(string Key, bool Fires, bool IsSilent)> TestedIn(AlertTestFile file)
    {
        var rules = RuleSet.RulesOf(file.Rules.Select(tested => tested.Set.Files[tested.File])).ToArray();
        var recordings = rules.Where(rule => rule.Record is not null).ToLookup(rule => rule.Name, MetricsOf, StringComparer.Ordinal);
        foreach (var alert in rules.Where(rule => rule.Alert is not null))
        {
            var needed = MetricsOf(alert).SelectMany(Exposed).ToHashSet(StringComparer.Ordinal);
            IEnumerable<string> Exposed(string metric) => recordings.Contains(metric) ? recordings[metric].SelectMany(metrics => metrics).SelectMany(Exposed) : [metric];
            var key = KeyOf(alert, rules);
            foreach (var test in file.Tests)
            {
                yield return (key, test.Questions.Any(question => question.SeesFiring(alert)), needed.IsSubsetOf(test.Metrics) && test.Questions.Any(question => question.SeesSilent(alert)));
            }
        }
    }

    private static ImmutableArray<string> MetricsOf(Rule rule) =>
        [.. PromQLParser.Parse(rule.Expression!.Value, PromQLFeatures.Newest).Expression!.DescendantsAndSelf().OfType<VectorSelector>().Select(selector => selector.Metric).OfType<string>().Distinct()];

    // The same alert of two versions is one if nothing that decides about it differs, what it reads of recording rules included.
    private static string KeyOf(Rule alert, IEnumerable<Rule> rules)
    {
        var read = MetricsOf(alert);
        var recordings = rules.Where(rule => rule.Record is not null && read.Contains(rule.Name, StringComparer.Ordinal)).Select(rule => $"{rule.Name}: {TextOf(rule)}");
        return string.Join('\n', [alert.Name, alert.For?.Value, .. alert.Labels.Select(label => $"{label.Key.Value}={(label.Value as YamlScalar)?.Value}"), TextOf(alert), .. recordings]);
    }

    private static string TextOf(Rule rule) => ExpressionText.Of(PromQLParser.Parse(rule.Expression!.Value, PromQLFeatures.Newest).Expression!);

    private void Write(string path, YamlMapping rules)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, YamlWriter.Write(rules));
    }
}
