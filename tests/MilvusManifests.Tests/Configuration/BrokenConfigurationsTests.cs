using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Configuration;
using MilvusManifests.Tests.BrokenInputs;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Configuration;

/// <summary>What the reader reports, over the list of broken configurations; <see cref="BrokenInputsTests"/> pins the messages themselves.</summary>
public class BrokenConfigurationsTests
{
    private const string Example = $$"""
        kubernetes: "1.35"
        kubePrometheus:
          version: {{PinnedRelease.Tag}}
          namespace: observability
          components:
            prometheusAdapter: false
          images:
            registry: mirror.example.com:5000
            pullSecrets: [mirror]
          networkPolicies: true
        rbac: namespaces
        milvus:
          - release: my-release
            namespace: milvus
            version: 2.6.15
            scrape:
              interval: 15s
              labels: {team: search}
          - release: vectors
            namespace: search
            installedBy: operator
            mode: standalone
            version: 2.5.16
            networkPolicy: onlyPrometheus
        schemas: [schemas]
        output: deploy

        """;

    // Each mistake is on a line of its own, and no rule connects it with another.
    private static readonly (string Right, string Wrong)[] Mistakes =
    [
        ("kubernetes: \"1.35\"", "kubernetes: 1.35"),
        ("  namespace: observability", "  namespace: kube-system"),
        ("    prometheusAdapter: false", "    prometheusAdapter: off"),
        ("    registry: mirror.example.com:5000", "    registry: https://mirror.example.com"),
        ("    pullSecrets: [mirror]", "    pullSecrets: mirror"),
        ("  networkPolicies: true", "  networkPolicys: true"),
        ("rbac: namespaces", "rbac: namespace"),
        ("  - release: my-release", "  - release: My-Release"),
        ("    version: 2.6.15", "    version: v2.6.15"),
        ("      interval: 15s", "      interval: 5s"),
        ("      labels: {team: search}", "      labels: {app.kubernetes.io/name: a, team: 1}"),
        ("    namespace: search", "    namespace: [search]"),
        ("    version: 2.5.16", "    version:"),
        ("    networkPolicy: onlyPrometheus", "    networkPolicy: only"),
        ("schemas: [schemas]", "schemas: [../schemas]"),
        ("output: deploy", "output: templates"),
    ];

    /// <summary>The cases in which only the configuration is wrong.</summary>
    internal static IEnumerable<(string Title, SourceText Source)> Cases =>
        BrokenInput.Read(File.ReadAllText(Path.Combine(Repository.Root, "tests/MilvusManifests.Tests/BrokenInputs/configurations.txt")))
            .Where(input => input.Files.Length == 1 && !input.Code.StartsWith("MM3015", StringComparison.Ordinal))
            .Select(input => (input.Title, input.Files[0]));

    [Fact]
    public void A_broken_configuration_has_no_value() => Assert.All(Cases, broken =>
    {
        var result = ConfigurationReader.Read(broken.Source);

        Assert.False(result.Succeeded, broken.Title);
        Assert.Null(result.Value);
    });

    [Fact]
    public void Every_diagnostic_has_a_location_and_one_line() => Assert.All(Cases, broken =>
        Assert.All(ConfigurationReader.Read(broken.Source).Diagnostics, diagnostic =>
        {
            Assert.NotNull(diagnostic.Location);
            Assert.DoesNotContain('\n', diagnostic.Message);
            Assert.False(diagnostic.Message.EndsWith('.'), diagnostic.Message);
        }));

    [Fact]
    public void Every_code_of_the_configuration_is_raised_by_a_case()
    {
        var raised = Cases.SelectMany(broken => ConfigurationReader.Read(broken.Source).Diagnostics).Select(diagnostic => diagnostic.Code.Id);

        Assert.Equal([], DiagnosticCodes.All.Keys.Where(id => id.StartsWith("MM10", StringComparison.Ordinal)).Except(raised, StringComparer.Ordinal));
    }

    [Fact]
    public void A_mistake_hides_no_other()
    {
        var alone = Mistakes.Select(mistake => Report([mistake])).ToArray();
        Assert.Equal([], Report([]));
        Assert.All(alone, report => Assert.NotEmpty(report));

        Prop.ForAll(Arb.From(Gen.ListOf(Gen.Elements(true, false), Mistakes.Length)), made =>
        {
            var expected = alone.Where((_, index) => made[index]).SelectMany(report => report);
            return expected.Order(StringComparer.Ordinal).SequenceEqual(Report([.. Mistakes.Where((_, index) => made[index])]).Order(StringComparer.Ordinal));
        }).QuickCheckThrowOnFailure();
    }

    private static string[] Report((string Right, string Wrong)[] mistakes)
    {
        var text = mistakes.Aggregate(Example, (example, mistake) => example.Replace(mistake.Right + "\n", mistake.Wrong + "\n", StringComparison.Ordinal));
        return [.. ConfigurationReader.Read(new SourceText("manifests.config.yaml", text)).Diagnostics.Select(diagnostic => diagnostic.ToString())];
    }
}
