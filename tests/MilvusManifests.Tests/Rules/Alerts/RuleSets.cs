using System.Collections.Concurrent;
using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Lint;
using MilvusManifests.Rules;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Rules.Alerts;

/// <summary>The rules of a set.</summary>
/// <param name="Name">The folder that tests name it by: <c>milvus-2.6.15</c>.</param>
/// <param name="Findings">What lint found in the set.</param>
/// <param name="Files">The rules of each PrometheusRule as a rule file of Prometheus, by the names of the set's files.</param>
internal sealed record RuleSet(string Name, ImmutableArray<string> Findings, ImmutableSortedDictionary<string, YamlMapping> Files)
{
    /// <summary>Every rule of some files.</summary>
    public static IEnumerable<Rule> RulesOf(IEnumerable<YamlMapping> files) => files.SelectMany(file => RuleGroup.AllOf(file)).SelectMany(group => group.Rules);
}

/// <summary>The sets whose rules are tested: <c>rule_files</c> of a test names one of their files, <c>stack/grafana-prometheusRule.yaml</c>.</summary>
internal static class RuleSets
{
    private static readonly ConcurrentDictionary<string, RuleSet> Rendered = new(StringComparer.Ordinal);

    /// <summary>The stack without a Milvus, of the newest release.</summary>
    public const string Stack = "stack";

    /// <summary>A Milvus in each way that makes a difference to its rules.</summary>
    public static ImmutableArray<string> Milvus { get; } =
    [
        "milvus-2.4.19", "milvus-2.5.27", "milvus-2.6.15", "milvus-2.6.19", "milvus-2.6.20", "milvus-3.0.0",
        "milvus-2.4.19-standalone", "milvus-2.5.27-standalone", "milvus-2.6.15-standalone", "milvus-3.0.0-standalone", "milvus-2.6.15-operator", "milvus-2.6.20-full",
    ];

    /// <summary>The rules of a set.</summary>
    public static RuleSet Find(string name) => Rendered.GetOrAdd(name, Render);

    private static string ConfigurationOf(string name)
    {
        var release = KubePrometheusReleases.All[^1];
        var stack = $"kubernetes: \"{release.SupportedKubernetes[^1]}\"\nkubePrometheus: {{version: {release.Tag}}}\n";
        return name.Split('-') switch
        {
            [Stack] => stack,
            ["milvus", var version, .. var options] => $"{stack}milvus:\n  - {{release: my-release, namespace: milvus, version: {version}{string.Concat(options.Select(KeysOf))}}}\n",
            _ => throw new ArgumentException($"no set is called {name}", nameof(name)),
        };
    }

    private static string KeysOf(string option) => option switch
    {
        "standalone" => ", mode: standalone",
        "operator" => ", installedBy: operator, monitor: operator",
        "full" => ", components: {querynode: 3, cdc: 1}, dependencies: [etcd, minio, pulsarv3, kafka]",
        _ => throw new ArgumentException($"no option is called {option}", nameof(option)),
    };

    private static RuleSet Render(string name)
    {
        var folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;
        try
        {
            var config = Path.Combine(folder, "manifests.config.yaml");
            File.WriteAllText(config, ConfigurationOf(name));
            var generated = Generator.Generate(new GenerateOptions(config));
            Assert.True(generated.Succeeded, string.Join('\n', generated.Diagnostics));
            var below = name == Stack ? "manifests" : "milvus";
            var lint = LintChecks.All.Select(check => check.Code).ToHashSet();
            return new(name, [.. generated.Diagnostics.Where(found => lint.Contains(found.Code)).Select(found => found.ToString())], Directory.GetFiles(Path.Combine(folder, "output", below), "*ometheusRule.yaml", SearchOption.AllDirectories)
                .ToImmutableSortedDictionary(file => Path.GetFileName(file), GroupsOf, StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static YamlMapping GroupsOf(string file) =>
        (YamlMapping)((YamlMapping)YamlReader.ReadSingle(SourceFile.Decode(file, File.ReadAllBytes(file)).Value!, YamlReaderOptions.Kubectl).Value!.Root)["spec"]!;
}
