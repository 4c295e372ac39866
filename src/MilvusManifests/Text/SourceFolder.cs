using System.Collections.Immutable;

namespace MilvusManifests.Text;

/// <summary>Finds the files below a folder.</summary>
public static class SourceFolder
{
    private static readonly EnumerationOptions Options = new()
    {
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
    };

    /// <summary>
    /// The files with one of the extensions, however deep, in the ordinal order of their paths; an error for each folder that cannot be read. Hidden
    /// files and folders are somebody's own (<c>.git</c>, <c>.github</c>) and passed over. Links to files are followed and links to folders are not:
    /// one may lead back up. What has no length is passed over unopened: an empty file says nothing, and a pipe would never let go of its reader.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="shownFolder">It as diagnostics show it.</param>
    /// <param name="extensions">The extensions, each with its dot.</param>
    public static Result<ImmutableArray<string>> Find(string folder, string shownFolder, ImmutableArray<string> extensions)
    {
        var files = new List<string>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var pending = new Stack<string>([folder]);
        while (pending.TryPop(out var next))
        {
            try
            {
                foreach (var entry in new DirectoryInfo(next).EnumerateFileSystemInfos("*", Options))
                {
                    Add(entry, Path.Combine(next, entry.Name), extensions, files, pending);
                }
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                var shown = next == folder ? shownFolder : Path.Combine(shownFolder, Path.GetRelativePath(folder, next));
                diagnostics.Add(Diagnostic.Error(TextCodes.FileUnreadable, new SourceText(shown, "").At(0, 0), $"the folder '{shown}' may not be read"));
            }
        }

        files.Sort(StringComparer.Ordinal);
        return new([.. files], diagnostics.DrainToImmutable());
    }

    private static void Add(FileSystemInfo entry, string path, ImmutableArray<string> extensions, List<string> files, Stack<string> pending)
    {
        if (entry.Name.StartsWith('.'))
        {
            return;
        }

        if (entry is not DirectoryInfo)
        {
            if (extensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase) && !IsWithoutLength(entry))
            {
                files.Add(path);
            }
        }
        else if (!entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            pending.Push(path);
        }
    }

    // A link that leads nowhere is for the reader to tell.
    private static bool IsWithoutLength(FileSystemInfo entry) =>
        (entry.LinkTarget is null ? entry : entry.ResolveLinkTarget(returnFinalTarget: true)) is FileInfo { Exists: true, Length: 0 };
}
