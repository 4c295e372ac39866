using System.Text.Json;
using System.Text.RegularExpressions;
using MilvusManifests.Catalogue;

namespace MilvusManifests.Tests.CommandLine;

/// <summary><c>releases</c> and <c>images</c>.</summary>
public sealed class ListingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Releases_are_listed_with_what_they_pin()
    {
        var run = Run("releases");
        var lines = run.Output.TrimEnd('\n').Split('\n');

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("release  Kubernetes   Prometheus  operator  Grafana  discovery      date", lines[0]);
        Assert.Contains($"{PinnedRelease.Tag}  1.33 - 1.36  3.12.0      0.92.0    13.0.2   EndpointSlice  2026-06-18", lines);
        Assert.Equal(KubePrometheusReleases.Tags, lines.Skip(1).Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void Releases_that_fit_the_configured_cluster_are_marked_even_where_the_configured_one_does_not()
    {
        Configure("1.31", PinnedRelease.Tag);

        Assert.Equal(["fits 1.31", .. Marks("1.31")], Marks(Run("releases")));
        Assert.Equal(["fits 1.35", .. Marks("1.35")], Marks(Run("releases", "--kubernetes", "1.35")));
        Assert.Contains("no, pinned", Marks("1.31"));
        Assert.Contains("yes, pinned", Marks("1.35"));
    }

    [Fact]
    public void Releases_are_listed_for_programs()
    {
        Configure("1.35", PinnedRelease.Tag);

        var list = JsonDocument.Parse(Run("releases", "--format", "json").Output).RootElement;

        Assert.Equal($"1.35 {PinnedRelease.Tag}", $"{list.GetProperty("kubernetes")} {list.GetProperty("kubePrometheus")}");
        var release = list.GetProperty("releases")[KubePrometheusReleases.Tags.IndexOf(PinnedRelease.Tag)];
        Assert.Equal($"{PinnedRelease.Tag} 4775d44d1aacfab7effa08293357521a3c603b87 2026-06-18", $"{release.GetProperty("release")} {release.GetProperty("commit")} {release.GetProperty("date")}");
        Assert.True(release.GetProperty("fits").GetBoolean() && release.GetProperty("pinned").GetBoolean());
        Assert.Equal("EndpointSlice", release.GetProperty("discovery").GetString());
        Assert.Equal("grafana/grafana:13.0.2", release.GetProperty("images").GetProperty("grafana").GetString());
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Tables_fit_the_terminal_and_are_not_cut_in_a_pipe(int columns)
    {
        Needs.Unix();
        Needs.Program("script");
        Configure("1.35", PinnedRelease.Tag);

        var releases = OnTerminal(columns, "releases");
        Assert.Contains(releases, line => line.StartsWith(PinnedRelease.Tag, StringComparison.Ordinal) && line.Contains(" yes,", StringComparison.Ordinal));
        Assert.Contains(releases, line => line.EndsWith("pinned", StringComparison.Ordinal));
        Assert.All(releases, line => Assert.True(line.Length <= columns, line));
        Assert.All(OnTerminal(columns, "images"), line => Assert.True(line.Length <= columns, line));
        Assert.Contains(Run("images").Output.Split('\n'), line => line.Length > 120);
    }

    [Fact]
    public void A_cluster_version_that_is_none_is_wrong_usage() =>
        Assert.Equal(
            new CommandLineRun(2, "", "milvus-manifests: '1.35.2' is not a valid Kubernetes version; use a minor version such as 1.35\nRun 'milvus-manifests releases --help' for usage.\n"),
            Run("releases", "--kubernetes", "1.35.2"));

    [Fact]
    public void A_configuration_that_was_named_has_to_be_there() =>
        Assert.Equal((1, "none.yaml(1,1): error MM3015: 'none.yaml' does not exist\n"), (Run("releases", "-c", "none.yaml").ExitCode, Run("releases", "-c", "none.yaml").Error));

    [Fact]
    public void Images_are_listed_with_their_users()
    {
        Configure("1.35", PinnedRelease.Tag, "  components: {kubeStateMetrics: false, nodeExporter: false, prometheusAdapter: false, blackboxExporter: false, grafana: false}\n");

        Assert.Equal(
            new CommandLineRun(
                0,
                """
                image                                                           used by
                quay.io/brancz/kube-rbac-proxy:v0.22.0                          Deployment monitoring/prometheus-operator
                quay.io/prometheus-operator/prometheus-config-reloader:v0.92.0  Deployment monitoring/prometheus-operator
                quay.io/prometheus-operator/prometheus-operator:v0.92.0         Deployment monitoring/prometheus-operator
                quay.io/prometheus/alertmanager:v0.33.0                         Alertmanager monitoring/main
                quay.io/prometheus/prometheus:v3.12.0                           Prometheus monitoring/k8s

                """,
                ""),
            Run("images"));
    }

    [Fact]
    public void Images_are_listed_for_programs_and_for_a_mirror()
    {
        Configure("1.35", PinnedRelease.Tag, "  images: {registry: mirror.example.com}\n");

        var first = JsonDocument.Parse(Run("images", "--format", "json").Output).RootElement.GetProperty("images")[1];
        var mirror = Run("images", "--format", "mirror");

        Assert.Equal(
            "mirror.example.com/grafana/grafana:13.0.2 grafana/grafana:13.0.2 grafana",
            $"{first.GetProperty("image")} {first.GetProperty("source")} {first.GetProperty("name")}");
        Assert.Equal("Deployment monitoring/grafana spec.template.spec.containers[0].image", Use(first.GetProperty("uses")[0]));
        Assert.Equal((0, ""), (mirror.ExitCode, mirror.Error));
        Assert.StartsWith("ghcr.io/jimmidyson/configmap-reload:v0.15.0=mirror.example.com/jimmidyson/configmap-reload:v0.15.0\n", mirror.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mirror_list_without_a_registry_is_an_error()
    {
        Configure("1.35", PinnedRelease.Tag);

        Assert.Equal(
            new CommandLineRun(
                1, "", "error MM4510: no registry is configured to mirror to; set 'kubePrometheus.images.registry', for example to registry.example.com/mirror\n"),
            Run("images", "--format", "mirror"));
    }

    private static string Use(JsonElement use) =>
        $"{use.GetProperty("kind")} {use.GetProperty("namespace")}/{use.GetProperty("name")} {use.GetProperty("path")}";

    private static IEnumerable<string> Marks(string kubernetes) =>
        KubePrometheusReleases.All.Select(release => (release.Supports(kubernetes) ? "yes" : "no") + (release.Tag == PinnedRelease.Tag ? ", pinned" : ""));

    private static IEnumerable<string> Marks(CommandLineRun run)
    {
        var lines = run.Output.TrimEnd('\n').Split('\n');
        var column = lines[0].IndexOf("fits", StringComparison.Ordinal);
        return lines.Select(line => line[column..]);
    }

    // What a terminal of that width shows; .NET begins with a sequence that no one sees.
    private string[] OnTerminal(int columns, string command)
    {
        var line = string.Join(' ', CommandLineRun.Command.Append(command).Select(word => $"'{word}'"));
        var shown = CommandLineRun.Of(CommandLineRun.Start(["script", "-qec", FormattableString.Invariant($"stty cols {columns}; {line}"), "/dev/null"], folder)).Output;
        return [.. Regex.Replace(shown, "\e(\\[[?0-9;]*[A-Za-z]|=|>)", "").Replace("\r", "", StringComparison.Ordinal).TrimEnd('\n').Split('\n')];
    }

    private CommandLineRun Run(params string[] arguments) => CommandLineRun.In(folder, arguments);

    private void Configure(string kubernetes, string release, string settings = "") => File.WriteAllText(
        Path.Combine(folder, "manifests.config.yaml"),
        $"apiVersion: milvusmanifests/v1\nkubernetes: \"{kubernetes}\"\nkubePrometheus:\n  version: {release}\n{settings}");
}
