using System.Runtime.ExceptionServices;

namespace MilvusManifests.Delivery;

/// <summary>Files whose content is to reach the disk, taken by a few threads.</summary>
internal sealed class FlushQueue(IReadOnlyList<string> paths)
{
    private const int MostThreads = 8;

    private int next = -1;
    private Exception? failure;

    /// <summary>Flushes every file.</summary>
    /// <exception cref="IOException">A file could not be flushed; the others may or may not have been.</exception>
    public void Run()
    {
        // Threads of its own: those of the pool wait for a core, and these wait for a disk.
        var others = new Thread[Math.Clamp(paths.Count / 4, 0, MostThreads - 1)];
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = new Thread(Take) { IsBackground = true };
            others[i].Start();
        }

        Take();
        foreach (var thread in others)
        {
            thread.Join();
        }

        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private void Take()
    {
        for (var i = Interlocked.Increment(ref next); i < paths.Count && failure is null; i = Interlocked.Increment(ref next))
        {
            try
            {
                using var file = File.OpenHandle(paths[i], FileMode.Open, FileAccess.Write, FileShare.Read);
                RandomAccess.FlushToDisk(file);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                Interlocked.CompareExchange(ref failure, refused, null);
            }
        }
    }
}
