using MilvusManifests.Delivery.Writing;

namespace MilvusManifests.Committing;

/// <summary>A temporary folder of one run. Its lock ends with the process, which tells the next run whether it was left behind.</summary>
internal sealed class OwnFolder : IDisposable
{
    private const string Prefix = "milvus-manifests-commit-";
    private const int MostTries = 3;

    private static readonly EnumerationOptions OwnFiles = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private readonly FolderLock? held;

    private OwnFolder(string path, FolderLock? held) => (Path, this.held) = (path, held);

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Its name, which no other run has.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Where a repository of the run's own is, of a run for a URL.</summary>
    public string Repository => RepositoryIn(Path);

    /// <summary>Creates one that only this user can read; null if there is no room for it, or no permission.</summary>
    public static OwnFolder? Create()
    {
        try
        {
            RemoveLeft();
            for (var left = MostTries; ; left--)
            {
                // Before it is locked, another run may take it for one that was left behind.
                var path = Directory.CreateTempSubdirectory(Prefix).FullName;
                var created = new OwnFolder(path, Lock(path));
                if ((created.held is not null && Directory.Exists(path)) || left == 0)
                {
                    return created;
                }

                created.Dispose();
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The folder of an earlier run, by its work tree; null if that run is not ours or has not ended.</summary>
    /// <param name="tree">A work tree that git lists.</param>
    public static OwnFolder? FindLeft(string tree)
    {
        var (name, folder) = (System.IO.Path.GetFileName(tree), System.IO.Path.GetDirectoryName(tree) ?? "");
        return !name.StartsWith(Prefix, StringComparison.Ordinal) || System.IO.Path.GetFileName(folder) != name ? null
            : !Directory.Exists(folder) ? new OwnFolder(folder, null)
            : Lock(folder) is { } held ? new OwnFolder(folder, held)
            : null;
    }

    /// <summary>Removes it with all that is in it.</summary>
    public void Dispose()
    {
        held?.Dispose();
        try
        {
            // Git's files are read-only, which keeps Windows from deleting them.
            foreach (var file in OperatingSystem.IsWindows() ? new DirectoryInfo(Path).EnumerateFiles("*", OwnFiles) : [])
            {
                file.IsReadOnly = false;
            }

            Directory.Delete(Path, recursive: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
        }
    }

    // The work tree of a repository elsewhere is removed by the next run for that repository, which lists it.
    private static void RemoveLeft()
    {
        foreach (var folder in new DirectoryInfo(System.IO.Path.GetTempPath()).EnumerateDirectories(Prefix + "*").Where(folder => folder.LinkTarget is null))
        {
            try
            {
                RemoveLeft(folder.FullName);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                // It is another user's, or another run has just removed it.
            }
        }
    }

    private static void RemoveLeft(string folder)
    {
        if ((Directory.Exists(RepositoryIn(folder)) || !Directory.EnumerateFileSystemEntries(folder).Any()) && Lock(folder) is { } held)
        {
            new OwnFolder(folder, held).Dispose();
        }
    }

    private static string RepositoryIn(string folder) => System.IO.Path.Combine(folder, "repository");

    private static FolderLock? Lock(string path)
    {
        try
        {
            return FolderLock.Take(new OutputRoot(path, path), TimeSpan.Zero, CancellationToken.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
