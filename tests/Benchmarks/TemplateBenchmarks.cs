using BenchmarkDotNet.Attributes;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Templating;
using MilvusManifests.Text;

namespace MilvusManifests.Benchmarks;

/// <summary>The work of one generate, step by step, in a warm process.</summary>
[InProcess]
[MemoryDiagnoser]
public class TemplateBenchmarks
{
    private static readonly string Configuration = $$"""
        apiVersion: milvusmanifests/v1
        kubernetes: "1.35"
        kubePrometheus:
          version: {{KubePrometheusReleases.Newest.Tag}}
        milvus:
          - release: my-release
            namespace: milvus
            version: 2.6.15
        """;

    private SourceText[] sources = [];
    private Inputs inputs = null!;
    private string folder = "";

    /// <summary>Reads what every step starts from.</summary>
    [GlobalSetup]
    public void Read()
    {
        sources = [.. ShippedTemplates.Paths.Select(path => ShippedTemplates.Read(path)!)];
        folder = Directory.CreateTempSubdirectory("milvus-manifests-benchmark").FullName;
        File.WriteAllText(Path.Combine(folder, "manifests.config.yaml"), Configuration);
        inputs = InputLoader.Load(new GenerateOptions(Path.Combine(folder, "manifests.config.yaml")), CancellationToken.None).Value!;
    }

    /// <summary>Removes the folder that whole runs write to.</summary>
    [GlobalCleanup]
    public void Remove() => Directory.Delete(folder, recursive: true);

    /// <summary>Parses every shipped template.</summary>
    [Benchmark]
    public int Parse() => sources.Count(source => Template.Parse(source).Succeeded);

    /// <summary>Renders, reads and patches every file of the stack, templates parsed before.</summary>
    [Benchmark]
    public int Render() => SetBuilder.Build(inputs, Planner.Plan(inputs).Value!, withContents: false, trace: null, CancellationToken.None).Value!.Manifests.Length;

    /// <summary>The whole pipeline from the configuration to the comparison with the existing output; nothing is written.</summary>
    [Benchmark]
    public int Generate() => Generator.Generate(new GenerateOptions(Path.Combine(folder, "manifests.config.yaml")) { DryRun = true }).Objects;
}
