using BenchmarkDotNet.Attributes;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Rendering;
using MilvusManifests.Templating;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Benchmarks;

/// <summary>The work of one generate, step by step, in a warm process.</summary>
[InProcess]
[MemoryDiagnoser]
public class TemplateBenchmarks
{
    private const string Configuration = """
        apiVersion: milvusmanifests/v1
        kubernetes: "1.35"
        kubePrometheus:
          version: v0.18.0
        milvus:
          - release: my-release
            namespace: milvus
            version: 2.6.15
        """;

    private readonly string nowhere = Path.Combine(Path.GetTempPath(), "milvus-manifests-no-such-folder");
    private SourceText[] sources = [];
    private ManifestsConfiguration configuration = null!;
    private KubePrometheusRelease release = null!;
    private TemplateSet templates = null!;
    private string folder = "";

    /// <summary>Reads what every step starts from.</summary>
    [GlobalSetup]
    public void Read()
    {
        sources = [.. ShippedTemplates.Paths.Select(path => ShippedTemplates.Read(path)!)];
        configuration = ConfigurationReader.Read(YamlReader.ReadSingle(new SourceText("manifests.config.yaml", Configuration)).Value!.Root).Value!;
        release = KubePrometheusReleases.Find("v0.18.0").Value!;
        templates = new TemplateSet(nowhere, "templates");
        folder = Directory.CreateTempSubdirectory("milvus-manifests-benchmark").FullName;
        File.WriteAllText(Path.Combine(folder, "manifests.config.yaml"), Configuration);
    }

    /// <summary>Removes the folder that whole runs write to.</summary>
    [GlobalCleanup]
    public void Remove() => Directory.Delete(folder, recursive: true);

    /// <summary>Parses every shipped template.</summary>
    [Benchmark]
    public int Parse() => sources.Count(source => Template.Parse(source).Succeeded);

    /// <summary>Renders and reads every file of the stack, templates parsed before.</summary>
    [Benchmark]
    public int Render()
    {
        var plan = Plan.Of(configuration, release, []);
        var renderer = new Renderer(templates, new TemplateModel(configuration, release), new Provenance("manifests.config.yaml"), "output");
        return renderer.Render(plan, CancellationToken.None).Value.Length;
    }

    /// <summary>The whole line from the configuration to the comparison with what stands there; nothing is written.</summary>
    [Benchmark]
    public int Generate() => Generator.Generate(new GenerateOptions(Path.Combine(folder, "manifests.config.yaml")) { DryRun = true }).Objects;
}
