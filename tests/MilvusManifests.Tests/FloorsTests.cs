using System.Text.RegularExpressions;

namespace MilvusManifests.Tests;

/// <summary>The order of the library's folders: each may use only those before it.</summary>
public partial class FloorsTests
{
    private static readonly string[] Floors =
        ["Text", "Yaml", "Json", "Values", "Templating", "PromQL", "Schemas", "Catalogue", "Configuration", "Sources", "Rendering", "Delivery", "Checks", "Comparison"];

    [Fact]
    public void A_folder_uses_only_the_folders_below_it()
    {
        var library = Path.Combine(Repository.Root, "src", "MilvusManifests");
        var violations =
            from floor in Floors
            let folder = Path.Combine(library, floor)
            where Directory.Exists(folder)
            from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            from Match use in UsedFloor().Matches(File.ReadAllText(file))
            let used = use.Groups[1].Value
            where Array.IndexOf(Floors, used) > Array.IndexOf(Floors, floor)
            select $"{Path.GetRelativePath(library, file)} uses {used}";

        Assert.Equal([], violations);
    }

    [Fact]
    public void Every_folder_is_a_floor()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src", "MilvusManifests"))
            .Select(folder => Path.GetFileName(folder))
            .Except(["bin", "obj"], StringComparer.Ordinal);

        Assert.Equal([], folders.Except(Floors, StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\bMilvusManifests\.(Text|Yaml|Json|Values|Templating|PromQL|Schemas|Catalogue|Configuration|Sources|Rendering|Checks|Delivery|Comparison)\b", RegexOptions.CultureInvariant)]
    private static partial Regex UsedFloor();
}
