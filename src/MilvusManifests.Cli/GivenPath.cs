namespace MilvusManifests.Cli;

/// <summary>Paths as a person gave them.</summary>
internal static class GivenPath
{
    /// <summary>The path relative to the current directory where it lies below it; else as it was given.</summary>
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
