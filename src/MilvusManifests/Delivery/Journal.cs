using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MilvusManifests.Delivery;

/// <summary>What a run is about to change in an output folder, file by file, written down before the first change so that each can be undone.</summary>
/// <remarks>The bytes of entry 7 wait in <c>new/7</c>, and what stood there before waits in <c>old/7</c>: where they are says how far a run came.</remarks>
internal sealed class Journal
{
    private const string FirstLine = "milvus-manifests journal 1";

    private readonly FileSystem files;
    private readonly string folder;
    private readonly string work;

    private Journal(FileSystem files, string folder, ImmutableArray<JournalEntry> entries)
    {
        this.files = files;
        this.folder = folder;
        work = Path.Combine(folder, WorkFolder.Inside);
        Entries = entries;
    }

    /// <summary>The changes, in the order they are made.</summary>
    public ImmutableArray<JournalEntry> Entries { get; }

    /// <summary>Where the journal of an output folder is written.</summary>
    public static string FileIn(string folder) => Path.Combine(folder, WorkFolder.Inside, "journal");

    /// <summary>The journal of some changes, not yet written.</summary>
    public static Journal Of(FileSystem files, string folder, ImmutableArray<JournalEntry> entries) => new(files, folder, entries);

    /// <summary>The journal that a killed run left; null when it is not one this version wrote.</summary>
    public static Journal? Read(FileSystem files, string folder)
    {
        var lines = File.ReadAllText(FileIn(folder)).Split('\n');
        if (lines[0] != FirstLine || lines[^1].Length > 0)
        {
            return null;
        }

        var entries = ImmutableArray.CreateBuilder<JournalEntry>(lines.Length - 2);
        foreach (var line in lines.AsSpan(1, lines.Length - 2))
        {
            var separator = line.IndexOf(' ', StringComparison.Ordinal);
            if (separator < 0 || !Enum.TryParse<JournalEntryKind>(line.AsSpan(0, separator), out var kind))
            {
                return null;
            }

            var path = line[(separator + 1)..];
            if (path != Inventory.FileName && OutputPath.Fault(path) is not null)
            {
                return null;
            }

            entries.Add(new JournalEntry(kind, path));
        }

        return new Journal(files, folder, entries.DrainToImmutable());
    }

    /// <summary>Where the bytes of an entry wait.</summary>
    public string New(int index) => Path.Combine(work, "new", index.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes the journal, whole or not at all.</summary>
    public void Write()
    {
        var text = new StringBuilder(FirstLine).Append('\n');
        foreach (var entry in Entries)
        {
            text.Append(entry.Kind).Append(' ').Append(entry.Path).Append('\n');
        }

        var path = FileIn(folder);
        files.WriteNew(path + ".new", Encoding.UTF8.GetBytes(text.ToString()));
        files.Sync([path + ".new"]);
        files.RenameFile(path + ".new", path);
        files.SyncFolder(work);
    }

    /// <summary>Makes every change.</summary>
    public void Do()
    {
        for (var i = 0; i < Entries.Length; i++)
        {
            var (kind, path) = Entries[i];
            var target = OutputPath.Combine(folder, path);
            if (kind == JournalEntryKind.Folder)
            {
                files.CreateFolder(target);
                continue;
            }

            if (kind != JournalEntryKind.Create)
            {
                files.RenameFile(target, Old(i));
            }
            else if (FileSystem.Kind(target) == EntryKind.Folder)
            {
                WorkFolder.DeleteEmpty(files, target);
            }

            if (kind != JournalEntryKind.Remove)
            {
                files.RenameFile(New(i), target);
            }
        }
    }

    /// <summary>Takes every change back that was made, in whatever place the run ended; false when something else is in the way now.</summary>
    public bool TryUndo()
    {
        for (var i = Entries.Length - 1; i >= 0; i--)
        {
            var (kind, path) = Entries[i];
            if (!TryUndo(kind, path, OutputPath.Combine(folder, path), i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Forgets the changes: from here on they are made, or taken back, for good.</summary>
    public void Close()
    {
        files.SyncFolder(folder);
        files.DeleteFile(FileIn(folder));
    }

    private string Old(int index) => Path.Combine(work, "old", index.ToString(CultureInfo.InvariantCulture));

    private bool TryUndo(JournalEntryKind kind, string path, string target, int index)
    {
        if (OutputPath.Ancestors(path).Any(above => FileSystem.Kind(OutputPath.Combine(folder, above)) == EntryKind.Link))
        {
            return false;
        }

        if (kind == JournalEntryKind.Folder)
        {
            if (FileSystem.Kind(target) == EntryKind.Folder && !Directory.EnumerateFileSystemEntries(target).Any())
            {
                files.DeleteFolder(target);
            }

            return true;
        }

        if (kind != JournalEntryKind.Remove && FileSystem.Kind(New(index)) == EntryKind.None && FileSystem.Kind(target) == EntryKind.File)
        {
            files.RenameFile(target, New(index));
        }

        if (kind == JournalEntryKind.Create || FileSystem.Kind(Old(index)) == EntryKind.None)
        {
            return true;
        }

        if (FileSystem.Kind(target) != EntryKind.None)
        {
            return false;
        }

        files.CreateFolder(Path.GetDirectoryName(target)!);
        files.RenameFile(Old(index), target);
        return true;
    }
}
