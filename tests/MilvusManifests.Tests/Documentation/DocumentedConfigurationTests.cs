using System.Text.Json;
using MilvusManifests.Configuration;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Documentation;

/// <summary>Every piece of a configuration that a page shows can be pasted into one.</summary>
public sealed class DocumentedConfigurationTests
{
    private static readonly HashSet<string> Keys = ReadKeys();

    // Files of other programs: what tests of their own pages read, and what is not ours.
    private static readonly string[] Others =
    [
        "docs/argocd.md: data", "docs/argocd.md: spec", "docs/checks.md: metadata", "docs/ci.md: manifests", "docs/ci.md: name, on, permissions, jobs", "docs/ci.md: repos", "docs/ci.md: repos",
        "docs/ci.md: trigger, pool, steps", "docs/dashboards.md: title, description, about, rows", "docs/gitops-repository.md: commit", "docs/gitops-repository.md: name, on, permissions, jobs",
        "docs/upgrades.md: on, permissions, jobs",
    ];

    /// <summary>The configurations: page, line, text.</summary>
    public static TheoryData<string, int, string> Configurations =>
    [
        .. from page in DocumentedPage.All
           from block in page.Blocks
           where block.Language == "yaml" && Root(block.Text) is { } root && root.Entries.All(entry => Keys.Contains(entry.Key.Value))
           select (page.Path, block.Line, block.Text),
    ];

    [Theory]
    [MemberData(nameof(Configurations))]
    public void A_configuration_is_accepted(string page, int line, string text)
    {
        // The places of the errors are those of the page.
        var missing = string.Concat(
            Root(text)!["kubernetes"] is null ? "kubernetes: \"1.35\"\n" : "",
            Root(text)!["kubePrometheus"] is null ? $"kubePrometheus: {{version: {PinnedRelease.Tag}}}\n" : "",
            Root(text)!["milvus"] is null ? "milvus: [{release: my-release, namespace: milvus, version: 2.6.15}]\n" : "");
        var complete = Root(text)!["kubePrometheus"] is YamlMapping stack && stack["version"] is null ? text.Replace("kubePrometheus:\n", $"kubePrometheus:\n  version: {PinnedRelease.Tag}\n", StringComparison.Ordinal) : Whole(text);
        using var folder = new ConfiguredFolder();
        folder.Put(".git/HEAD", "");
        folder.Put("common/base.yaml", "{}\n");
        var read = ConfigurationReader.Read(new SourceText(Path.Combine(folder.Root, "set/manifests.config.yaml"), $"{complete}\n{missing}"));

        // One with clusters is read for one of them: the commands of its page do.
        Assert.True(read.Diagnostics.All(found => found.Severity != Severity.Error || found.ToString().Contains("; choose one with --cluster", StringComparison.Ordinal)), $"{page}({line})\n{string.Join('\n', read.Diagnostics)}");
    }

    [Fact]
    public void Everything_else_is_a_manifest_or_a_file_of_another_program() => Assert.Equal(
        Others,
        from page in DocumentedPage.All
        from block in page.Blocks
        where block.Language == "yaml" && Root(block.Text) is { } root && root["kind"] is null && !root.Entries.All(entry => Keys.Contains(entry.Key.Value))
        orderby page.Path
        select $"{page.Path}: {string.Join(", ", Root(block.Text)!.Entries.Select(entry => entry.Key.Value))}" into named
        orderby named
        select named);

    private static YamlMapping? Root(string text)
    {
        var (documents, diagnostics) = YamlReader.Read(new SourceText("block", Whole(text)));
        Assert.DoesNotContain(diagnostics, found => found.Severity == Severity.Error);
        return documents[0].Root as YamlMapping;
    }

    // A piece of an entry of milvus is indented as it is there.
    private static string Whole(string text) => text.StartsWith("    ", StringComparison.Ordinal) ? $"milvus:\n  - release: my-release\n    namespace: milvus\n    version: 2.6.15\n{text}" : text;

    private static HashSet<string> ReadKeys()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs/manifests.config.schema.json")));
        return [.. schema.RootElement.GetProperty("properties").EnumerateObject().Select(property => property.Name)];
    }
}
