namespace MilvusManifests.Cli;

/// <summary>Paths as the user wrote them.</summary>
internal static class GivenPath
{
    /// <summary>The path relative to the current directory if it is below it; otherwise unchanged.</summary>
    public static string Shown(string path)
    {
        if (!Path.IsPathRooted(path))
        {
            return path;
        }

        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
