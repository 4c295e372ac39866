using System.Diagnostics;

namespace MilvusManifests.Tests.Clusters;

/// <summary>What the sets of clusters are made from, where it is not what it should be.</summary>
public sealed class ClusterInputsTests : IDisposable
{
    private const string Configuration = $"kubernetes: \"1.35\"\nkubePrometheus: {{version: {PinnedRelease.Tag}}}\n";

    private readonly ClusterFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("patch.yaml", "patches: [{file: patch.yaml, target: {kind: Deployment, name: grafana}}]\n", "manifests.config.yaml(3,18): error MM1016: 'patch.yaml' is a pipe, a socket or a device")]
    [InlineData("templates/manifests/a.yaml.sbn", "", "templates/manifests/a.yaml.sbn(1,1): error MM3015: 'manifests/a.yaml.sbn' is a pipe, a socket or a device; replace it with a file")]
    public async Task A_pipe_is_an_error_and_not_waited_for(string pipe, string configuration, string error)
    {
        Needs.Unix();
        await MakePipe(pipe);

        var result = await Task.Run(() => folder.Generate($"{Configuration}{configuration}clusters: {{eu: {{}}}}\n"), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Equal(error, folder.Lines(result)[0]);
    }

    [Fact]
    public async Task A_pipe_in_place_of_a_generated_file_is_refused_and_not_waited_for()
    {
        Needs.Unix();
        var configuration = $"{Configuration}gitops: {{argocd: {{repository: 'https://git.example.com/a.git'}}}}\nclusters: {{eu: {{}}}}\n";
        folder.Generate(configuration);
        File.Delete(Path.Combine(folder.Output, "argocd", "applicationSet.yaml"));
        await MakePipe("output/argocd/applicationSet.yaml");

        var result = await Task.Run(() => folder.Generate(configuration.Replace("eu: {}", "eu: {}, us: {}", StringComparison.Ordinal)), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Equal("output/argocd/applicationSet.yaml(1,1): error MM5003: 'argocd/applicationSet.yaml' is a pipe, a socket or a device, but a file of that name is to be written; move it away", Assert.Single(folder.Lines(result)));
    }

    private async Task MakePipe(string path)
    {
        folder.Put($"{path}.folder", "");
        using var made = Process.Start("mkfifo", Path.Combine(folder.Root, path));
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
