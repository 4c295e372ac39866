using System.Collections.Immutable;
using MilvusManifests.PromQL;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Rules;
using MilvusManifests.Text;
using MilvusManifests.Values.Quantities;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Rules.Alerts;

/// <summary>A file of tests of <c>promtool test rules</c> beside the template of the rules.</summary>
/// <param name="Path">The file below the templates folder, with <c>/</c>.</param>
/// <param name="Text">Its text.</param>
/// <param name="Rules">The files of rules that it tests.</param>
/// <param name="Tests">Its tests.</param>
/// <remarks>https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/</remarks>
internal sealed record AlertTestFile(string Path, string Text, ImmutableArray<(RuleSet Set, string File)> Rules, ImmutableArray<AlertTest> Tests)
{
    private static readonly string Folder = System.IO.Path.Combine(Repository.Root, "templates");

    /// <summary>Every file of tests.</summary>
    public static ImmutableArray<AlertTestFile> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.test.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>The name that the file is copied to, in a folder with those of the sets.</summary>
    public string CopiedName => Path.Replace('/', '_');

    private static AlertTestFile Read(string file)
    {
        var path = System.IO.Path.GetRelativePath(Folder, file).Replace('\\', '/');
        var text = File.ReadAllText(file);
        var root = (YamlMapping)YamlReader.ReadSingle(new SourceText(path, text)).Value!.Root;
        return new(
            path,
            text,
            [.. Items(root, "rule_files").Select(name => ((YamlScalar)name).Value.Split('/')).Select(parts => (RuleSets.Find(parts[0]), parts[1]))],
            [.. Items(root, "tests").Select(test => AlertTest.Of((YamlMapping)test))]);
    }

    internal static ImmutableArray<YamlNode> Items(YamlMapping mapping, string key) => mapping[key] is YamlSequence list ? list.Items : [];
}

/// <summary>A test: what happens to the alerts with some series.</summary>
/// <param name="Metrics">The names of the series.</param>
/// <param name="Questions">What is asked of it.</param>
internal sealed record AlertTest(ImmutableHashSet<string> Metrics, ImmutableArray<AlertQuestion> Questions)
{
    public static AlertTest Of(YamlMapping test) => new(
        [.. AlertTestFile.Items(test, "input_series").Select(series => Parse(Text((YamlMapping)series, "series")).Metric!)],
        [.. AlertTestFile.Items(test, "promql_expr_test").Select(question => AlertQuestion.Of((YamlMapping)question))]);

    internal static VectorSelector Parse(string series) =>
        PromQLParser.Parse(series, PromQLFeatures.Newest).Expression as VectorSelector ?? throw new FormatException($"{series} is not a series");

    internal static string Text(YamlMapping mapping, string key) => ((YamlScalar)mapping[key]!).Value;
}

/// <summary>A query and its answer.</summary>
/// <param name="Expression">The query.</param>
/// <param name="Seconds">When it is asked.</param>
/// <param name="Firing">The labels of each alert that fires, where it asks for alerts.</param>
internal sealed record AlertQuestion(string Expression, double Seconds, ImmutableArray<ImmutableDictionary<string, string>> Firing)
{
    /// <summary>The query for every alert that fires.</summary>
    public const string EveryAlert = "ALERTS{alertstate=\"firing\"}";

    public static AlertQuestion Of(YamlMapping question) => new(
        AlertTest.Text(question, "expr"),
        PrometheusDuration.Syntax.TryParse(AlertTest.Text(question, "eval_time"), out var time) ? time.Milliseconds / 1000.0 : throw new FormatException("eval_time is not a duration"),
        [
            .. AlertTestFile.Items(question, "exp_samples").Select(sample => AlertTest.Parse(AlertTest.Text((YamlMapping)sample, "labels")))
                .Where(sample => sample.Metric == "ALERTS").Select(sample => sample.Matchers.ToImmutableDictionary(matcher => matcher.Name, matcher => matcher.Value)),
        ]);

    /// <summary>Whether it sees a rule fire.</summary>
    public bool SeesFiring(Rule rule) => Firing.Any(labels => IsOf(rule, labels) && labels.GetValueOrDefault("alertstate") == "firing");

    /// <summary>Whether it sees that a rule does not fire, although it has had the time to.</summary>
    public bool SeesSilent(Rule rule) =>
        Expression == EveryAlert && !Firing.Any(labels => IsOf(rule, labels))
        && (rule.For is null || (PrometheusDuration.Syntax.TryParse(rule.For.Value, out var time) && time.Milliseconds / 1000.0 <= Seconds));

    // Rules that share a name differ in the labels that they add.
    private static bool IsOf(Rule rule, ImmutableDictionary<string, string> labels) =>
        labels.GetValueOrDefault("alertname") == rule.Name
        && rule.Labels.All(label => label.Value is YamlScalar value && (value.Value.Contains("{{", StringComparison.Ordinal) || labels.GetValueOrDefault(label.Key.Value) == value.Value));
}
