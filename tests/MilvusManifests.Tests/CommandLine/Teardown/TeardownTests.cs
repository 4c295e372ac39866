using System.Text.Json;
using System.Text.RegularExpressions;
using MilvusManifests.Building;
using MilvusManifests.Tests.Comparison;
using MilvusManifests.Tests.Verification;
using MilvusManifests.Upstream;

namespace MilvusManifests.Tests.CommandLine.Teardown;

/// <summary><c>teardown</c>: what the script is, and what real kubectl makes of it.</summary>
public sealed partial class TeardownTests : IDisposable
{
    private const string Everything =
        $$$"""
        kubernetes: "1.35"
        kubePrometheus:
          version: {{{PinnedRelease.Tag}}}
          prometheus: {storage: {size: 10Gi}}
          alertmanager: {storage: {size: 1Gi}}
          grafana: {storage: {size: 1Gi}}
        milvus:
          - {release: my-release, namespace: milvus, version: 2.6.15, createNamespace: true}
          - {release: other, namespace: search, version: 2.5.27}
        gitops:
          argocd: {repository: 'https://git.example.com/acme/clusters.git'}
          flux: {repository: 'https://git.example.com/acme/clusters.git'}
        """;

    private const string Plain = $"kubernetes: \"1.35\"\nkubePrometheus: {{version: {PinnedRelease.Tag}}}\nmilvus: [{{release: my-release, namespace: milvus, version: 2.6.15}}]\n";

    /// <summary>The script of a set without an engine, which the page shows.</summary>
    internal static string Script { get; } = File.ReadAllText(Path.Combine(Repository.Root, "tests/MilvusManifests.Tests/CommandLine/Teardown/plain.txt"));

    private readonly ConfiguredFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("everything", Everything, "")]
    [InlineData("everything-all", Everything, "--all")]
    [InlineData("plain", Plain, "")]
    [InlineData("existing-stack", Plain + "stack: {installedBy: kubePrometheus}\nrbac: patch\n", "")]
    [InlineData("existing-stack-all", Plain + "stack: {installedBy: kubePrometheusStack}\n", "--all")]
    [InlineData("elsewhere", Plain + "output: it's here\ngitops: {argocd: {repository: 'https://git.example.com/acme/clusters.git', cluster: eu, plugin: true}}\n", "")]
    public void The_script_is_exactly_this(string name, string configuration, string arguments)
    {
        folder.Put("manifests.config.yaml", configuration);
        var run = Teardown(arguments);

        Assert.Equal((0, ""), (run.ExitCode, Information().Replace(run.Error, "")));
        Golden.Check($"tests/MilvusManifests.Tests/CommandLine/Teardown/{name}.txt", run.Output);
        Assert.False(Directory.Exists(folder.Output));
    }

    [Fact]
    public void A_file_with_a_line_break_in_its_name_adds_no_line()
    {
        Needs.Unix();
        folder.Put("odd\nreboot\n.yaml", Plain);

        var run = CommandLineRun.Of(CommandLineRun.Start(folder.Root, ["teardown", "--config", "odd\nreboot\n.yaml"]));

        Assert.StartsWith("#!/bin/sh\n# Deletes from a cluster what the set of odd reboot .yaml added to it.\n# The cluster is", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--all")]
    public void Real_kubectl_deletes_every_object_and_what_others_may_need_only_with_all(string arguments)
    {
        folder.Generate(Everything);
        var objects = Objects();
        var isAll = arguments.Length > 0;

        var expected = objects
            .Where(found => found is not ({ Kind: "Namespace", Name: "milvus" }))
            .Where(found => isAll || found.Kind is not ("CustomResourceDefinition" or "Namespace"))
            .Select(Named)
            .Concat(isAll ? ["service kubelet", "persistentvolumeclaim prometheus-k8s-db-prometheus-k8s-0", "persistentvolumeclaim alertmanager-main-db-alertmanager-main-0"] : []);
        Assert.Equal(expected.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), Delete(Teardown(arguments).Output).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Engines_go_before_what_they_would_create_again_and_definitions_and_namespaces_go_last()
    {
        folder.Generate(Everything);
        var deleted = Delete(Teardown("--all").Output);

        string[] inOrder =
        [
            "application.argoproj.io milvus-monitoring", "application.argoproj.io milvus-monitoring-stack", "application.argoproj.io milvus-monitoring-setup", "appproject.argoproj.io milvus-monitoring",
            "kustomization.kustomize.toolkit.fluxcd.io milvus-monitoring-stack", "kustomization.kustomize.toolkit.fluxcd.io milvus-monitoring-setup", "gitrepository.source.toolkit.fluxcd.io milvus-monitoring",
            "servicemonitor.monitoring.coreos.com my-release-milvus", "prometheus.monitoring.coreos.com k8s", "deployment.apps prometheus-operator",
            "persistentvolumeclaim prometheus-k8s-db-prometheus-k8s-0", "customresourcedefinition.apiextensions.k8s.io prometheuses.monitoring.coreos.com", "namespace monitoring",
        ];
        Assert.Equal(inOrder, deleted.Distinct(StringComparer.Ordinal).Where(inOrder.Contains));
    }

    [Fact]
    public void A_namespace_or_definition_of_a_template_of_ones_own_is_left_out_wherever_it_is()
    {
        folder.Put("templates/manifests/team.yaml.sbn", "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team\n");
        folder.Put("templates/setup/reader.yaml.sbn", "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: reader\nrules: []\n");
        folder.Generate(Plain);

        var deleted = Delete(Teardown("").Output);
        Assert.DoesNotContain("namespace team", deleted);
        Assert.Contains("clusterrole.rbac.authorization.k8s.io reader", deleted);
        Assert.Contains("deployment.apps grafana", deleted);
        Assert.Contains("namespace team", Delete(Teardown("--all").Output));
    }

    [Fact]
    public void The_script_stops_at_the_first_command_that_fails()
    {
        Needs.Unix();
        folder.Put("manifests.config.yaml", Plain);
        folder.Put("bin/kubectl", "#!/bin/sh\necho \"$*\" >> \"${0%/*}/asked\"\nexit 1\n");
        Executable("bin/kubectl");

        Assert.Equal(1, Run(Teardown("--all").Output).ExitCode);
        Assert.Single(File.ReadAllLines(Path.Combine(folder.Root, "bin/asked")));
    }

    [Fact]
    public void Json_has_the_script()
    {
        folder.Put("manifests.config.yaml", Plain);
        using var json = JsonDocument.Parse(Teardown("--format json").Output);

        Assert.Equal(Teardown("").Output, json.RootElement.GetProperty("script").GetString());
    }

    [Fact]
    public void Without_a_configuration_there_is_no_script()
    {
        var run = Teardown("");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("manifests.config.yaml(1,1): error MM3015: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_shows_the_script_of_a_plain_set()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/teardown.md")).ReplaceLineEndings("\n");

        Assert.Contains($"```sh\n{Script}```\n", page, StringComparison.Ordinal);
    }

    private CommandLineRun Teardown(string arguments) => CommandLineRun.In(folder.Root, ["teardown", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

    private ObjectReference[] Objects() => [.. RenderedSets.Read(Manifests()).Select(found => found.Reference)];

    private string Manifests() => string.Join(
        "\n---\n",
        Directory.EnumerateFiles(folder.Output, "*.yaml", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is not ("kustomization.yaml" or "manifests.lock.yaml")).Select(File.ReadAllText));

    private static string Named(ObjectReference found) => $"{found.Kind.ToLowerInvariant()}{(found.Group.Length == 0 ? "" : $".{found.Group}")} {found.Name}";

    // The script as it is, with a kubectl that is the machine's own in a dry run, on a cluster that has the set and what the operator makes of it.
    private string[] Delete(string script)
    {
        Needs.Unix();
        Needs.Kubectl();
        const string Made =
            """

            ---
            {apiVersion: v1, kind: Service, metadata: {name: kubelet, namespace: kube-system}}
            ---
            {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: any, namespace: monitoring}}
            """;
        using var cluster = new FakeCluster(Manifests() + Made);
        foreach (var (program, name) in new[] { ("prometheus", "k8s"), ("alertmanager", "main") })
        {
            cluster.AnswerQuery(
                $"/api/v1/namespaces/monitoring/persistentvolumeclaims?labelSelector=app.kubernetes.io%2Fmanaged-by%3Dprometheus-operator%2Capp.kubernetes.io%2Fname%3D{program}%2Capp.kubernetes.io%2Finstance%3D{name}",
                CannedServer.Json($$$"""{"kind":"PersistentVolumeClaimList","apiVersion":"v1","items":[{"kind":"PersistentVolumeClaim","apiVersion":"v1","metadata":{"name":"{{{program}}}-{{{name}}}-db-{{{program}}}-{{{name}}}-0","namespace":"monitoring"}}]}"""));
        }

        folder.Put("kubeconfig", cluster.Kubeconfig);
        folder.Put("bin/kubectl", $"#!/bin/sh\nexec '{ChildProcess.Find("kubectl", Environment.GetEnvironmentVariable("PATH") ?? "")}' \"$@\" --dry-run=client\n");
        Executable("bin/kubectl");
        var run = Run(script);

        Assert.Equal((0, ""), (run.ExitCode, Information().Replace(run.Error, "")));
        return [.. Deleted().Matches(run.Output).Select(line => $"{line.Groups[1]} {line.Groups[2]}")];
    }

    private CommandLineRun Run(string script)
    {
        folder.Put("teardown.sh", script);
        var start = CommandLineRun.Start(["sh", "teardown.sh"], folder.Root);
        start.Environment["PATH"] = $"{Path.Combine(folder.Root, "bin")}{Path.PathSeparator}{start.Environment["PATH"]}";
        start.Environment["KUBECONFIG"] = Path.Combine(folder.Root, "kubeconfig");
        start.Environment["HOME"] = folder.Root;
        return CommandLineRun.Of(start);
    }

    private void Executable(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(folder.Root, path), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    [GeneratedRegex(@"^(\S+) ""(\S+)"" .*?\bdeleted", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Deleted();

    // kubectl says that a namespace is not asked for with objects of the whole cluster.
    [GeneratedRegex(@"^(.*: info MM.*\n(  .*\n)*\n?|[Ww]arning: deleting cluster-scoped resources.*\n)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Information();
}
