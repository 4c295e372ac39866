using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using MilvusManifests.Catalogue;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Lint;
using MilvusManifests.PromQL;
using MilvusManifests.Yaml;

namespace MilvusManifests.Benchmarks;

/// <summary>The rules and dashboards of the set of one Milvus, in a warm process.</summary>
[InProcess]
[MemoryDiagnoser]
public class QueryBenchmarks
{
    private static readonly string Configuration = $$"""
        apiVersion: milvusmanifests/v1
        kubernetes: "1.35"
        kubePrometheus:
          version: {{KubePrometheusReleases.Newest.Tag}}
          grafana:
            dashboards: sidecar
        milvus:
          - release: my-release
            namespace: milvus
            version: 2.6.15
        """;

    private ImmutableArray<YamlMapping> documents = [];
    private ImmutableArray<string> expressions = [];
    private ImmutableArray<MetricView> views = [];

    /// <summary>Renders the set and finds its expressions.</summary>
    [GlobalSetup]
    public void Read()
    {
        var folder = Directory.CreateTempSubdirectory("milvus-manifests-benchmark").FullName;
        File.WriteAllText(Path.Combine(folder, "manifests.config.yaml"), Configuration);
        var rendered = Generator.Render(new GenerateOptions(Path.Combine(folder, "manifests.config.yaml"))).Value!;
        Directory.Delete(folder, recursive: true);
        documents = [.. rendered.Set.Manifests.Where(manifest => manifest.Content is null).SelectMany(manifest => manifest.Objects).Select(candidate => candidate.Node)];
        views = [MetricCatalogue.Of(new(rendered.Inputs.Configuration.Milvus[0].Version.Value.Number, rendered.Inputs.Release))];
        expressions = [.. LintReader.Read(documents, PromQLFeatures.Newest, views).Queries.Select(query => query.Text.Value)];
    }

    /// <summary>Parses every expression of the rules and dashboards.</summary>
    [Benchmark]
    public int Parse()
    {
        var valid = 0;
        foreach (var expression in expressions)
        {
            valid += PromQLParser.Parse(expression, PromQLFeatures.Newest).Errors.IsEmpty ? 1 : 0;
        }

        return valid;
    }

    /// <summary>Reads the rules and dashboards from their objects, and runs every check of queries.</summary>
    [Benchmark]
    public int Lint()
    {
        var set = LintReader.Read(documents, PromQLFeatures.Newest, views);
        return LintChecks.All.Sum(check => check.Run(set).Count());
    }
}
