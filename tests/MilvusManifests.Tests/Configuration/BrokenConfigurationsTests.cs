using System.Text;
using MilvusManifests.Configuration;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Configuration;

/// <summary>
/// Configurations that are wrong, each with everything that is said about it. A case is its name behind <c>===</c>, the lines that follow
/// <see cref="Base"/> (or the <c>whole</c> file), and behind <c>&gt;&gt;&gt;</c> the diagnostics.
/// </summary>
public class BrokenConfigurationsTests
{
    private const string Cases = "tests/MilvusManifests.Tests/Configuration/broken-configurations.txt";

    private const string Base = $"kubernetes: \"1.35\"\nkubePrometheus:\n  version: {PinnedRelease.Tag}\n";

    [Fact]
    public void Each_broken_configuration_is_told_all_its_mistakes_at_their_places()
    {
        var written = new StringBuilder();
        foreach (var (name, yaml) in Read())
        {
            written.Append("=== ").Append(name).Append('\n').Append(yaml).Append(">>>\n");
            foreach (var diagnostic in ConfigurationReader.Read(Source(name, yaml)).Diagnostics)
            {
                written.Append(diagnostic).Append('\n');
            }
        }

        Golden.Check(Cases, written.ToString());
    }

    [Fact]
    public void No_broken_configuration_is_taken_for_a_valid_one()
    {
        foreach (var (name, yaml) in Read())
        {
            var result = ConfigurationReader.Read(Source(name, yaml));

            Assert.False(result.Diagnostics.IsEmpty, name);
            Assert.True(result.Succeeded == result.Value is not null, name);
        }
    }

    [Fact]
    public void Every_diagnostic_has_a_place_and_one_line()
    {
        foreach (var (name, yaml) in Read())
        {
            Assert.All(ConfigurationReader.Read(Source(name, yaml)).Diagnostics, diagnostic =>
            {
                Assert.NotNull(diagnostic.Location);
                Assert.DoesNotContain('\n', diagnostic.Message);
                Assert.False(diagnostic.Message.EndsWith('.'), diagnostic.Message);
            });
        }
    }

    [Fact]
    public void Every_code_of_the_configuration_is_shown_by_a_case()
    {
        var shown = Read().SelectMany(entry => ConfigurationReader.Read(Source(entry.Name, entry.Yaml)).Diagnostics).Select(diagnostic => diagnostic.Code.Id);

        Assert.Equal([], Codes.All.Keys.Where(id => id.StartsWith("MM1", StringComparison.Ordinal)).Except(shown, StringComparer.Ordinal));
    }

    /// <summary>The cases: their names and YAML.</summary>
    internal static List<(string Name, string Yaml)> Read()
    {
        var cases = new List<(string Name, string Yaml)>();
        foreach (var text in File.ReadAllText(Path.Combine(Repository.Root, Cases)).Split("=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var name = text[..text.IndexOf('\n', StringComparison.Ordinal)];
            cases.Add((name, text[(name.Length + 1)..text.IndexOf(">>>\n", StringComparison.Ordinal)]));
        }

        return cases;
    }

    internal static SourceText Source(string name, string yaml) =>
        new("manifests.config.yaml", name.StartsWith("whole: ", StringComparison.Ordinal) ? yaml : Base + yaml);
}
