using System.Diagnostics;
using System.Net.Sockets;
using MilvusManifests.Delivery;
using MilvusManifests.Delivery.Writing;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Delivery;

/// <summary>An output folder with a set in it, and a folder outside that nothing may touch.</summary>
internal sealed class HostilePlace : IDisposable
{
    public const string Precious = "precious";

    public static readonly (string Path, string Content)[] Old = [("a.yaml", "old"), ("b/c.yaml", "same"), ("gone.yaml", "old")];

    public static readonly (string Path, string Content)[] New = [("a.yaml", "new"), ("b/c.yaml", "same"), ("d/e.yaml", "new")];

    private readonly List<Socket> sockets = [];

    public HostilePlace()
    {
        Assert.True(Output.Write(Old).Succeeded);
        Directory.CreateDirectory(Path.Combine(Outside, "below"));
        foreach (var path in (string[])["target.yaml", "0", "record", "lock", "below/x.yaml"])
        {
            File.WriteAllText(Path.Combine(Outside, path), Precious);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(Path.Combine(Outside, path), UnixFileMode.UserRead | UnixFileMode.GroupRead);
            }
        }
    }

    public OutputFolder Output { get; } = new();

    public string Outside => Path.Combine(Output.Place, "outside");

    /// <summary>Where an entry below the output folder is; <c>.</c> is the folder itself.</summary>
    public string PathOf(string path) => path == "." ? Output.Root : Output.Path(path);

    public static string Hash(string content) => Inventory.Hash(System.Text.Encoding.UTF8.GetBytes(content));

    public void Delete(string path)
    {
        switch (FileEntry.KindAt(PathOf(path)))
        {
            case EntryKind.None:
                break;
            case EntryKind.Folder:
                Directory.Delete(PathOf(path), recursive: true);
                break;
            default:
                File.Delete(PathOf(path));
                break;
        }
    }

    public void Link(string path, string target)
    {
        Make(path);
        File.CreateSymbolicLink(PathOf(path), target);
    }

    public void HardLink(string path, string target) => Run("ln", target, Make(path));

    public void Pipe(string path) => Run("mkfifo", Make(path));

    public void Folder(string path) => Directory.CreateDirectory(Make(path));

    public void Socket(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        sockets.Add(socket);
        var full = Make(path);
        socket.Bind(new UnixDomainSocketEndPoint(full));
    }

    public void Sparse(string path, long length)
    {
        using var file = File.Create(Make(path));
        file.SetLength(length);
    }

    /// <summary>Writes a lock that lists some files.</summary>
    public void Lock(params (string Path, string Content)[] files) => Output.Put(Inventory.FileName, LockText(files));

    public static string LockText(params (string Path, string Content)[] files) =>
        "apiVersion: milvusmanifests/v1\nkind: Lock\nfiles:\n" + string.Concat(files.Select(file => $"  \"{file.Path}\": sha256:{Hash(file.Content)}\n"));

    /// <summary>Writes a record as a run would that was interrupted before its first change, with what waits for it.</summary>
    /// <param name="lockAfter">The lock that is to be.</param>
    /// <param name="changes">For each path the content that the lock recorded and the new one; null for none.</param>
    public void Record(string lockAfter, params (string Path, string? Old, string? New)[] changes)
    {
        Output.Put(WorkFolder.Ignore, "*\n").Put(WorkFolder.StagedLock, lockAfter);
        for (var i = 0; i < changes.Length; i++)
        {
            if (changes[i].New is { } content)
            {
                Output.Put(WorkFolder.Staged(i), content);
            }
        }

        var entries = changes.Select(change => new RecordEntry(change.Path, change.Old is null ? null : Hash(change.Old), change.New is null ? null : Hash(change.New)));
        Output.Put(WorkFolder.Record, new WriteRecord(Hash(Output.Read(Inventory.FileName)), Hash(lockAfter), [.. entries]).Write());
    }

    /// <summary>A record that is good: <c>a.yaml</c> gets other content and <c>d/e.yaml</c> is new.</summary>
    public void GoodRecord() =>
        Record(LockText(("a.yaml", "other"), ("b/c.yaml", "same"), ("d/e.yaml", "other"), ("gone.yaml", "old")), ("a.yaml", "old", "other"), ("d/e.yaml", null, "other"));

    /// <summary>Everything below a folder: kinds, modes, times and contents.</summary>
    public static string[] Snapshot(string folder) =>
        [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(entry => $"{entry.FullName} {FileEntry.KindAt(entry.FullName)} {(OperatingSystem.IsWindows() ? 0 : entry.UnixFileMode)} {entry.LastWriteTimeUtc.Ticks} {entry.LinkTarget} {ContentOf(entry.FullName)}")
            .Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        sockets.ForEach(socket => socket.Dispose());
        Output.Dispose();
    }

    private static string ContentOf(string path) =>
        FileEntry.KindAt(path) != EntryKind.File ? "" : new FileInfo(path).Length > OutputFile.MaxLength ? "large" : Inventory.Hash(File.ReadAllBytes(path));

    /// <summary>Makes room for an entry.</summary>
    private string Make(string path)
    {
        Delete(path);
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        return PathOf(path);
    }

    private static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
