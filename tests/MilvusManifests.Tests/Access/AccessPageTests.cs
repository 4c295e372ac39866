using System.Text.RegularExpressions;
using MilvusManifests.Tests.ExistingStack;

namespace MilvusManifests.Tests.Access;

/// <summary>What docs/access.md and the readme say of access is so.</summary>
public class AccessPageTests
{
    private static readonly string Page = Read("docs/access.md");

    [Fact]
    public void Every_configuration_is_accepted()
    {
        string[] blocks = [.. Blocks(Page, "yaml")];
        foreach (var access in blocks.Where(block => block.StartsWith("access:", StringComparison.Ordinal)))
        {
            // Patches change what an Ingress comes with.
            var patches = blocks.Where(block => block.StartsWith("patches:", StringComparison.Ordinal)).Select(block => block["patches:\n".Length..]);
            using var set = new ExistingStackSet($"{access}patches:\n{string.Concat(patches)}", stack: ", grafana: {ini: {server: {root_url: https://grafana.example.com}}}");

            Assert.Equal("", set.Diagnostics);
            Assert.Contains("cidr: 10.0.0.0/16", set.Read("manifests/access-networkPolicy.yaml"), StringComparison.Ordinal);
            Assert.Contains("externalUrl: https://prometheus.example.com", set.Read("manifests/prometheus-prometheus.yaml"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("docs/access.md")]
    [InlineData("README.md")]
    public void A_port_that_is_forwarded_is_one_of_the_set(string page)
    {
        using var set = new ExistingStackSet("");
        var commands = Blocks(Read(page), "console").SelectMany(block => block.Split('\n')).Where(line => line.Contains("port-forward", StringComparison.Ordinal)).ToArray();

        Assert.Equal(
            [
                "kubectl --namespace monitoring --address 0.0.0.0 port-forward svc/prometheus-k8s 9090",
                "kubectl --namespace monitoring --address 0.0.0.0 port-forward svc/grafana 3000",
            ],
            commands);
        Assert.Contains("  name: prometheus-k8s\n  namespace: monitoring\n", set.Read("manifests/prometheus-service.yaml"), StringComparison.Ordinal);
        Assert.Contains("    port: 9090\n", set.Read("manifests/prometheus-service.yaml"), StringComparison.Ordinal);
        Assert.Contains("  name: grafana\n  namespace: monitoring\n", set.Read("manifests/grafana-service.yaml"), StringComparison.Ordinal);
        Assert.Contains("    port: 3000\n", set.Read("manifests/grafana-service.yaml"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Blocks(string page, string language) =>
        Regex.Matches(page, $"^```{language}\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline).Select(match => match.Groups[1].Value);

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");
}
