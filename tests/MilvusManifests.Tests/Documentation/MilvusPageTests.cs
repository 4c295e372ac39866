using System.Text.RegularExpressions;

namespace MilvusManifests.Tests.Documentation;

/// <summary>What docs/milvus.md says an entry changes is what it changes.</summary>
public sealed partial class MilvusPageTests
{
    private static readonly DocumentedPage Page = DocumentedPage.All.Single(page => page.Path == "docs/milvus.md");
    private static readonly string Configuration = Page.Blocks.First().Text;

    /// <summary>The rows of the table of keys.</summary>
    public static TheoryData<string, string> Keys => [.. Row().Matches(Page.Text).Select(row => (row.Groups[1].Value, row.Groups[2].Value))];

    [Fact]
    public void The_first_entry_writes_the_files_of_the_table()
    {
        var without = Files(Configuration.Split("milvus:")[0]);
        var with = Files(Configuration);

        var named = Regex.Matches(Page.Text, "^\\| `([a-z]+/[^`]+)` \\|", RegexOptions.Multiline).Select(row => row.Groups[1].Value).Where(path => !path.Contains('*', StringComparison.Ordinal));
        Assert.Empty(named.Except(with.Keys, StringComparer.Ordinal));
        Assert.Equal(
            ["manifests/grafana-dashboard-milvus-*.yaml", "prometheusRule.yaml", "serviceMonitor.yaml"],
            with.Keys.Except(without.Keys, StringComparer.Ordinal).Where(path => !path.StartsWith("patches/", StringComparison.Ordinal)).Select(Short).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(7, with.Keys.Count(path => path.StartsWith("manifests/grafana-dashboard-milvus-", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_changes_the_files_that_its_row_names(string key, string files)
    {
        var before = Files(Configuration);
        var line = key.Split(':')[0];
        var entry = Configuration.Contains($"    {line}:", StringComparison.Ordinal) ? Regex.Replace(Configuration, $"^    {line}:.*$", $"    {key}", RegexOptions.Multiline) : $"{Configuration}    {key}\n";
        var after = Files(entry);

        var changes = after.Keys.Except(before.Keys, StringComparer.Ordinal).Select(path => $"+ {Short(path)}")
            .Concat(before.Keys.Except(after.Keys, StringComparer.Ordinal).Select(path => $"- {Short(path)}"))
            .Concat(after.Where(file => before.TryGetValue(file.Key, out var text) && text != file.Value).Select(file => $"~ {Short(file.Key)}"));
        Assert.Equal(Code().Matches(files).Select(code => code.Groups[1].Value).Order(StringComparer.Ordinal), changes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static Dictionary<string, string> Files(string configuration)
    {
        using var folder = new ConfiguredFolder();
        Assert.DoesNotContain(folder.Generate(configuration), line => line.Contains(" error ", StringComparison.Ordinal) || line.Contains(" warning ", StringComparison.Ordinal));
        return folder.Files(path => path is not ("kustomization.yaml" or "manifests.lock.yaml")).ToDictionary(path => path, folder.Read, StringComparer.Ordinal);
    }

    private static string Short(string path) => path.StartsWith("manifests/grafana-dashboard-milvus-", StringComparison.Ordinal) ? "manifests/grafana-dashboard-milvus-*.yaml"
        : path.Replace("milvus/milvus/my-release/", "", StringComparison.Ordinal);

    [GeneratedRegex("^\\| `([^`]+)` \\| (`[+~-] [^|]+) \\|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();

    [GeneratedRegex("`([+~-] [^`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
