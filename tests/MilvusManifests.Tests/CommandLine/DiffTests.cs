using System.Globalization;
using System.Text.Json;
using MilvusManifests.Catalogue;

namespace MilvusManifests.Tests.CommandLine;

/// <summary><c>diff</c> in its three formats, and what can be wrong with its two sides.</summary>
public sealed class DiffTests : IDisposable
{
    private const string Samples = "tests/MilvusManifests.Tests/Comparison/Samples";

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("text", "diff.txt")]
    [InlineData("markdown", "diff.md")]
    [InlineData("json", "diff.json")]
    public void A_small_difference_is_printed_exactly(string format, string golden)
    {
        var run = CommandLineRun.In(Path.Combine(Repository.Root, Samples), "diff", "old", "new", "--kubernetes", "1.35", "--format", format);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Golden.Check($"{Samples}/{golden}", run.Output);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("json")]
    public void No_secret_is_ever_printed(string format)
    {
        var run = CommandLineRun.In(Path.Combine(Repository.Root, Samples), "diff", "old", "new", "--full", "--format", format);

        Assert.DoesNotContain(["hunter2", "hunter3", "swordfish", "abcdef", "ghijkl"], secret => run.Output.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public void The_exit_code_says_whether_sets_differ_only_with_the_option()
    {
        Put("a/a.yaml", Service("a", 80));
        Put("b/b.yaml", Service("a", 81));
        Put("c/c.yaml", "# a comment\n" + Service("a", 80));

        Assert.Equal((0, 4), (Run("diff", "a", "b").ExitCode, Run("diff", "a", "b", "--exit-code").ExitCode));
        Assert.Equal(
            new CommandLineRun(0, "a -> c, for Kubernetes 1.36\nNo difference: 1 object on both sides.\n", ""),
            Run("diff", "a", "c", "--exit-code"));
    }

    [Fact]
    public void An_object_under_another_name_and_a_document_are_shown_as_what_they_became()
    {
        Put("a/a.yaml", Config("web", "config-6ct58987ht", 80));
        Put("b/b.yaml", Config("shop", "config-8mbdf7882g", 81));

        var text = Run("diff", "a", "b").Output;
        var markdown = Run("diff", "a", "b", "--format", "markdown").Output;
        using var json = JsonDocument.Parse(Run("diff", "a", "b", "--format", "json").Output);

        Assert.EndsWith(
            """
            Objects
              0 added, 0 removed, 1 changed, 1 renamed, 0 changed in versions only, 0 unchanged
              ~ ConfigMap apps/config-8mbdf7882g (was config-6ct58987ht)
                  data[app.yaml]: YAML: 1 changed
                    port: 80 -> 81
              ~ Service shop/a (moved from namespace web)

            """,
            text,
            StringComparison.Ordinal);
        Assert.Contains("- ConfigMap apps/config-8mbdf7882g (was config-6ct58987ht)\n  - data&#91;app.yaml&#93;&#58; YAML&#58; 1 changed\n    - port&#58; 80 -&#62; 81\n", markdown, StringComparison.Ordinal);
        var (config, service) = (json.RootElement.GetProperty("objects")[0], json.RootElement.GetProperty("objects")[1]);
        Assert.Equal(("changed", "config-6ct58987ht"), (config.GetProperty("change").GetString(), config.GetProperty("from").GetProperty("name").GetString()));
        Assert.Equal(("renamed", "web"), (service.GetProperty("change").GetString(), service.GetProperty("from").GetProperty("namespace").GetString()));
        Assert.Equal("port", config.GetProperty("fields")[0].GetProperty("fields")[0].GetProperty("path").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("counts").GetProperty("renamed").GetInt32());

        static string Config(string place, string name, int port) => string.Create(
            CultureInfo.InvariantCulture,
            $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {name}, namespace: apps}}\ndata:\n  app.yaml: |\n    host: a\n    port: {port}\n---\n"
            + $"apiVersion: v1\nkind: Service\nmetadata: {{name: a, namespace: {place}}}\nspec: {{selector: {{a: b}}, ports: [{{port: 80}}]}}\n");
    }

    [Theory]
    [InlineData("old.yaml", "new.yaml")]
    [InlineData("git.yaml", "live.yaml")]
    [InlineData("live.yaml", "git.yaml")]
    public void What_a_cluster_adds_to_a_manifest_is_no_difference(string old, string fresh)
    {
        Needs.Shared("cases/08-diff-of-defaults");

        var run = CommandLineRun.In(Path.Combine(Repository.Shared, "cases/08-diff-of-defaults"), "diff", old, fresh, "--exit-code");

        Assert.Equal(new CommandLineRun(0, $"{old} -> {fresh}, for Kubernetes 1.36\nNo difference: 2 objects on both sides.\n", ""), run);
    }

    [Fact]
    public void The_output_is_compared_with_what_the_configuration_renders_to()
    {
        Configure("1.35", PinnedRelease.Tag);
        Assert.Equal(0, Run("generate").ExitCode);
        Assert.StartsWith("output -> manifests.config.yaml rendered, for Kubernetes 1.35\nNo difference: ", Run("diff").Output, StringComparison.Ordinal);

        var service = Path.Combine(folder, "output", "manifests", "grafana-service.yaml");
        File.WriteAllText(service, File.ReadAllText(service).Replace("port: 3000", "port: 3001", StringComparison.Ordinal));
        var run = Run("diff", "--exit-code");

        Assert.Equal((4, ""), (run.ExitCode, run.Error));
        Assert.Contains("  ! Service monitoring/grafana: spec.ports[http].port: 3001 -> 3000\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_discovery_through_EndpointSlices_needs_comes_first()
    {
        var lines = FirstScreen(Releases.LastWithEndpoints, Releases.FirstWithEndpointSlices);

        Assert.Contains("  ! Prometheus monitoring/k8s: now discovers targets through EndpointSlices instead of Endpoints (spec.serviceDiscoveryRole)", lines);
        Assert.Contains("    requires: get, list, watch on discovery.k8s.io/endpointslices in every namespace it scrapes; without it, it finds no targets and only its log says why", lines);
        Assert.Contains("    granted: everywhere, by ClusterRole prometheus-k8s", lines);
        Assert.Contains("  ! Role prometheus-k8s in default, kube-system and monitoring: + get, list, watch on discovery.k8s.io/endpointslices", lines);
    }

    [Fact]
    public void Major_versions_and_a_moved_port_come_first()
    {
        var lines = FirstScreen(KubePrometheusReleases.Tags[0], KubePrometheusReleases.Tags[1]);

        Assert.Contains("  ! prometheus has a new major version: 2.54.1 -> 3.4.0", lines);
        Assert.Contains("  ! grafana has a new major version: 11.2.0 -> 12.0.1", lines);
        Assert.Contains(lines, line => line.StartsWith("  ! DaemonSet monitoring/node-exporter: ", StringComparison.Ordinal)
            && line.EndsWith("containers[node-exporter].args --web.listen-address: 127.0.0.1:9100 -> 127.0.0.1:9101", StringComparison.Ordinal));
    }

    [Fact]
    public void A_monitor_in_a_namespace_that_lacks_the_permission_is_named()
    {
        Configure("1.33", Releases.LastWithEndpoints, "rbac: namespaces\nmilvus: [{release: mine, namespace: milvus, installedBy: helm, version: 2.6.15}]\n");
        Put("templates/milvus/prometheusRbac.yaml.sbn", "# none\n");

        var run = Run("diff", "--kube-prometheus", Releases.FirstWithEndpointSlices);

        Assert.Contains("    not granted: in milvus, where ServiceMonitor milvus/mine-milvus discovers targets\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_release_that_does_not_support_the_cluster_is_reported_first()
    {
        Configure("1.32", Releases.LastWithEndpoints);

        var run = Run("diff", "--kube-prometheus", Releases.FirstWithEndpointSlices);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith(
            $"kube-prometheus {Releases.LastWithEndpoints} -> kube-prometheus {Releases.FirstWithEndpointSlices}, for Kubernetes 1.32\n\nRead first\n"
            + $"  ! kube-prometheus {Releases.FirstWithEndpointSlices} does not support Kubernetes 1.32; it supports 1.33 to 1.35\n",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_is_ignored_where_releases_are_compared()
    {
        Put("manifests.config.yaml", $"kubernetes: \"1.35\"\nkubePrometheus:\n  version: {PinnedRelease.Tag}\n  source: {{directory: vendor}}\n");

        Assert.Equal(
            "info MM6206: 'kubePrometheus.source' is ignored, since it contains the files of one release: both sides are rendered from the built-in templates; to compare files of releases, pass two folders\n",
            Run("diff", "--kube-prometheus", PinnedRelease.Tag, PinnedRelease.Tag).Error);
    }

    [Fact]
    public void Lists_in_published_folders_are_expanded()
    {
        var run = Run("diff", Releases.Published(Releases.LastWithEndpoints), Releases.Published(Releases.FirstWithEndpointSlices), "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        var counts = json.RootElement.GetProperty("counts");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal((0, 0), (counts.GetProperty("added").GetInt32(), counts.GetProperty("removed").GetInt32()));

        // 130 objects, of which 113 change, as in upstream's own history.
        Assert.Equal((113, 17), (counts.GetProperty("changed").GetInt32() + counts.GetProperty("versionsOnly").GetInt32(), counts.GetProperty("equal").GetInt32()));
        Assert.Equal("discovery", json.RootElement.GetProperty("risks")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public void Faulty_files_are_reported_at_their_place_and_links_are_not_followed()
    {
        Put("a/bad.yaml", "a: [1\n");
        Put("a/service.yaml", "apiVersion: v1\nkind: Service\n");
        Put("a/values.yaml", "replicas: 1\n");
        Put("a/latin.yaml", "");
        File.WriteAllBytes(Path.Combine(folder, "a", "latin.yaml"), [0xE9]);
        Put("a/notes.txt", "a: [1\n");
        File.CreateSymbolicLink(Path.Combine(folder, "a", "etc"), "/etc");
        File.CreateSymbolicLink(Path.Combine(folder, "a", "passwd.yaml"), "/etc/passwd");
        Put("b/a.yaml", Service("a", 80));

        Assert.Equal(
            new CommandLineRun(
                1,
                "",
                """
                a/etc(1,1): warning MM6203: symbolic links are not followed; skipped
                a/passwd.yaml(1,1): warning MM6203: symbolic links are not followed; skipped
                a/bad.yaml(1,4): error MM3001: '[' is not closed: ',' or ']' is missing
                a/latin.yaml(1,1): error MM3016: 'a/latin.yaml' is not UTF-8; save it as UTF-8
                a/service.yaml(1,1): error MM4501: the object has no metadata
                a/values.yaml(1,1): warning MM6203: not a Kubernetes object (no apiVersion and no kind); skipped

                """),
            Run("diff", "a", "b"));
    }

    [Fact]
    public void Names_cannot_write_to_the_terminal()
    {
        Put("a/a.yaml", Service("a", 80));
        Put("b/a.yaml", Service("a", 80) + "---\napiVersion: v1\nkind: \"Odd\\e[31m\\u202e\"\nmetadata: {name: \"x\\a\\u009b\"}\n");

        Assert.EndsWith("  + Odd?[31m? x??\n", Run("diff", "a", "b").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_of_a_hundred_thousand_items_are_compared_quickly()
    {
        Put("a/a.yaml", Long(item => $"v{item}"));
        Put("b/a.yaml", Long(item => $"w{item}"));

        var run = Run("diff", "a", "b");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.EndsWith("      ... and 99992 more (--full)\n", run.Output, StringComparison.Ordinal);

        static string Long(Func<int, string> item) =>
            "apiVersion: v1\nkind: Odd\nmetadata: {name: a}\nitemsOfMine:\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"- {{is: {item(i)}}}\n"));
    }

    [Fact]
    public void A_git_revision_is_compared_with_the_folder_on_disk_and_with_another_revision()
    {
        Put("out/a.yaml", Service("a", 80));
        Git("init", "-q");
        Git("add", "-A");
        Git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "one");
        Put("out/a.yaml", Service("a", 81));

        Assert.Equal(
            new CommandLineRun(
                4,
                """
                HEAD:out -> out, for Kubernetes 1.36

                Read first
                  ! Service a: spec.ports[81].port: 80 -> 81

                Objects
                  0 added, 0 removed, 1 changed, 0 changed in versions only, 0 unchanged
                  ~ Service a
                      spec.ports[81].port: 80 -> 81

                """,
                ""),
            Run("diff", "out", "--git", "HEAD", "--exit-code"));
        Assert.Equal(0, Run("diff", "out", "--git", "HEAD", "HEAD", "--exit-code").ExitCode);
        Assert.Equal(new CommandLineRun(1, "", "error MM6205: revision 'main~9' not found in this repository\n"), Run("diff", "out", "--git", "main~9"));
        Assert.Equal(new CommandLineRun(1, "", "error MM6205: revision 'HEAD' has no folder 'none'\n"), Run("diff", "none", "--git", "HEAD"));
        Assert.Equal(
            new CommandLineRun(1, "", "error MM6205: '--output=x' is not a revision; use a branch, tag or commit\n"),
            Run("diff", "out", "--git=--output=x"));
        Assert.False(File.Exists(Path.Combine(folder, "x")));
    }

    [Fact]
    public void A_pipe_is_refused_without_waiting_for_it()
    {
        Needs.Unix();
        Put("a.yaml", Service("a", 80));
        using (var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(folder, "pipe.yaml")]))
        {
            made.WaitForExit();
        }

        Assert.Equal(
            new CommandLineRun(1, "", "pipe.yaml(1,1): error MM3015: 'pipe.yaml' is a pipe, a socket or a device; write its content to a file and compare that\n"),
            Run("diff", "a.yaml", "pipe.yaml"));
    }

    [Fact]
    public void A_folder_outside_a_repository_has_no_revisions()
    {
        Put("out/a.yaml", Service("a", 80));

        var run = Run("diff", "out", "--git", "HEAD");

        Assert.Equal((1, "error MM6205: git: not a git repository (or any of the parent directories): .git\n"), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("unknown release 'v0.18'; known releases are {every release}; the nearest is " + PinnedRelease.Tag, "--kube-prometheus", "v0.18", PinnedRelease.Tag)]
    [InlineData("'manifests.config.yaml' not found, so there is no configured release to compare with; pass two releases", "--kube-prometheus", PinnedRelease.Tag)]
    [InlineData("'--kube-prometheus' cannot be combined with '--git'", "--kube-prometheus", PinnedRelease.Tag, PinnedRelease.Tag, "--git", "HEAD")]
    [InlineData("'--kube-prometheus' cannot be combined with a folder", "a", "--kube-prometheus", PinnedRelease.Tag, PinnedRelease.Tag)]
    [InlineData("'--git' compares revisions of one folder; pass a single folder, before '--git'", "a", "b", "--git", "HEAD")]
    [InlineData("'1.35.2' is not a valid Kubernetes version; use a minor version such as 1.35", "a", "b", "--kubernetes", "1.35.2")]
    [InlineData("Unrecognized command or argument '--exitcode'; did you mean '--exit-code'?", "--exitcode")]
    public void Wrong_usage_is_reported(string message, params string[] arguments) =>
        Assert.Equal(
            new CommandLineRun(2, "", $"milvus-manifests: {message.Replace("{every release}", string.Join(", ", KubePrometheusReleases.Tags), StringComparison.Ordinal)}\nRun 'milvus-manifests diff --help' for usage.\n"),
            Run(["diff", .. arguments]));

    private string[] FirstScreen(string old, string fresh) => [.. Run("diff", "--kube-prometheus", old, fresh).Output.Split('\n').Take(24)];

    private CommandLineRun Run(params string[] arguments) => CommandLineRun.In(folder, arguments);

    private static string Service(string name, int port) => $"apiVersion: v1\nkind: Service\nmetadata: {{name: {name}}}\nspec: {{ports: [{{port: {port}}}]}}\n";

    private void Configure(string kubernetes, string release, string more = "") =>
        Put("manifests.config.yaml", $"apiVersion: milvusmanifests/v1\nkubernetes: \"{kubernetes}\"\nkubePrometheus: {{version: {release}}}\n{more}");

    private void Put(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private void Git(params string[] arguments)
    {
        using var git = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("git", arguments) { WorkingDirectory = folder })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
