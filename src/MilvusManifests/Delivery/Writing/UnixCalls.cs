using System.Runtime.InteropServices;

namespace MilvusManifests.Delivery.Writing;

/// <summary>The calls of Linux and macOS that .NET has no method for: a folder can be flushed and locked.</summary>
internal static partial class UnixCalls
{
    private const int LockExclusive = 2;
    private const int LockNonBlocking = 4;
    private const int InputOutputError = 5;
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMacOS = 35;

    private static int CloseOnExec => OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;

    /// <summary>Flushes what a folder lists to the disk, as far as its file system has a way to.</summary>
    /// <exception cref="IOException">The disk is full or broken.</exception>
    public static void SyncFolder(string path) => Sync(path, fsync);

    /// <summary>Flushes the whole file system of a folder. Only Linux has the call (syncfs(2)).</summary>
    /// <returns>False where it has none.</returns>
    /// <exception cref="IOException">The disk is full or broken.</exception>
    public static bool TrySyncFileSystem(string path) => Sync(path, syncfs);

    private static bool Sync(string path, Func<int, int> sync)
    {
        var descriptor = OpenFolder(path);
        if (descriptor < 0)
        {
            return false;
        }

        var fault = sync(descriptor) == 0 ? 0 : Marshal.GetLastPInvokeError();
        _ = close(descriptor);
        return fault is InputOutputError or NoSpace or QuotaExceeded ? throw new IOException($"{Marshal.GetPInvokeErrorMessage(fault)} : '{path}'") : fault == 0;
    }

    /// <summary>Opens a folder; negative when it cannot be opened. What is not a folder is not: a pipe would block.</summary>
    public static int OpenFolder(string path) => open(Path.Combine(path, "."), CloseOnExec);

    /// <summary>The reason of the last call that failed.</summary>
    public static string LastFault => Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());

    /// <summary>Takes the lock of an open folder; false when another process holds it. On a file system without locks it always succeeds.</summary>
    public static bool TryLock(int descriptor) =>
        flock(descriptor, LockExclusive | LockNonBlocking) == 0
        || Marshal.GetLastPInvokeError() is not (WouldBlockOnLinux or WouldBlockOnMacOS);

    /// <summary>Closes what <see cref="OpenFolder"/> opened, and with it releases its lock.</summary>
    public static void Close(int descriptor) => _ = close(descriptor);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc")]
    private static partial int close(int descriptor);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int descriptor);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", SetLastError = true)]
    private static partial int syncfs(int descriptor);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", SetLastError = true)]
    private static partial int flock(int descriptor, int operation);
}
