using System.Runtime.InteropServices;

namespace MilvusManifests.Delivery;

/// <summary>The calls of Linux and macOS that .NET has no method for.</summary>
internal static partial class UnixCalls
{
    private const int AtCurrentFolder = -100;
    private const uint RenameExchange = 2;
    private const uint RenameSwap = 2;
    private const int LockExclusive = 2;
    private const int LockNonBlocking = 4;
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMacOS = 35;

    private static int CloseOnExec => OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;

    /// <summary>Gives a file a second name; false where the file system, or the distance of the two, does not allow it.</summary>
    public static bool TryLink(string existing, string path) => link(existing, path) == 0;

    /// <summary>Lets two folders trade places in one step; false where that is not possible.</summary>
    public static bool TryExchange(string one, string other)
    {
        try
        {
            return OperatingSystem.IsMacOS()
                ? renamex_np(one, other, RenameSwap) == 0
                : renameat2(AtCurrentFolder, one, AtCurrentFolder, other, RenameExchange) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Sends what a folder lists to the disk, as far as its file system has a way to.</summary>
    public static void SyncFolder(string path)
    {
        var descriptor = open(path, CloseOnExec);
        if (descriptor >= 0)
        {
            _ = fsync(descriptor);
            _ = close(descriptor);
        }
    }

    /// <summary>Opens a folder to lock it; negative when it cannot be opened.</summary>
    public static int OpenFolder(string path) => open(path, CloseOnExec);

    /// <summary>Takes the lock of an open folder; false when another process holds it.</summary>
    public static bool TryLock(int descriptor) =>
        flock(descriptor, LockExclusive | LockNonBlocking) == 0
        || Marshal.GetLastPInvokeError() is not (WouldBlockOnLinux or WouldBlockOnMacOS);

    /// <summary>Closes what <see cref="OpenFolder"/> opened, and with it gives its lock back.</summary>
    public static void Close(int descriptor) => _ = close(descriptor);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc")]
    private static partial int close(int descriptor);

    [LibraryImport("libc")]
    private static partial int fsync(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int flock(int descriptor, int operation);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int link(string existing, string path);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int renameat2(int oneFolder, string one, int otherFolder, string other, uint flags);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int renamex_np(string one, string other, uint flags);
}
