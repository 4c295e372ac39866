using MilvusManifests.Lint;
using MilvusManifests.Rules;

namespace MilvusManifests.Tests.Lint;

/// <summary>What is said of rules and dashboards that Prometheus accepts: every wrong one has its finding, at its place, and no right one has any.</summary>
public class LintTests
{
    private const string Folder = "tests/MilvusManifests.Tests/Lint/Cases";

    public static TheoryData<string> Wrong => Cases("wrong-");

    public static TheoryData<string> Right => Cases("right-");

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Every_wrong_rule_is_found_at_its_place(string file)
    {
        var set = Lint(file);
        var found = LintedFiles.Findings(set);

        Assert.DoesNotContain(set.Queries.Where(query => query.Rule?.Alert is not null).Select(query => query.Rule!.Name), name => !found.Any(line => line.Contains($" {name}:", StringComparison.Ordinal)));
        Golden.Check($"{Folder}/{Path.ChangeExtension(file, ".txt")}", string.Concat(found.Select(line => $"{line}\n")));
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void No_right_rule_has_a_finding(string file) => Assert.Empty(LintedFiles.Findings(Lint(file)));

    [Fact]
    public void The_list_of_wrong_rules_is_long() =>
        Assert.True(Wrong.Sum(row => Lint(row.Data).Queries.Length) >= 80);

    // The version of Milvus is in the name: wrong-2.6.15.yaml.
    private static LintedSet Lint(string file)
    {
        var version = Path.GetFileNameWithoutExtension(file)[6..].Split('-')[0];
        var path = Path.Combine(Repository.Root, Folder, file);
        Assert.All(MilvusManifests.Yaml.YamlReader.Read(MilvusManifests.Text.SourceFile.Decode(file, File.ReadAllBytes(path)).Value!, MilvusManifests.Yaml.YamlReaderOptions.Kubectl).Value,
            document => Assert.NotEmpty(RuleGroup.AllOf((MilvusManifests.Yaml.YamlMapping)document.Root)));
        return LintedFiles.Read(version, path) with { IsComplete = file.Contains("complete", StringComparison.Ordinal) };
    }

    private static TheoryData<string> Cases(string prefix) =>
        new(Directory.GetFiles(Path.Combine(Repository.Root, Folder), $"{prefix}*.yaml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
}
