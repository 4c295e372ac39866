using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace MilvusManifests.Tests.CommandLine;

/// <summary><c>--verbose</c>: what each command says it read, decided and skipped.</summary>
public sealed partial class VerboseTests : IDisposable
{
    private const string Transcript = "tests/MilvusManifests.Tests/CommandLine/verbose.txt";

    private const string Components =
        "alertmanager: false, blackboxExporter: false, grafana: false, kubePrometheus: false, kubeStateMetrics: false, kubernetesControlPlane: false, nodeExporter: false, prometheusAdapter: false";

    private const string Configuration =
        $$"""
        apiVersion: milvusmanifests/v1
        kubernetes: "1.35"
        kubePrometheus:
          version: {{PinnedRelease.Tag}}
          components: {{{Components}}}
          prometheus: {replicas: 3}
        milvus:
          - {release: my-release, namespace: milvus, installedBy: helm, mode: cluster, version: 2.6.15}
        patches:
          - {target: {kind: Service, name: prometheus-k8s}, file: patch.json}
        schemas: [crds]

        """;

    private const string Definition =
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: gardens.example.org}
        spec:
          group: example.org
          names: {kind: Garden, plural: gardens}
          scope: Namespaced
          versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]

        """;

    private const string Extra = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: extra\n  namespace: {{ namespace }}\n";

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public VerboseTests()
    {
        Put("manifests.config.yaml", Configuration);
        Put("patch.json", """[{"op": "add", "path": "/metadata/annotations", "value": {"a": "b"}}]""");
        Put("crds/garden.yaml", Definition);
        Put("crds/README.md", "Gardens");
        Put("templates/README.yaml", "a: b\n");
        Put("templates/manifests/extra.yaml.sbn", Extra);
        Put("templates/manifests/grafana-service.yaml.sbn", "apiVersion: v1\n");
        Put("templates/manifests/prometheus-service.yaml.sbn", File.ReadAllText(Path.Combine(Repository.Root, "templates/manifests/prometheus-service.yaml.sbn")));
        Put("templates/manifests/prometheus-serviceAccount.yaml.sbn", File.ReadAllText(Path.Combine(Repository.Root, "templates/manifests/prometheus-serviceAccount.yaml.sbn")) + "# mine\n");
        Put("k8s/.hidden.yaml", "a: b\n");
        Put("k8s/empty.yaml", "");
        Put("k8s/garden.yaml", "apiVersion: example.org/v1\nkind: Garden\nmetadata: {name: a}\n");
        Put("k8s/pod.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: b, imag: b}]}\n");
        Put("model.yaml", "namespace: a\n");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Each_command_says_what_it_read_decided_and_skipped()
    {
        var text = new StringBuilder();
        Add("generate --verbose");
        Add("generate --verbose");
        File.Delete(Path.Combine(folder, "templates/manifests/extra.yaml.sbn"));
        Put("manifests.config.yaml", Configuration.Replace("replicas: 3", "replicas: 4", StringComparison.Ordinal).Replace(" kubePrometheus: false,", "", StringComparison.Ordinal));
        Add("generate --verbose --dry-run");
        Put("templates/manifests/extra.yaml.sbn", Extra);
        Put("manifests.config.yaml", Configuration.Replace("3", "three", StringComparison.Ordinal));
        Add("generate --verbose --format json");
        Put("manifests.config.yaml", Configuration);
        Add("check --verbose");
        Add("diff --verbose");
        Add("diff --verbose output/setup output/setup");
        Add("diff --verbose --kube-prometheus v0.17.0 v0.18.0");
        Add("releases --verbose --kubernetes 1.31");
        Add("images --verbose");
        Add("metrics --verbose up");
        Add("render --verbose templates/manifests/extra.yaml.sbn --model model.yaml");
        Add("validate --verbose k8s k8s/pod.yaml absent.yaml --schema crds --kubernetes 1.35");
        Add("schema import --verbose crds");
        Add("help --verbose MM4003");
        Add("help --verbose generate");

        Golden.Check(Transcript, text.ToString());

        void Add(string command)
        {
            var lines = Run(command.Split(' ')).Error.Split('\n').Where(line => Line().IsMatch(line));
            text.Append("$ milvus-manifests ").Append(command).Append('\n').Append(string.Concat(lines.Select(line => WithoutTimes(line) + "\n"))).Append('\n');
        }
    }

    [Theory]
    [InlineData("generate --dry-run --format json")]
    [InlineData("check --format json")]
    [InlineData("diff output output")]
    [InlineData("releases --format json")]
    [InlineData("images")]
    [InlineData("render templates/manifests/extra.yaml.sbn --model model.yaml")]
    [InlineData("validate k8s --schema crds")]
    [InlineData("schema import crds")]
    [InlineData("help MM4003")]
    public void Nothing_else_changes(string command)
    {
        Put("output/a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");
        var (silent, verbose, first) = (Run(command.Split(' ')), Run([.. command.Split(' '), "-v"]), Run(["--verbose", .. command.Split(' ')]));

        Assert.DoesNotMatch(Line(), silent.Error);
        Assert.All([verbose, first], run =>
        {
            Assert.Equal((silent.ExitCode, silent.Output), (run.ExitCode, run.Output));
            Assert.Matches(Line(), run.Error);
            Assert.Equal(silent.Error, string.Join('\n', run.Error.Split('\n').Where(line => !Line().IsMatch(line))));
        });
    }

    [Fact]
    public void Files_that_are_validated_at_once_are_listed_in_their_order()
    {
        for (var i = 10; i < 50; i++)
        {
            Put($"many/{i}.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: b}]}\n");
        }

        var read = Run("validate", "-v", "many").Error.Split('\n').Where(line => line.Contains(" validated ", StringComparison.Ordinal)).Select(WithoutTimes);

        Assert.Equal(Enumerable.Range(10, 40).Select(i => FormattableString.Invariant($"  T  validated  many/{i}.yaml: 1 object, no findings (T)")), read);
    }

    [Fact]
    public void Neither_passwords_nor_folders_of_the_machine_are_shown()
    {
        Put("manifests.config.yaml", Configuration.Replace("  prometheus:", "  source: {git: {url: 'https://me:hunter2@localhost/a.git', tag: v1, commit: ''}}\n  prometheus:", StringComparison.Ordinal));

        foreach (var run in new[] { Run("generate", "-v"), Run("diff", "-v"), Run("images", "-v", "--config", Path.Combine(folder, "manifests.config.yaml")) })
        {
            Assert.Matches(Line(), run.Error);
            Assert.DoesNotContain("hunter2", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(folder, run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_usual_mistakes_in_its_name_are_corrected() => Assert.Equal(
        "milvus-manifests: Unrecognized command or argument '--verbos'; did you mean '--verbose'?\nRun 'milvus-manifests images --help' for usage.\n",
        Run("images", "--verbos").Error);

    [Fact]
    public void Lines_that_cannot_be_printed_are_an_error()
    {
        Needs.DevFull();
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", "\"$@\" releases -v >/dev/null 2>/dev/full", "sh", .. CommandLineRun.Command]))!;
        shell.WaitForExit();

        Assert.Equal(1, shell.ExitCode);
    }

    private static string WithoutTimes(string line) => System(Time().Replace(Beginning().Replace(line, "  T"), "T"));

    // Neither the machine nor the next release changes what is said.

    private static string System(string line) => Listed().Replace(Started().Replace(line, "$1, version V, on a system, in ."), " N releases of the catalogue, the oldest to the newest");

    private CommandLineRun Run(params string[] arguments) => CommandLineRun.In(folder, arguments);

    private void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
        File.WriteAllText(Path.Combine(folder, path), text);
    }

    [GeneratedRegex(@"^ *\d+\.\d ms  [a-z]+ +\S", RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex(@"^ *\d+\.\d ms", RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\d+\.\d ms", RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex(@" \d+ releases of the catalogue, v\S+ to v\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Listed();

    [GeneratedRegex(@"^(  T  started +milvus-manifests [a-z ]+), version \S+, on \.NET .+, in \.$", RegexOptions.CultureInvariant)]
    private static partial Regex Started();
}
