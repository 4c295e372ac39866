namespace MilvusManifests.Delivery;

/// <summary>Holds off other runs that write to the same output folder, for as long as it is not disposed.</summary>
/// <remarks>The operating system's own lock on the folder above: nothing is left behind, and a killed run gives it back by ending.</remarks>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly int descriptor;
    private readonly FileStream? file;

    private FolderLock(int descriptor, FileStream? file)
    {
        this.descriptor = descriptor;
        this.file = file;
    }

    /// <summary>Waits for the lock; null when another run held it all the time.</summary>
    public static FolderLock? Take(string folder, TimeSpan timeout, CancellationToken token)
    {
        var taken = TryTake(folder);
        for (var waited = TimeSpan.Zero; taken is null && waited < timeout; waited += Pause)
        {
            token.WaitHandle.WaitOne(Pause);
            token.ThrowIfCancellationRequested();
            taken = TryTake(folder);
        }

        return taken;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        file?.Dispose();
        if (descriptor >= 0)
        {
            UnixCalls.Close(descriptor);
        }
    }

    private static FolderLock? TryTake(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return TryTakeFile(folder);
        }

        // A folder that cannot be opened, or has no locks, is no reason not to write to it.
        var descriptor = UnixCalls.OpenFolder(Path.GetDirectoryName(folder) ?? folder);
        if (descriptor < 0 || UnixCalls.TryLock(descriptor))
        {
            return new FolderLock(descriptor, null);
        }

        UnixCalls.Close(descriptor);
        return null;
    }

    private static FolderLock? TryTakeFile(string folder)
    {
        try
        {
            var path = (WorkFolder.Beside(folder) ?? Path.Combine(folder, WorkFolder.Inside)) + ".lock";
            return new FolderLock(-1, new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
