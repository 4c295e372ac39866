using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Rendering;

/// <summary>The templates below a folder.</summary>
internal static class TemplateFolder
{
    /// <summary>The paths of the templates below the folder, with <c>/</c>. A folder that does not exist has none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="shown">The folder as diagnostics show it.</param>
    public static Result<ImmutableSortedSet<string>> Find(string folder, string shown)
    {
        if (!Directory.Exists(folder))
        {
            return new(ImmutableSortedSet.Create<string>(StringComparer.Ordinal), []);
        }

        var listed = FolderWalk.List(folder, shown, below => !below.IsHidden);
        var entries = listed.Value.Where(entry => !entry.IsHidden).ToArray();
        return new(
            entries.Where(entry => IsTemplate(entry) && entry.Kind is FolderEntryKind.File or FolderEntryKind.Empty).Select(entry => entry.Path).ToImmutableSortedSet(StringComparer.Ordinal),
            [.. listed.Diagnostics, .. entries.Select(entry => Check(entry, folder, shown)).OfType<Diagnostic>()]);
    }

    private static bool IsTemplate(FolderEntry entry) => entry.Path.EndsWith(TemplateSet.Suffix, StringComparison.Ordinal);

    private static Diagnostic? Check(FolderEntry entry, string folder, string shown) => entry switch
    {
        { Kind: FolderEntryKind.Link } when IsTemplate(entry) || Directory.Exists(Path.Combine(folder, entry.Path)) =>
            Diagnostic.Error(Codes.FileUnreadable, Start(entry, shown), $"'{entry.Path}' is a symbolic link, and links are not followed; put the templates themselves here"),
        { Kind: not FolderEntryKind.Folder } when Path.GetExtension(entry.Path) is ".yaml" or ".yml" =>
            Diagnostic.Warning(Codes.TemplateUnused, Start(entry, shown), $"'{entry.Path}' is not read; name it '{Path.ChangeExtension(entry.Path, null)}.yaml{TemplateSet.Suffix}' to have it written"),
        _ => null,
    };

    private static Location Start(FolderEntry entry, string shown) => new SourceText($"{shown}/{entry.Path}", "").At(0, 0);
}
