using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace MilvusManifests.Delivery.Writing;

/// <summary>Keeps other runs from writing to the same output folder until it is disposed.</summary>
/// <remarks>It is the operating system's own: no file holds it, and it ends with the process that has it.</remarks>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly Action release;

    private FolderLock(Action release) => this.release = release;

    /// <summary>Waits for the lock of a folder; null when another run held it all the time.</summary>
    /// <exception cref="IOException">The folder cannot be opened.</exception>
    public static FolderLock? Take(OutputRoot root, TimeSpan timeout, CancellationToken token)
    {
        var taken = TryTake(root.FullPath);
        for (var waited = TimeSpan.Zero; taken is null && waited < timeout; waited += Pause)
        {
            token.WaitHandle.WaitOne(Pause);
            token.ThrowIfCancellationRequested();
            taken = TryTake(root.FullPath);
        }

        return taken;
    }

    /// <inheritdoc/>
    public void Dispose() => release();

    private static FolderLock? TryTake(string folder) => OperatingSystem.IsWindows() ? TryTakeName(folder) : TryTakeFolder(folder);

    private static FolderLock? TryTakeFolder(string folder)
    {
        var descriptor = UnixCalls.OpenFolder(folder);
        if (descriptor < 0)
        {
            throw new IOException($"{UnixCalls.LastFault} : '{folder}'");
        }

        if (UnixCalls.TryLock(descriptor))
        {
            return new FolderLock(() => UnixCalls.Close(descriptor));
        }

        UnixCalls.Close(descriptor);
        return null;
    }

    // Windows locks no folder. Whoever creates the name has it, and it is gone when its process has ended.
    [SuppressMessage("Reliability", "CA2000", Justification = "The lock disposes of the mutex.")]
    private static FolderLock? TryTakeName(string folder)
    {
        var name = $@"Global\milvus-manifests-{Inventory.Hash(Encoding.UTF8.GetBytes(folder.ToUpperInvariant()))}";
        try
        {
            var mutex = new Mutex(initiallyOwned: false, name, out var isNew);
            if (isNew)
            {
                return new FolderLock(mutex.Dispose);
            }

            mutex.Dispose();
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            // It is another user's.
            return null;
        }
    }
}
