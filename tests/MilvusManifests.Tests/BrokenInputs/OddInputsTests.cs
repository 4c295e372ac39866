using System.Text;
using MilvusManifests.Building;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.BrokenInputs;

/// <summary>Inputs that look odd and are right.</summary>
public sealed class OddInputsTests : IDisposable
{
    private const string Least = $"kubernetes: \"1.35\"\nkubePrometheus:\n  version: {PinnedRelease.Tag}\n";
    private const string Extra = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: extra\n  namespace: \"{{ namespace }}\"\n";

    private readonly GeneratedFolder folder = new();

    [Fact]
    public void Windows_line_ends_and_byte_order_marks_leave_no_trace()
    {
        using var unix = new GeneratedFolder();
        foreach (var target in (GeneratedFolder[])[unix, folder])
        {
            var isWindows = target == folder;
            string Text(string text) => isWindows ? "\uFEFF" + text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;
            target.Write("manifests.config.yaml", Text(BrokenInput.Base + "patches:\n  - target: {kind: ConfigMap, name: extra}\n    file: patch.json\n"));
            target.Write("patch.json", Text("[\n  {\"op\": \"add\", \"path\": \"/data/c\", \"value\": \"d\"}\n]\n"));
            target.Write("templates/manifests/extra.yaml.sbn", Text(Extra + "data:\n  {{~ if true ~}}\n  a: |-\n    one\n    two\n  {{~ end ~}}\n  {{ include \"include/more.sbn\" ~}}\n  last: x\n"));
            target.Write("templates/include/more.sbn", Text("b: |\n  three\n\n  four\n"));
            target.Write("templates/include/labels.sbn", Text(File.ReadAllText(Path.Combine(Repository.Root, "templates", "include", "labels.sbn"))));
            Succeeds(target);
        }

        Assert.Equal(Contents(unix), Contents(folder));
        Assert.Contains("  a: |-\n    one\n    two\n  b: |\n    three\n\n    four\n  last: x\n  c: d\n", folder.Read("manifests/extra.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_with_blanks_and_letters_of_any_script()
    {
        using var odd = new GeneratedFolder("Überwachung für 米尔 & co");
        odd.Write("manifests.config.yaml", BrokenInput.Base + "templates: meine Vorlagen\noutput: die Ausgabe/für alle\npatches:\n  - target: {kind: Prometheus, name: k8s}\n    file: flicken/größer.yaml\n");
        odd.Write("flicken/größer.yaml", "- {op: replace, path: /spec/replicas, value: 3}\n");
        odd.Write("meine Vorlagen/manifests/über uns.yaml.sbn", Extra);
        Succeeds(odd);

        var output = Path.Combine(odd.Root, "die Ausgabe", "für alle");
        Assert.Contains("  - \"manifests/über uns.yaml\"\n", File.ReadAllText(Path.Combine(output, "kustomization.yaml")), StringComparison.Ordinal);
        Assert.Contains("replicas: 3\n", File.ReadAllText(Path.Combine(output, "manifests", "prometheus-prometheus.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void No_Milvus_at_all()
    {
        folder.Write("manifests.config.yaml", BrokenInput.Base[..BrokenInput.Base.IndexOf("milvus:", StringComparison.Ordinal)] + "milvus: []\n");
        Succeeds(folder);

        Assert.False(Directory.Exists(Path.Combine(folder.Output, "milvus")));
    }

    [Fact]
    public void Two_hundred_Milvus()
    {
        var entries = string.Concat(Enumerable.Range(0, 200).Select(i => $"  - {{release: m{i}, namespace: team-{i % 20}, version: 2.6.15}}\n"));
        folder.Write("manifests.config.yaml", Least + "  components: {prometheusOperator: false}\nrbac: namespaces\nmilvus:\n" + entries);
        Succeeds(folder);

        Assert.Equal(420, Directory.GetFiles(Path.Combine(folder.Output, "milvus"), "*.yaml", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void Two_releases_in_a_namespace_share_a_Role()
    {
        folder.Write("manifests.config.yaml", BrokenInput.Base + "  - {release: other, namespace: milvus, version: 2.6.15}\nrbac: namespaces\n");
        Succeeds(folder);

        Assert.Equal(
            ["milvus/my-release/prometheusRule.yaml", "milvus/my-release/serviceMonitor.yaml", "milvus/other/prometheusRule.yaml", "milvus/other/serviceMonitor.yaml", "milvus/prometheusRbac.yaml"],
            Directory.GetFiles(Path.Combine(folder.Output, "milvus"), "*.yaml", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Path.Combine(folder.Output, "milvus"), file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_but_Milvus()
    {
        folder.Write("manifests.config.yaml", WithoutComponents("milvus:\n  - {release: a, namespace: b, version: 2.6.15}\n"));
        Succeeds(folder);

        Assert.EndsWith("resources:\n  - milvus/b/a/prometheusRule.yaml\n  - milvus/b/a/serviceMonitor.yaml\n", folder.Read("kustomization.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_at_all_is_said_to_be_nothing()
    {
        folder.Write("manifests.config.yaml", WithoutComponents(""));
        var result = folder.Generate();

        Assert.Equal(
            ["manifests.config.yaml(1,1): warning MM4507: the set has no objects: every component is disabled and no Milvus is configured"],
            result.Diagnostics.Select(folder.Show));
        Assert.EndsWith("resources: []\n", folder.Read("kustomization.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Templates_of_the_users_own_are_further_files()
    {
        folder.Write("manifests.config.yaml", BrokenInput.Base + "  - {release: other, namespace: milvus, version: 2.6.15}\n");
        folder.Write("templates/setup/storageClass.yaml.sbn", "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: fast}\nprovisioner: example.org/fast\n");
        folder.Write("templates/manifests/team/extra.yaml.sbn", Extra + "data:\n  {{ include \"include/mine.sbn\" namespace ~}}\n");
        folder.Write("templates/milvus/extra.yaml.sbn", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ instance.fullname }}\n  namespace: {{ instance.namespace }}\n");
        folder.Write("templates/include/mine.sbn", "of: {{ $1 }}\n");
        folder.Write("templates/.draft.yaml.sbn", "{{");
        folder.Write("templates/README.md", "{{");
        Succeeds(folder);

        Assert.Equal("# Generated by milvus-manifests from manifests/team/extra.yaml.sbn: edit the template or manifests.config.yaml, not this file.\n"
            + "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: extra\n  namespace: monitoring\ndata:\n  of: monitoring\n", folder.Read("manifests/team/extra.yaml"));
        Assert.Contains("  name: other-milvus\n", folder.Read("milvus/milvus/other/extra.yaml"), StringComparison.Ordinal);
        Assert.Contains("  name: my-release-milvus\n", folder.Read("milvus/milvus/my-release/extra.yaml"), StringComparison.Ordinal);
        Assert.Contains("resources:\n  - setup/namespace.yaml\n  - setup/storageClass.yaml\n", folder.Read("kustomization.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_shipped_templates_in_the_users_own_folder_make_the_same_set_and_leave_room_for_more()
    {
        folder.Write("manifests.config.yaml", BrokenInput.Base);
        Succeeds(folder);
        var shipped = folder.Snapshot().Keys.ToArray();
        foreach (var template in ShippedTemplates.Paths)
        {
            folder.Write("templates/" + template, ShippedTemplates.Read(template)!.Text);
        }

        Succeeds(folder);
        Assert.Equal(shipped, folder.Snapshot().Keys);

        folder.Write("templates/manifests/prometheus-extra.yaml.sbn", Extra);
        Succeeds(folder);
        Assert.Equal(["manifests/prometheus-extra.yaml"], folder.Snapshot().Keys.Except(shipped, StringComparer.Ordinal));
    }

    [Fact]
    public void A_template_of_the_same_path_replaces_the_shipped_one_and_an_empty_one_removes_its_file()
    {
        folder.Write("manifests.config.yaml", BrokenInput.Base);
        Succeeds(folder);
        folder.Write("templates/manifests/prometheus-serviceAccount.yaml.sbn", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: prometheus-k8s, namespace: monitoring, labels: {mine: \"yes\"}}\n");
        folder.Write("templates/manifests/prometheus-podDisruptionBudget.yaml.sbn", "{{ if false }}{{ end }}# not here\n");
        Succeeds(folder);

        Assert.Contains("mine: \"yes\"\n", folder.Read("manifests/prometheus-serviceAccount.yaml"), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Output, "manifests", "prometheus-podDisruptionBudget.yaml")));
        Assert.DoesNotContain("podDisruptionBudget.yaml\n  - manifests/prometheus-prometheus", folder.Read("kustomization.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_whose_name_fits_nothing_is_warned_of()
    {
        folder.Write("manifests.config.yaml", BrokenInput.Base);
        folder.Write("templates/manifest/prometheus-service.yaml.sbn", Extra);
        folder.Write("templates/manifests/extra.yml.sbn", Extra);
        folder.Write("templates/manifests/plain.yaml", Extra);
        var result = folder.Generate();

        Assert.True(result.Succeeded);
        Assert.Equal(
            [
                "templates/manifest/prometheus-service.yaml.sbn(1,1): warning MM4506: 'manifest/prometheus-service.yaml.sbn' is not included by any template and does not write a file; did you mean 'manifests/prometheus-service.yaml.sbn'?",
                "templates/manifests/extra.yml.sbn(1,1): warning MM4506: 'manifests/extra.yml.sbn' is not included by any template and does not write a file",
                "templates/manifests/plain.yaml(1,1): warning MM4506: 'manifests/plain.yaml' is not read; name it 'manifests/plain.yaml.sbn' to have it written",
            ],
            result.Diagnostics.Select(diagnostic => folder.Show(diagnostic with { Hint = null })));
    }

    [Fact]
    public void A_patch_without_operations_is_warned_of()
    {
        folder.Write("manifests.config.yaml", BrokenInput.Base + "patches:\n  - target: {kind: Prometheus, name: k8s}\n    patch: []\n");

        Assert.Equal(["manifests.config.yaml(18,12): warning MM1022: the patch has no operations and changes nothing"], folder.Generate().Diagnostics.Select(folder.Show));
    }

    [Fact]
    public void A_run_that_is_cancelled_within_a_template_ends_with_the_cancellation()
    {
        folder.Write("manifests.config.yaml", WithoutComponents(""));
        for (var i = 0; i < 400; i++)
        {
            // Each would go on until the limit of steps; all together would for minutes, however late the thread that cancels them is.
            folder.Write($"templates/manifests/extra{i}.yaml.sbn", "{{~ while true ~}}\n{{~ end ~}}\n");
        }

        using var cancellation = new CancellationTokenSource();
        var canceller = new Thread(() =>
        {
            Thread.Sleep(50);
            cancellation.Cancel();
        });
        canceller.Start();

        Assert.Throws<OperationCanceledException>(() => Generator.Generate(new GenerateOptions(Path.Combine(folder.Root, "manifests.config.yaml")), cancellation.Token));
        canceller.Join();
        Assert.False(Directory.Exists(folder.Output));
    }

    [Fact]
    public void A_configuration_in_another_folder_uses_its_own_files()
    {
        using var elsewhere = new GeneratedFolder("deploy/monitoring");
        elsewhere.Write("manifests.config.yaml", BrokenInput.Base + "patches:\n  - target: {kind: Prometheus, name: k8s}\n    file: ./p.json\n");
        elsewhere.Write("p.json", "[{\"op\": \"replace\", \"path\": \"/spec/replicas\", \"value\": 3}]");
        elsewhere.Write("templates/manifests/extra.yaml.sbn", Extra);
        Succeeds(elsewhere);

        Assert.Contains("replicas: 3\n", elsewhere.Read("manifests/prometheus-prometheus.yaml"), StringComparison.Ordinal);
        Assert.Contains("name: extra\n", elsewhere.Read("manifests/extra.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_would_break_the_YAML_as_they_are()
    {
        string[] values = ["a: b", "- a", "yes", "007", "'", "\"", "#", "a #b", "{a", "%", "@x", "`", "*x", "&x", "!x", "a\\nb", " a ", "", "null", "1e3", "=", "x: |", "{{ namespace }}"];
        var labels = string.Concat(values.Select((value, i) => $"      l{i}: {Quote(value)}\n"));
        folder.Write("manifests.config.yaml", Least + "  components: {prometheusOperator: false}\n  prometheus:\n    externalLabels:\n" + labels);
        Succeeds(folder);

        var written = YamlReader.ReadSingle(new SourceText("written", folder.Read("manifests/prometheus-prometheus.yaml"))).Value!.Root;
        var read = (YamlMapping)((YamlMapping)((YamlMapping)written)["spec"]!)["externalLabels"]!;
        Assert.Equal(values.Select(value => value.Replace("\\n", "\n", StringComparison.Ordinal)), read.Entries.Select(entry => ((YamlScalar)entry.Value).Value));
    }

    public void Dispose() => folder.Dispose();

    private static string Quote(string value) => $"\"{value.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string WithoutComponents(string rest)
    {
        string[] components =
            ["alertmanager", "blackboxExporter", "grafana", "kubePrometheus", "kubeStateMetrics", "kubernetesControlPlane", "nodeExporter", "prometheus", "prometheusAdapter", "prometheusOperator"];
        return new StringBuilder(Least).Append("  components: {").AppendJoin(", ", components.Select(name => $"{name}: false")).Append("}\n").Append(rest).ToString();
    }

    private static void Succeeds(GeneratedFolder folder)
    {
        var result = folder.Generate();
        Assert.Equal([], result.Diagnostics.Select(folder.Show));
        Assert.NotNull(result.Written);
    }

    private static IEnumerable<(string, string)> Contents(GeneratedFolder folder) => folder.Snapshot().Select(file => (file.Key, file.Value.Content));
}
