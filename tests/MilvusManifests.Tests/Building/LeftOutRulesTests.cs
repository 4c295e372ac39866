using System.Text;
using MilvusManifests.Catalogue;
using MilvusManifests.PromQL;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Rules;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Building;

/// <summary>Rules of a component that is left out, or about one, go with it.</summary>
public sealed class LeftOutRulesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public static TheoryData<string> Components => [.. StackComponent.Names];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_goes_with_a_component_is_as_written_down()
    {
        var whole = Rules("");
        var text = new StringBuilder("# What the set loses without a component, beyond the rules in the file of that component. UPDATE_GOLDEN=1 rewrites this file.\n");
        foreach (var component in StackComponent.Names)
        {
            var left = Rules($"{component}: false").Select(rule => rule.Key).ToHashSet(StringComparer.Ordinal);
            text.Append($"\n{component}\n").AppendJoin("", whole.Where(rule => rule.File != component && !left.Contains(rule.Key)).Select(rule => $"  {rule.Key}\n").Distinct().Order(StringComparer.Ordinal));
        }

        Golden.Check("tests/MilvusManifests.Tests/Building/left-out-rules.txt", text.ToString());
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void No_alert_of_upstreams_own_files_needs_a_component_that_is_left_out(string component)
    {
        var upstream = Path.GetRelativePath(folder, Path.GetDirectoryName(Releases.Published())!).Replace('\\', '/');
        var jobs = ComponentSeries.Of(component).Jobs;
        var alerts = Rules($"{component}: false", $"source: {{directory: {upstream}}}, ").Where(rule => rule.IsAlert).ToArray();

        Assert.NotEmpty(alerts);
        Assert.Equal([], alerts.Where(alert => Needed(alert.Expression).Any(selector => selector.Matchers.Any(matcher => matcher is { Name: "job", Operator: MatchOperator.Equal } && jobs.Contains(matcher.Value)))).Select(alert => alert.Key));
    }

    [Fact]
    public void Recording_rules_stay_as_long_as_something_of_the_set_names_their_series()
    {
        Directory.CreateDirectory(Path.Combine(folder, "templates", "manifests"));
        File.WriteAllText(
            Path.Combine(folder, "templates", "manifests", "mine.yaml.sbn"),
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: mine, namespace: monitoring}\ndata: {queries: \"namespace_cpu:kube_pod_container_resource_requests:sum > 5\"}\n");

        var kept = Rules("kubeStateMetrics: false").Where(rule => rule.Key.Contains("kube_pod", StringComparison.Ordinal)).Select(rule => rule.Key);

        Assert.Equal(["record cluster:namespace:pod_cpu:active:kube_pod_container_resource_requests", "record namespace_cpu:kube_pod_container_resource_requests:sum"], kept);
    }

    // What an expression has no result without: the right side of unless, and one side of or, may be missing.
    private static IEnumerable<VectorSelector> Needed(Expression expression) => expression switch
    {
        VectorSelector selector => [selector],
        BinaryExpression { Operator: BinaryOperator.Unless } unless => Needed(unless.Left),
        BinaryExpression { Operator: BinaryOperator.Or } => [],
        _ => expression.Children.SelectMany(Needed),
    };

    private (string File, string Key, bool IsAlert, Expression Expression)[] Rules(string components, string source = "")
    {
        var configuration = Path.Combine(folder, "manifests.config.yaml");
        File.WriteAllText(configuration, $"kubernetes: \"1.35\"\nkubePrometheus: {{version: {PinnedRelease.Tag}, {source}components: {{{components}}}}}\n");
        var output = Path.Combine(folder, "output");
        var result = Generator.Generate(new GenerateOptions(configuration) { Output = output });
        Assert.True(result.Succeeded, string.Join('\n', result.Diagnostics));
        return
        [
            .. from file in Directory.GetFiles(output, "*-prometheusRule.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
               from @group in RuleGroup.AllOf((YamlMapping)YamlReader.ReadSingle(new SourceText(file, File.ReadAllText(file))).Value!.Root)
               from rule in @group.Rules
               select (Path.GetFileName(file)[..^"-prometheusRule.yaml".Length], $"{(rule.Alert is null ? "record" : "alert")} {rule.Name}", rule.Alert is not null, PromQLParser.Parse(rule.Expression!.Value, PromQLFeatures.Newest).Expression!),
        ];
    }
}
