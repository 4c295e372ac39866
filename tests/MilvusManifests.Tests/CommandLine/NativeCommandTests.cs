using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Tests.BrokenInputs;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.CommandLine;

/// <summary>The native command and the managed one print and write the same bytes and end with the same code.</summary>
public sealed class NativeCommandTests : IClassFixture<NativeCommandTests.Input>
{
    private static readonly string[] Arguments =
    [
        "", "--version", "--help", "genrate", "--nonsense",
        "help", "help MM4003", "help codes", "help MM9999", "help diff",
        "init", "init --help", "init new --yes", "init new/folder --dry-run --argocd https://git.example.com/a/b.git --format json", "init new --milvus a", "init new --stack none",
        "completion", "completion bash", "completion zsh", "completion fish", "completion pwsh", "completion ksh", "schema config",
        "generate", "generate --help", "generate --dry-run", "generate --locked", "generate --format json", "generate --output given", "generate --config none.yaml",
        "generate --config off.yaml --output given --format json", "generate --output input.yaml", "generate --dryrun", "generate --format xml",
        "check", "check --help", "check --format json", "check --config off.yaml", "check --config off.yaml --format sarif", "check --config none.yaml", "check --output none", "check --output input.yaml",
        "diff", "diff --help", "diff output input.yaml --exit-code", $"diff --kube-prometheus {KubePrometheusReleases.Tags[^2]}", $"diff --kube-prometheus {KubePrometheusReleases.Tags[0]} {KubePrometheusReleases.Tags[^1]} --format json",
        "diff --config off.yaml --format markdown --full", "diff none", "diff --git main",
        "teardown", "teardown --all", "teardown --help", "teardown --format json", "teardown --config none.yaml",
        "releases", "releases --help", "releases --format json", "releases --kubernetes 1.31", "releases --kubernetes 1.35.2", "releases --config none.yaml",
        "images", "images --help", "images --format json", "images --format mirror", "images --config off.yaml --format mirror",
        "metrics", "metrics --help", "metrics milvus_proxy_req_count", "metrics *latency --milvus 2.4.19 --format json", "metrics nothing", "metrics --milvus 2.3.0", "metrics --changes 2.5.27..2.6.19",
        "metrics --changes 2.5.27..2.6.19 --format json",
        "render page.sbn --model model.json", "render --help", "render page.sbn", "render none.sbn",
        "validate output", "validate --help", $"validate output --kubernetes {KubernetesSchemas.All[0]} --kube-prometheus {KubePrometheusReleases.Tags[0]} --format json", "validate input.yaml", "validate -",
        "validate input.yaml --format json", "validate input.yaml --schema crd.yaml", "validate input.yaml --schema schemas --ignore-unknown", "validate none.yaml", "validate",
        "validate input.yaml --format sarif", "validate input.yaml --format junit", "validate input.yaml --format github", "validate input.yaml --format gitlab",
        "validate input.yaml --report sarif=a.sarif --report github-summary=a.md --report text=a.txt", "generate --config none.yaml --report junit=a/b.xml", "validate input.yaml --report json=schemas",
        "verify", "verify --help", "verify --context a", "verify --prometheus http://127.0.0.1:1 --timeout 0", "verify output --prometheus http://127.0.0.1:1 --timeout 0 --format json --monitor a/b",
        "verify output --kubeconfig none --timeout 0",
        "schema", "schema import crd.yaml", "schema import --help", "schema import input.yaml", "schema import none.yaml",
    ];

    private readonly Input input;

    public NativeCommandTests(Input input) => this.input = input;

    [Fact]
    public void Every_command_does_the_same()
    {
        Needs.NativeCommand();
        Assert.All(Arguments, arguments => Compare([], arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void Broken_inputs_are_refused_the_same()
    {
        Needs.NativeCommand();
        const int Step = 8;
        Assert.All(Input.Broken.Where((_, i) => i % Step == 0), broken => Compare(broken.Files, "generate"));
    }

    private void Compare(ImmutableArray<SourceText> files, params string[] arguments)
    {
        var native = Run([CommandLineRun.Named!]);
        var managed = Run(CommandLineRun.Managed);

        Assert.Equal(managed.Run, native.Run);
        Assert.Equal(managed.Files, native.Files);

        (CommandLineRun Run, ImmutableSortedDictionary<string, string> Files) Run(IReadOnlyList<string> command)
        {
            using var folder = input.Folder.Copy();
            foreach (var file in files)
            {
                folder.Write(file.Path, file.Text);
            }

            var run = CommandLineRun.Of(CommandLineRun.Start(command, folder.Root, arguments), Input.Manifests);
            return (run, FilesIn(folder.Root));
        }
    }

    private static ImmutableSortedDictionary<string, string> FilesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToImmutableSortedDictionary(path => Path.GetRelativePath(folder, path), path => Convert.ToBase64String(File.ReadAllBytes(path)), StringComparer.Ordinal);

    /// <summary>A folder with something for every command.</summary>
    public sealed class Input : IDisposable
    {
        /// <summary>Valid and broken objects of known and unknown kinds.</summary>
        public const string Manifests =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: a, labels: {version: yes}}
            spec: {replicas: two, selector: {matchLabels: {app: a}}, template: {spec: {containers: [{name: a, image: a, imagePullPolcy: Always}]}}}
            ---
            apiVersion: example.org/v1
            kind: Garden
            metadata: {name: b}
            spec: {beds: many}
            ---
            apiVersion: policy/v1beta1
            kind: PodDisruptionBudget
            metadata: {name: c}
            """;

        private static readonly string[] Lists = ["configurations", "templates", "patches", "sources", "schemas"];

        public Input()
        {
            Folder.Write("manifests.config.yaml", BrokenInput.Base);
            Assert.Equal([], Folder.Generate().Diagnostics);
            Folder.Write("off.yaml", BrokenInput.Base.Replace("  components:", "  images: {registry: mirror.example.com}\n  components:\n    alertmanager: false", StringComparison.Ordinal));
            Folder.Write("input.yaml", Manifests);
            Folder.Write("crd.yaml", Gardens.Definition("""{type: object, properties: {beds: {type: integer, minimum: 1}}, x-kubernetes-validations: [{rule: "self.beds < 100"}]}"""));
            Folder.Write("schemas/example.org/garden_v1.json", """{"properties": {"spec": {"properties": {"beds": {"type": "integer"}}}}}""");
            Folder.Write("page.sbn", "{{ for item in items }}{{ item | string.upcase }}: {{ for.index }}\n{{ end }}");
            Folder.Write("model.json", """{"items": ["a", "b"]}""");
        }

        /// <summary>Every broken input.</summary>
        internal static ImmutableArray<BrokenInput> Broken { get; } =
        [
            .. Lists.SelectMany(list => BrokenInput.Read(File.ReadAllText(Path.Combine(Repository.Root, "tests", "MilvusManifests.Tests", "BrokenInputs", $"{list}.txt")))),
        ];

        internal GeneratedFolder Folder { get; } = new();

        public void Dispose() => Folder.Dispose();
    }
}
