using System.Collections.Immutable;

namespace MilvusManifests.Text;

/// <summary>Lists what is below a folder. Links are listed and never followed, and nothing is opened.</summary>
internal static class FolderWalk
{
    private const int MaxEntries = 100_000;

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>The entries, in the ordinal order of their paths; an error for each folder that cannot be read, and for too many entries.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="shown">It as diagnostics show it.</param>
    /// <param name="descend">Whether the entries of a folder below it are listed too.</param>
    public static Result<ImmutableArray<FolderEntry>> List(string folder, string shown, Func<FolderEntry, bool> descend)
    {
        var entries = new List<FolderEntry>();
        var diagnostics = new DiagnosticBag();
        var pending = new Stack<string>([""]);
        while (pending.TryPop(out var below) && entries.Count <= MaxEntries)
        {
            try
            {
                foreach (var entry in new DirectoryInfo(Path.Combine(folder, below)).EnumerateFileSystemInfos("*", Everything).Take(MaxEntries + 1 - entries.Count))
                {
                    var found = new FolderEntry(Join(below, entry.Name), FileEntry.Kind(entry));
                    entries.Add(found);
                    if (found.Kind == EntryKind.Folder && descend(found))
                    {
                        pending.Push(found.Path);
                    }
                }
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                diagnostics.Add(Unreadable(below.Length == 0 ? shown : Path.Combine(shown, below), refused));
            }
        }

        if (entries.Count > MaxEntries)
        {
            return new([], [Fail(TextCodes.TooLarge, shown, FormattableString.Invariant($"the folder '{shown}' has more than {MaxEntries} files and folders; is it the right one?"))]);
        }

        entries.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return new([.. entries], [.. diagnostics.ToImmutable().OrderBy(diagnostic => diagnostic.Location?.Path, StringComparer.Ordinal)]);
    }

    private static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    private static Diagnostic Unreadable(string shown, Exception refused) => Fail(TextCodes.FileUnreadable, shown, refused is UnauthorizedAccessException
        ? $"the folder '{shown}' may not be read"
        : $"the folder '{shown}' cannot be read: {refused.Message.ReplaceLineEndings(" ").TrimEnd('.')}");

    private static Diagnostic Fail(DiagnosticCode code, string shown, string message) => Diagnostic.Error(code, new SourceText(shown, "").At(0, 0), message);
}

/// <summary>Something below a folder.</summary>
/// <param name="Path">Its path below the folder, with <c>/</c>.</param>
/// <param name="Kind">What it is.</param>
internal sealed record FolderEntry(string Path, EntryKind Kind)
{
    /// <summary>Its name.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Whether it belongs to an editor or to version control: <c>.git</c>, <c>.github</c>.</summary>
    public bool IsHidden => Name.StartsWith('.');
}
