namespace MilvusManifests.Tests.CommandLine;

/// <summary><c>customResources</c> of a configuration, for <c>generate</c> and <c>diff</c>.</summary>
public sealed class CustomResourcesTests : IDisposable
{
    private const string Release = "apiVersion: helm.toolkit.fluxcd.io/v2beta2\nkind: HelmRelease\nmetadata: {name: a, namespace: milvus}\n";

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_set_is_checked_for_the_release_in_the_cluster()
    {
        Put("templates/manifests/release.yaml.sbn", Release);

        Configure("");
        Assert.Contains("templates/manifests/release.yaml.sbn(1,13): warning MM4102: helm.toolkit.fluxcd.io/v2beta2 HelmRelease is only served by Flux up to 2.7; use helm.toolkit.fluxcd.io/v2\n", Run("generate", "--dry-run").Error, StringComparison.Ordinal);
        Configure("customResources: {flux: \"2.7\"}\n");
        Assert.Contains("templates/manifests/release.yaml.sbn(1,13): warning MM4102: helm.toolkit.fluxcd.io/v2beta2 HelmRelease is deprecated in Flux 2.7; use helm.toolkit.fluxcd.io/v2\n", Run("generate", "--dry-run").Error, StringComparison.Ordinal);
        Configure("customResources: {flux: \"2.8\"}\n");

        var run = Run("generate", "--dry-run");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("templates/manifests/release.yaml.sbn(1,13): error MM4024: Flux 2.8 no longer serves helm.toolkit.fluxcd.io/v2beta2 HelmRelease, and 2.7 was the last to do so; use helm.toolkit.fluxcd.io/v2\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lock_does_not_depend_on_it()
    {
        Configure("");
        Assert.Equal(0, Run("generate").ExitCode);
        Configure("customResources: {flux: \"2.8\", gatewayAPI: 1.5-experimental}\n");

        var run = Run("generate", "--locked");

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("", "HelmRelease is only served by Flux up to 2.7; use helm.toolkit.fluxcd.io/v2")]
    [InlineData("customResources: {flux: \"2.7\"}\n", "HelmRelease is deprecated in Flux 2.7; use helm.toolkit.fluxcd.io/v2")]
    [InlineData("customResources: {flux: \"2.8\"}\n", "Flux 2.8 no longer serves helm.toolkit.fluxcd.io/v2beta2 HelmRelease, and 2.7 was the last to do so; use helm.toolkit.fluxcd.io/v2")]
    public void A_comparison_warns_of_versions_that_the_cluster_does_not_serve(string setting, string message)
    {
        Configure(setting);
        Put("old/a.yaml", Release.Replace("v2beta2", "v2", StringComparison.Ordinal));
        Put("new/a.yaml", Release);

        Assert.Contains(message, Run("diff", "old", "new").Output, StringComparison.Ordinal);
    }

    private void Configure(string setting) => Put("manifests.config.yaml", $"kubernetes: \"1.35\"\nkubePrometheus: {{version: {PinnedRelease.Tag}}}\n{setting}");

    private CommandLineRun Run(params string[] arguments) => CommandLineRun.In(folder, arguments);

    private void Put(string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
