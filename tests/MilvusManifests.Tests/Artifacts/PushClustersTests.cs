using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Artifacts;

/// <summary>Where <c>push</c> puts the sets, and where the engines look for them.</summary>
public sealed partial class PushClustersTests : IDisposable
{
    private const string Milvus = "milvus: [{release: my-release, namespace: milvus, version: 2.6.15}]\n";

    private readonly PushFolder folder = new();
    private readonly RegistryProcess registry = new();

    public void Dispose()
    {
        registry.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("clusters: {eu: {}, us: {kubernetes: \"1.34\"}}\n")]
    [InlineData("clusters: {eu: {}, us: {}}\n", "--cluster", "us")]
    public void Every_folder_that_an_engine_is_pointed_at_is_in_the_artifact(string clusters, params string[] arguments)
    {
        Configure($"argocd: {{repository: '{Address}', revision: v1, tracking: annotation}}", clusters);

        Assert.Equal((0, ""), (folder.Push([Reference, .. arguments]) is var run ? run.ExitCode : 0, run.Error));

        var entries = Pull();
        var paths = entries.Where(entry => Engine().IsMatch(entry.Key)).SelectMany(entry => SyncedPath().Matches(entry.Value).Select(match => match.Groups["path"].Value)).Distinct(StringComparer.Ordinal).ToArray();
        Assert.InRange(paths.Length, 4, 12);
        Assert.All(paths, path =>
        {
            var prefix = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
            Assert.Contains(entries.Keys, name => name.StartsWith(prefix + "/", StringComparison.Ordinal) && name.EndsWith(".yaml", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void The_artifact_of_several_clusters_has_a_folder_for_each()
    {
        Configure("", "clusters: {eu: {}, us: {}}\n");
        CommandLineRun.In(folder.Path, "generate");

        var first = folder.Push(Reference);

        Assert.Equal(0, first.ExitCode);
        var entries = Pull();
        Assert.Equal(["eu", "us"], entries.Keys.Select(name => name.Split('/')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(entries, entry => Assert.Equal(File.ReadAllText(folder.At($"output/{entry.Key}")), entry.Value));
        Assert.StartsWith("Nothing to push: ", folder.Push(Reference).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void One_cluster_is_pushed_in_its_own_folder()
    {
        Configure("", "clusters: {eu: {}, us: {}}\n");

        Assert.Equal(0, folder.Push(Reference, "--cluster", "us").ExitCode);

        Assert.All(Pull().Keys, name => Assert.StartsWith("us/", name, StringComparison.Ordinal));
    }

    [Fact]
    public void An_error_in_one_cluster_leaves_the_tag_as_it_was()
    {
        Configure("", "clusters: {eu: {}, us: {patches: [{file: no.json, target: {kind: ConfigMap, name: a}}]}}\n");

        var run = folder.Push(Reference);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("in cluster us", run.Error, StringComparison.Ordinal);
        Assert.False(registry.Has("acme/monitoring/manifests/v1"));
    }

    [Theory]
    [InlineData("path: deploy", "", "Flux looks for the set in 'deploy', and the artifact has it in '.'")]
    [InlineData("path: deploy", "clusters: {eu: {}}\n", "Flux looks for the set in 'deploy/eu', and the artifact has it in 'eu'\n  in cluster eu")]
    public void A_path_that_the_artifact_does_not_have_is_an_error(string path, string clusters, string message)
    {
        Configure($"flux: {{repository: '{Address}', {path}}}", clusters);

        var run = folder.Push(Reference, "--dry-run");

        Assert.Equal(1, run.ExitCode);
        var (line, related) = message.Split('\n') is [var first, .. var rest] ? (first, string.Concat(rest.Select(more => more + "\n"))) : (message, "");
        Assert.Matches($@"^manifests\.config\.yaml\(\d+,\d+\): error MM5406: {Regex.Escape(line)}\n", run.Error);
        Assert.Contains(related, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("path: .", "")]
    [InlineData("path: ./", "clusters: {eu: {}}\n")]
    public void A_path_that_the_artifact_has_may_be_written(string path, string clusters)
    {
        Configure($"flux: {{repository: '{Address}', {path}}}", clusters);

        Assert.Equal((0, ""), (folder.Push(Reference, "--dry-run") is var run ? run.ExitCode : 0, run.Error));
    }

    [Fact]
    public void An_artifact_that_somebody_else_pushes_may_have_the_set_elsewhere()
    {
        Configure("flux: {repository: 'oci://registry.example.com/other', path: deploy}", "");

        Assert.Equal(0, folder.Push(Reference, "--dry-run").ExitCode);
    }

    private string Address => $"oci://{registry.Address}/acme/monitoring";

    private string Reference => $"{Address}:v1";

    private void Configure(string engines, string clusters)
    {
        var flux = engines.Contains("flux:", StringComparison.Ordinal) ? "" : $"  flux: {{repository: '{Address}', revision: v1}}\n";
        folder.Write("manifests.config.yaml", $"kubernetes: \"1.35\"\nkubePrometheus: {{version: {PinnedRelease.Tag}}}\n{Milvus}gitops:\n{flux}{(engines.Length == 0 ? "" : $"  {engines}\n")}{clusters}");
    }

    private Dictionary<string, string> Pull()
    {
        using var json = JsonDocument.Parse(registry.Get("acme/monitoring/manifests/v1"));
        using var tar = new TarReader(new GZipStream(new MemoryStream(registry.Get($"acme/monitoring/blobs/{json.RootElement.GetProperty("layers")[0].GetProperty("digest").GetString()}")), CompressionMode.Decompress));
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        while (tar.GetNextEntry(copyData: true) is { } entry)
        {
            using var content = new MemoryStream();
            entry.DataStream!.CopyTo(content);
            entries.Add(entry.Name, Encoding.UTF8.GetString(content.ToArray()));
        }

        return entries;
    }

    [GeneratedRegex("^([^/]+/)?(argocd|flux)/", RegexOptions.CultureInvariant)]
    private static partial Regex Engine();

    // Those of JSON Patches begin with a slash, and the template of an ApplicationSet with a brace.
    [GeneratedRegex("^ +path: \"?(?<path>[^/\"{\\s][^\"\\s]*)\"?$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SyncedPath();
}
