namespace MilvusManifests.Tests.Configuration;

/// <summary>Paths of a configuration that symbolic links lead out of its folder.</summary>
public sealed class ConfiguredPathsTests : IDisposable
{
    private const string Configuration =
        $$"""
        kubernetes: "1.35"
        kubePrometheus: {version: {{PinnedRelease.Tag}}}
        rbac: namespaces
        output: link/out
        templates: link/templates
        schemas: [link/schemas]
        patches:
          - target: {kind: Prometheus, name: k8s}
            file: link/patch.json

        """;

    private readonly string place = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(place, recursive: true);

    [Fact]
    public void Every_path_that_leaves_the_folder_is_an_error_at_its_line_and_nothing_is_read_or_written()
    {
        var outside = Directory.CreateDirectory(Path.Combine(place, "outside")).FullName;
        Assert.Equal(
            [
                "manifests.config.yaml(4,9): error MM1016: 'link/out'",
                "manifests.config.yaml(5,12): error MM1016: 'link/templates'",
                "manifests.config.yaml(6,11): error MM1016: 'link/schemas'",
                "manifests.config.yaml(9,11): error MM1016: 'link/patch.json'",
            ],
            Generate(outside).Select(line => line[..line.IndexOf(" does not stay below the folder of the configuration: 'link' is a symbolic link that leads elsewhere", StringComparison.Ordinal)]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(outside));
    }

    [Fact]
    public void A_path_that_leads_into_git_is_an_error_at_its_line()
    {
        var hooks = Directory.CreateDirectory(Path.Combine(place, "repository", ".git", "hooks")).FullName;

        Assert.Equal("manifests.config.yaml(4,9): error MM1016: 'link/out' is inside '.git', which belongs to git", Generate(".git/hooks")[0]);
        Assert.Empty(Directory.EnumerateFileSystemEntries(hooks));
    }

    [Fact]
    public void A_folder_that_the_caller_names_may_be_anywhere()
    {
        var repository = Directory.CreateDirectory(Path.Combine(place, "repository")).FullName;
        File.WriteAllText(Path.Combine(repository, "manifests.config.yaml"), Configuration[..Configuration.IndexOf("templates", StringComparison.Ordinal)]);
        File.CreateSymbolicLink(Path.Combine(repository, "link"), place);

        var result = Generator.Generate(new GenerateOptions(Path.Combine(repository, "manifests.config.yaml")) { Output = Path.Combine(place, "elsewhere") });

        Assert.Empty(result.Diagnostics);
        Assert.True(File.Exists(Path.Combine(place, "elsewhere", "kustomization.yaml")));
    }

    private string[] Generate(string link)
    {
        var repository = Directory.CreateDirectory(Path.Combine(place, "repository")).FullName;
        File.WriteAllText(Path.Combine(repository, "manifests.config.yaml"), Configuration);
        File.CreateSymbolicLink(Path.Combine(repository, "link"), link);
        return [.. Generator.Generate(new GenerateOptions(Path.Combine(repository, "manifests.config.yaml"))).Diagnostics
            .Select(diagnostic => diagnostic.ToString().Replace(repository + "/", "", StringComparison.Ordinal))];
    }
}
