using System.Collections.Immutable;

namespace MilvusManifests.Text;

/// <summary>Finds the files below a folder.</summary>
internal static class SourceFolder
{
    /// <summary>
    /// The files with one of the extensions, however deep, in the ordinal order of their paths; an error for each folder that cannot be read. Hidden
    /// files and folders are skipped, and so are pipes, sockets and devices. Links to files are included, as in a mounted ConfigMap; links to folders are
    /// not: one may lead back up.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="shownFolder">It as diagnostics show it.</param>
    /// <param name="extensions">The extensions, each with its dot.</param>
    public static Result<ImmutableArray<string>> Find(string folder, string shownFolder, ImmutableArray<string> extensions)
    {
        var listed = FolderWalk.List(folder, shownFolder, below => !below.IsHidden);
        var files =
            from entry in listed.Value
            where !entry.IsHidden && extensions.Contains(Path.GetExtension(entry.Path), StringComparer.OrdinalIgnoreCase)
            let path = Path.Combine(folder, entry.Path)
            where entry.Kind == EntryKind.File || (entry.Kind == EntryKind.Link && LeadsToFile(path))
            select path;
        return new([.. files], listed.Diagnostics);
    }

    // A link that leads nowhere is for the reader to report.
    private static bool LeadsToFile(string link) =>
        !Directory.Exists(link) && (new FileInfo(link).ResolveLinkTarget(returnFinalTarget: true) is not { } target || FileEntry.Kind(target) is EntryKind.File or EntryKind.None);
}
