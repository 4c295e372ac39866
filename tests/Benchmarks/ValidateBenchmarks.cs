using BenchmarkDotNet.Attributes;
using MilvusManifests.Catalogue;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Validation;
using MilvusManifests.Yaml;

namespace MilvusManifests.Benchmarks;

/// <summary>What it costs to hold objects against their schemas, in a warm process.</summary>
[InProcess]
[MemoryDiagnoser]
public class ValidateBenchmarks
{
    private const string ServiceMonitor = """
        apiVersion: monitoring.coreos.com/v1
        kind: ServiceMonitor
        metadata:
          name: my-release-milvus
          namespace: milvus
          labels: {app.kubernetes.io/name: milvus}
        spec:
          namespaceSelector: {matchNames: [milvus]}
          selector:
            matchLabels: {app.kubernetes.io/name: milvus, app.kubernetes.io/instance: my-release}
          endpoints:
            - {port: metrics, path: /metrics, interval: 30s, scrapeTimeout: 10s, honorLabels: true}
        """;

    private readonly SchemaCatalogue catalogue = new("1.35");
    private readonly SourceText monitor = new("serviceMonitor.yaml", ServiceMonitor);
    private SourceText[] stack = [];
    private ManifestValidator manifests = null!;
    private ObjectValidator validator = null!;
    private YamlMapping node = null!;
    private KindSchema kind = null!;
    private SourceText builtIn = null!;

    /// <summary>Reads what every step starts from.</summary>
    [GlobalSetup]
    public void Read()
    {
        var folder = Directory.CreateTempSubdirectory("milvus-manifests-benchmark").FullName;
        File.WriteAllText(Path.Combine(folder, "manifests.config.yaml"), $"kubernetes: \"1.35\"\nkubePrometheus: {{version: {KubePrometheusReleases.Newest.Tag}}}\n");
        Generator.Generate(new GenerateOptions(Path.Combine(folder, "manifests.config.yaml")));
        stack = [.. Directory.EnumerateFiles(Path.Combine(folder, "output", "manifests"), "*.yaml").Select(path => new SourceText(path, File.ReadAllText(path)))];
        Directory.Delete(folder, recursive: true);
        manifests = new ManifestValidator(catalogue, new ManifestValidatorOptions());
        validator = new ObjectValidator(catalogue.BuiltIn, catalogue.Rules);
        node = (YamlMapping)YamlReader.ReadSingle(monitor).Value!.Root!;
        kind = catalogue.Find(new("monitoring.coreos.com/v1", "ServiceMonitor"))!;
        builtIn = EmbeddedFile.ReadPack("Catalogue/kubernetes/1.35.pack");
    }

    /// <summary>Opens the largest pack and reads the definitions that a Deployment reaches, as the first Deployment of a process does.</summary>
    [Benchmark]
    public int LoadKind()
    {
        var pack = SchemaPack.Open(builtIn);
        return Count(pack, pack.Find(new("apps/v1", "Deployment"))!, []);
    }

    /// <summary>Holds one ServiceMonitor that was read before against its schema.</summary>
    [Benchmark]
    public int Validate() => validator.Validate(node, kind).Diagnostics.Length;

    /// <summary>Reads one ServiceMonitor and holds it against its schema.</summary>
    [Benchmark]
    public int ReadAndValidate() => manifests.Validate(monitor).Objects;

    /// <summary>Reads all of the stack's objects and holds them against their schemas, one after the other.</summary>
    [Benchmark]
    public int ReadAndValidateStack() => stack.Sum(text => manifests.Validate(text).Objects);

    private static int Count(SchemaPack pack, PackedSchema schema, HashSet<string> seen)
    {
        if (schema.Reference is { } name)
        {
            return seen.Add(name) ? Count(pack, pack.Resolve(schema), seen) : 0;
        }

        var count = 1;
        schema.Map((part, _) =>
        {
            count += Count(pack, part, seen);
            return part;
        });
        return count;
    }
}
