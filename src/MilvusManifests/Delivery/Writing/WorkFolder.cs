using System.Globalization;
using MilvusManifests.Text;

namespace MilvusManifests.Delivery.Writing;

/// <summary>The folder inside the output folder for staged files. It only exists while a run writes, or after one was interrupted.</summary>
internal static class WorkFolder
{
    /// <summary>Its name.</summary>
    public const string Name = ".milvus-manifests";

    /// <summary>The record of what is about to happen.</summary>
    public const string Record = Name + "/record";

    /// <summary>The record before it counts.</summary>
    public const string Draft = Name + "/record.new";

    /// <summary>The staged lock.</summary>
    public const string StagedLock = Name + "/lock";

    /// <summary>What keeps it out of git.</summary>
    public const string Ignore = Name + "/.gitignore";

    /// <summary>The content of <see cref="Ignore"/>.</summary>
    public static ReadOnlySpan<byte> IgnoreAll => "# milvus-manifests is writing here, or was interrupted; the next run clears this folder.\n*\n"u8;

    /// <summary>Where the content of a change waits.</summary>
    public static string Staged(int index) => string.Create(CultureInfo.InvariantCulture, $"{Name}/{index}");

    /// <summary>Whether the folder is there, or what is wrong with it: nothing in it has been opened, and of its links none followed.</summary>
    public static Result<string> Find(OutputRoot root)
    {
        switch (FileEntry.KindAt(root.PathOf(Name)))
        {
            case EntryKind.None:
                return new(null, []);
            case EntryKind.Folder:
                var odd = OwnEntries(root).FirstOrDefault(path => FileEntry.KindAt(root.PathOf(path)) != EntryKind.File);
                return odd is null ? new(Name, []) : Refuse(root, odd, "is not a regular file");
            default:
                return Refuse(root, Name, "is not a folder");
        }
    }

    /// <summary>Removes what a run leaves in the folder, the record first, and the folder unless something else is in it.</summary>
    public static void Clear(FileSystem files, OutputRoot root)
    {
        if (FileEntry.KindAt(root.PathOf(Name)) != EntryKind.Folder)
        {
            return;
        }

        if (FileEntry.KindAt(root.PathOf(Record)) == EntryKind.File)
        {
            files.DeleteFile(root.PathOf(Record));
        }

        foreach (var path in OwnEntries(root).Where(path => FileEntry.KindAt(root.PathOf(path)) == EntryKind.File).ToArray())
        {
            files.DeleteFile(root.PathOf(path));
        }

        files.DeleteEmptyFolder(root.PathOf(Name));
    }

    private static IEnumerable<string> OwnEntries(OutputRoot root) =>
        new DirectoryInfo(root.PathOf(Name)).EnumerateFileSystemInfos().Select(entry => $"{Name}/{entry.Name}").Where(IsOwn);

    private static bool IsOwn(string path) =>
        path is Record or Draft or StagedLock or Ignore || path[(Name.Length + 1)..].All(char.IsAsciiDigit);

    private static Result<string> Refuse(OutputRoot root, string path, string fault) => new(null, [Diagnostic.Error(
        DeliveryCodes.InterruptedWriteUnreadable, root.Place(path), $"'{path}' {fault}; delete '{root.Show(Name)}', which only milvus-manifests may write to, and generate again")]);
}
