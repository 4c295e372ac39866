using System.Runtime.ExceptionServices;

namespace MilvusManifests.Delivery.Writing;

/// <summary>Flushes to the disk, several files at a time: a disk answers requests that come together with one write of its cache.</summary>
internal static class DiskFlush
{
    private const int MostThreads = 8;
    private const int PathsPerThread = 4;
    private const int FewPaths = 4;

    /// <summary>Flushes every path.</summary>
    /// <exception cref="IOException">One could not be flushed; the others may or may not have been.</exception>
    public static void All(IReadOnlyList<string> paths, Action<string> flush)
    {
        var next = -1;
        Exception? failure = null;

        // Threads of its own: those of the pool wait for a core, and these wait for a disk.
        var others = new Thread[Math.Clamp(paths.Count / PathsPerThread, 0, MostThreads - 1)];
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = new Thread(Flush) { IsBackground = true };
            others[i].Start();
        }

        Flush();
        foreach (var thread in others)
        {
            thread.Join();
        }

        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        void Flush()
        {
            for (var i = Interlocked.Increment(ref next); i < paths.Count && failure is null; i = Interlocked.Increment(ref next))
            {
                try
                {
                    flush(paths[i]);
                }
                catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
                {
                    Interlocked.CompareExchange(ref failure, refused, null);
                }
            }
        }
    }

    /// <summary>Flushes the whole file system that some paths are in, where the system has a call for that and there are more paths than a few.</summary>
    /// <param name="paths">The paths, all in one file system.</param>
    /// <returns>False where nothing was flushed.</returns>
    /// <exception cref="IOException">Something could not be flushed.</exception>
    public static bool TryFileSystem(IReadOnlyList<string> paths) => OperatingSystem.IsLinux() && paths.Count > FewPaths && UnixCalls.TrySyncFileSystem(Path.GetDirectoryName(paths[0])!);

    /// <summary>Flushes the content of a file.</summary>
    public static void File(string path)
    {
        using var file = System.IO.File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.Read);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>Flushes what a folder lists, where the system has a way to.</summary>
    public static void Folder(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            UnixCalls.SyncFolder(path);
        }
    }
}
