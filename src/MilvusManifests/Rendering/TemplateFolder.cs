using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Rendering;

/// <summary>The files of a folder of templates, by their paths below it, with <c>/</c>.</summary>
/// <param name="Templates">The templates.</param>
/// <param name="Strays">Files that are named as manifests, not as templates.</param>
internal sealed record TemplateFolder(ImmutableSortedSet<string> Templates, ImmutableSortedSet<string> Strays)
{
    /// <summary>What is below a folder. A folder that does not exist has nothing.</summary>
    /// <param name="folder">The folder, as diagnostics show it; empty for the current one.</param>
    public static Result<TemplateFolder> Find(string folder)
    {
        var path = folder.Length == 0 ? "." : folder;
        var listed = Directory.Exists(path) ? FolderWalk.List(path, folder, below => !below.IsHidden) : new([], []);
        var entries = listed.Value.Where(entry => !entry.IsHidden).ToArray();
        return new(
            new TemplateFolder(
                Paths(entries.Where(entry => IsTemplate(entry) && entry.Kind is FolderEntryKind.File or FolderEntryKind.Empty)),
                Paths(entries.Where(entry => entry.Kind != FolderEntryKind.Folder && Path.GetExtension(entry.Path) is ".yaml" or ".yml"))),
            [
                .. listed.Diagnostics,
                .. entries.Where(entry => entry.Kind == FolderEntryKind.Link && (IsTemplate(entry) || Directory.Exists(Path.Combine(path, entry.Path)))).Select(link => Refuse(link, folder)),
            ]);
    }

    private static ImmutableSortedSet<string> Paths(IEnumerable<FolderEntry> entries) => entries.Select(entry => entry.Path).ToImmutableSortedSet(StringComparer.Ordinal);

    private static bool IsTemplate(FolderEntry entry) => entry.Path.EndsWith(TemplateSet.Suffix, StringComparison.Ordinal);

    private static Diagnostic Refuse(FolderEntry link, string folder) => Diagnostic.Error(
        TextCodes.FileUnreadable,
        new SourceText(folder.Length == 0 ? link.Path : $"{folder}/{link.Path}", "").At(0, 0),
        $"'{link.Path}' is a symbolic link, and links are not followed; put the templates themselves here");
}
