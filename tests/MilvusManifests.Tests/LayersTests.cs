using System.Text.RegularExpressions;

namespace MilvusManifests.Tests;

/// <summary>The order of the library's folders: each may use only those above it in the list.</summary>
public partial class LayersTests
{
    private static readonly string[] Layers =
        ["Text", "Yaml", "Json", "Values", "Templating", "PromQL", "Schemas", "Catalogue", "Configuration", "Dashboards", "Upstream", "Building", "Delivery", "Cluster", "Sync", "ScrapePath", "Rules", "Lint", "Checks", "Comparison", "Drift", "Committing", "Artifacts", "Clusters", "Validation", "Verification"];

    private static readonly string Library = Path.Combine(Repository.Root, "src", "MilvusManifests");

    [Fact]
    public void A_folder_uses_only_the_folders_above_it()
    {
        var violations =
            from layer in Layers
            let folder = Path.Combine(Library, layer)
            where Directory.Exists(folder)
            from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            from Match use in UsedNamespace().Matches(File.ReadAllText(file))
            where Array.IndexOf(Layers, use.Groups[1].Value) > Array.IndexOf(Layers, layer)
            select $"{Path.GetRelativePath(Library, file)} uses {use.Groups[1].Value}";

        Assert.Equal([], violations);
    }

    [Fact]
    public void Every_folder_is_a_layer() => Assert.Equal([], Folders().Except(Layers, StringComparer.Ordinal));

    [Fact]
    public void The_design_lists_the_layers_in_their_order()
    {
        var listed = Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "design.md"))).Select(row => row.Groups[1].Value);

        Assert.Equal(Layers.Where(Folders().Contains), listed);
    }

    private static IEnumerable<string> Folders() =>
        Directory.EnumerateDirectories(Library).Select(folder => Path.GetFileName(folder)).Except(["bin", "obj"], StringComparer.Ordinal);

    [GeneratedRegex(@"\bMilvusManifests\.([A-Z]\w+)\b", RegexOptions.CultureInvariant)]
    private static partial Regex UsedNamespace();

    [GeneratedRegex(@"^\| `([A-Z]\w+)` \|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
