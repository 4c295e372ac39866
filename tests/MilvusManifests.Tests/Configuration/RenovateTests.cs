using System.Text.Json;
using System.Text.RegularExpressions;
using MilvusManifests.Catalogue;

namespace MilvusManifests.Tests.Configuration;

/// <summary>The rule that the documentation gives to Renovate finds the versions it is meant for.</summary>
public class RenovateTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs/renovate.md")).ReplaceLineEndings("\n");

    [Theory]
    [InlineData("manifests.config.yaml")]
    [InlineData("README.md")]
    [InlineData("docs/configuration.md")]
    public void The_release_is_found(string file)
    {
        var found = Rule().Match(File.ReadAllText(Path.Combine(Repository.Root, file)));

        Assert.Equal("github-releases prometheus-operator/kube-prometheus", $"{found.Groups["datasource"]} {found.Groups["depName"]}");
        Assert.Contains(found.Groups["currentValue"].Value, KubePrometheusReleases.Tags);
    }

    [Fact]
    public void Every_version_of_the_page_is_found()
    {
        var found = Rule().Matches(Block("yaml", 0));

        Assert.Equal(2, found.Count);
        Assert.Contains(found[0].Groups["currentValue"].Value, KubePrometheusReleases.Tags);
        Assert.Equal("2.6.15", found[1].Groups["currentValue"].Value);
        Assert.Equal("2.6.16", Regex.Match("v2.6.16", found[1].Groups["extractVersion"].Value).Groups["version"].Value);
        Assert.DoesNotMatch(found[1].Groups["extractVersion"].Value, "client/v2.6.1");
    }

    private static Regex Rule() => new(Manager().GetProperty("matchStrings")[0].GetString()!);

    private static JsonElement Manager() => JsonDocument.Parse(Block("json", 0)).RootElement.GetProperty("customManagers")[0];

    private static string Block(string language, int index) => Page.Split($"```{language}\n")[index + 1].Split("\n```")[0];
}
