using MilvusManifests.Configuration;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Configuration;

/// <summary>The versions of a configuration, whatever else is wrong with it.</summary>
public class ConfiguredVersionsTests
{
    [Theory]
    [InlineData("kubernetes: \"1.31\"\nkubePrometheus: {version: " + PinnedRelease.Tag + ", nonsense: 1}\n", "1.31", PinnedRelease.Tag)]
    [InlineData("kubernetes: 1.31\nkubePrometheus: " + PinnedRelease.Tag + "\n", null, null)]
    [InlineData("kubernetes: \"1.31.2\"\nkubePrometheus: {version: latest}\n", null, null)]
    [InlineData("- 1\n", null, null)]
    public void Valid_versions_are_read(string text, string? kubernetes, string? kubePrometheus)
    {
        var read = ConfiguredVersions.Read(new SourceText("manifests.config.yaml", text));

        Assert.Empty(read.Diagnostics);
        Assert.Equal((kubernetes, kubePrometheus), (read.Value!.Kubernetes, read.Value.KubePrometheus));
        Assert.Empty(read.Value.Milvus);
    }

    [Fact]
    public void Versions_of_Milvus_are_read_once_each_and_only_where_they_are_valid()
    {
        var read = ConfiguredVersions.Read(new SourceText("manifests.config.yaml", "milvus: [{version: 2.6.15}, {version: 2.5.16}, {version: latest}, {version: 2.6.15}, {}]\n"));

        Assert.Equal(["2.6.15", "2.5.16"], read.Value!.Milvus.Select(version => version.Text));
    }

    [Fact]
    public void A_text_that_is_not_YAML_is_an_error() =>
        Assert.False(ConfiguredVersions.Read(new SourceText("manifests.config.yaml", "a: [")).Succeeded);
}
