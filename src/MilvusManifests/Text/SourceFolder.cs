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
    /// <param name="trace">Records what is skipped, and why; null for no trace.</param>
    public static Result<ImmutableArray<string>> Find(string folder, string shownFolder, ImmutableArray<string> extensions, Trace? trace = null)
    {
        var listed = FolderWalk.List(folder, shownFolder, below => !below.IsHidden);
        var files = ImmutableArray.CreateBuilder<string>();
        foreach (var entry in listed.Value.Where(entry => entry.IsHidden || entry.Kind != EntryKind.Folder))
        {
            var path = Path.Combine(folder, entry.Path);
            if (ReasonToSkip(entry, path, extensions) is not { } reason)
            {
                files.Add(path);
            }
            else
            {
                trace?.Write("skipped", $"{Path.Combine(shownFolder, entry.Path)}: {reason}");
            }
        }

        return new(files.DrainToImmutable(), listed.Diagnostics);
    }

    /// <summary>Why an entry is not one of the files; null for one that is.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="path">Its path.</param>
    /// <param name="extensions">The extensions, each with its dot.</param>
    public static string? ReasonToSkip(FolderEntry entry, string path, ImmutableArray<string> extensions) =>
        entry.IsHidden ? "hidden"
        : !extensions.Contains(Path.GetExtension(entry.Path), StringComparer.OrdinalIgnoreCase) ? $"not a *{string.Join(", *", extensions)} file"
        : entry.Kind == EntryKind.File ? null
        : entry.Kind != EntryKind.Link ? "not a regular file"
        : LeadsToFile(path) ? null
        : "a link to something other than a regular file";

    // A link that leads nowhere is for the reader to report.
    private static bool LeadsToFile(string link) =>
        !Directory.Exists(link) && (new FileInfo(link).ResolveLinkTarget(returnFinalTarget: true) is not { } target || FileEntry.Kind(target) is EntryKind.File or EntryKind.None);
}
