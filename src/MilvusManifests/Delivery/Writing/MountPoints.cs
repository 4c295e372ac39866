namespace MilvusManifests.Delivery.Writing;

/// <summary>Finds where other file systems begin below a folder: a file cannot take its place there in one step.</summary>
internal static class MountPoints
{
    /// <summary>The paths below a folder at which something is mounted, with <c>/</c>.</summary>
    public static IEnumerable<string> Below(string folder) => Below(folder, All());

    /// <summary>Those of some mount points that are below a folder, relative to it.</summary>
    public static IEnumerable<string> Below(string folder, IEnumerable<string> all)
    {
        var home = folder.TrimEnd('/') + "/";
        return all.Where(path => path.Length > home.Length && path.StartsWith(home, StringComparison.Ordinal)).Select(path => path[home.Length..].TrimEnd('/'));
    }

    private static IEnumerable<string> All()
    {
        // On Windows a mounted folder is a reparse point, and refused as a link.
        if (OperatingSystem.IsWindows())
        {
            return [];
        }

        try
        {
            return DriveInfo.GetDrives().Select(drive => drive.Name);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Where the system does not list what is mounted, moving a file there copies it.
            return [];
        }
    }
}
