using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Validation.Selection;

/// <summary>Selects the manifests in a folder of a repository by where they are: what belongs to git, to a Helm chart or to Node.js is left out, and what the user excludes.</summary>
internal sealed class RepositoryFolder
{
    private const string Chart = "Chart.yaml";

    private static readonly ImmutableArray<string> Extensions = [".yaml", ".yml", ".json"];
    private static readonly string[] ChartFolders = ["templates", "charts"];

    private readonly string root;
    private readonly ImmutableArray<PathRules> excluded;
    private readonly Dictionary<string, Facts> known = new(StringComparer.Ordinal);

    private RepositoryFolder(string root, ImmutableArray<PathRules> excluded)
    {
        this.root = root;
        this.excluded = excluded;
        var above = RulesAbove(root);
        known[""] = FactsOf(root, IsIgnored(above, root, isFolder: true) ? [] : above);
    }

    /// <summary>The files to validate below a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="shown">It as diagnostics show it.</param>
    /// <param name="excluded">What the user excludes.</param>
    /// <param name="trace">Records what is left out, and why; null for no trace.</param>
    public static FolderSelection Select(string folder, string shown, ImmutableArray<PathRules> excluded, Trace? trace)
    {
        var selection = new RepositoryFolder(Path.GetFullPath(folder), excluded);
        var listed = FolderWalk.List(folder, shown, below => selection.ReasonToSkip(below) is null);
        var place = shown == "." ? "" : shown;
        var files = ImmutableArray.CreateBuilder<string>();
        var skipped = ImmutableArray.CreateBuilder<SkipReason>();
        foreach (var entry in listed.Value)
        {
            var reason = selection.ReasonToSkip(entry);
            if (reason is not null)
            {
                trace?.Write("skipped", $"{Path.Combine(place, entry.Path)}: {reason.One}");
                if (IsCounted(entry, reason))
                {
                    skipped.Add(reason);
                }
            }
            else if (entry.Kind != EntryKind.Folder)
            {
                if (SourceFolder.ReasonToSkip(entry, Path.Combine(folder, entry.Path), Extensions) is not { } why)
                {
                    files.Add(Path.Combine(folder, entry.Path));
                }
                else
                {
                    trace?.Write("skipped", $"{Path.Combine(place, entry.Path)}: {why}");
                }
            }
        }

        return new FolderSelection(files.DrainToImmutable(), skipped.DrainToImmutable(), listed.Diagnostics);
    }

    // A chart is one thing, however many files it has; and nobody asks what git itself keeps.
    private static bool IsCounted(FolderEntry entry, SkipReason reason) =>
        reason == SkipReason.HelmChart ? entry.Name == Chart
        : entry.Name != ".git" && (entry.Kind == EntryKind.Folder || IsManifestName(entry));

    private static bool IsManifestName(FolderEntry entry) => Extensions.Contains(Path.GetExtension(entry.Path), StringComparer.OrdinalIgnoreCase);

    private SkipReason? ReasonToSkip(FolderEntry entry)
    {
        var facts = FactsOf(entry);
        var isFolder = entry.Kind == EntryKind.Folder;
        var path = Path.Combine(root, entry.Path);
        return entry.IsHidden ? SkipReason.Hidden
            : isFolder && entry.Name == "node_modules" ? SkipReason.NodeModules
            : excluded.Any(rules => rules.Excludes(path, isFolder) == true) ? SkipReason.Excluded
            : facts.IsChart && IsOfChart(entry, isFolder) ? SkipReason.HelmChart
            : IsIgnored(facts.Rules, path, isFolder) ? SkipReason.GitIgnored
            : null;
    }

    // What Helm reads; the definitions in crds/ are no templates.
    private static bool IsOfChart(FolderEntry entry, bool isFolder) => isFolder
        ? ChartFolders.Contains(entry.Name, StringComparer.Ordinal)
        : entry.Name is Chart or "Chart.lock" or "requirements.yaml" || (entry.Name.StartsWith("values", StringComparison.Ordinal) && IsManifestName(entry));

    private static bool IsIgnored(ImmutableArray<PathRules> rules, string path, bool isFolder) =>
        rules.Select(rule => rule.Excludes(path, isFolder)).LastOrDefault(verdict => verdict is not null) ?? false;

    private Facts FactsOf(FolderEntry entry)
    {
        var folder = entry.Path.Length == entry.Name.Length ? "" : entry.Path[..^(entry.Name.Length + 1)];
        if (!known.TryGetValue(folder, out var facts))
        {
            var above = folder.LastIndexOf('/') is var slash and >= 0 ? folder[..slash] : "";
            known[folder] = facts = FactsOf(Path.Combine(root, folder), known[above].Rules);
        }

        return facts;
    }

    private static Facts FactsOf(string folder, ImmutableArray<PathRules> above) =>
        new(PathRules.Read(folder) is { } own ? above.Add(own) : above, File.Exists(Path.Combine(folder, Chart)));

    // Git reads the rules of every folder down from the root of the repository.
    private static ImmutableArray<PathRules> RulesAbove(string root)
    {
        var rules = new Stack<PathRules>();
        for (var folder = root; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (folder != root && PathRules.Read(folder) is { } found)
            {
                rules.Push(found);
            }

            if (Path.Exists(Path.Combine(folder, ".git")))
            {
                return [.. rules];
            }
        }

        return [];
    }

    private sealed record Facts(ImmutableArray<PathRules> Rules, bool IsChart);
}
