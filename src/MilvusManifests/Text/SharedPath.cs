namespace MilvusManifests.Text;

/// <summary>Paths of files that configurations share: they may lead out of a folder, but not out of the git repository that it is in.</summary>
internal static class SharedPath
{
    /// <summary>The nearest folder above, or the folder itself, that has a <c>.git</c>; null in no repository.</summary>
    /// <param name="folder">The folder; empty for the current one.</param>
    public static string? RepositoryOf(string folder)
    {
        var root = ContainedPath.Resolve(Path.GetFullPath(folder.Length == 0 ? "." : folder));
        while (root is not null && !Path.Exists(Path.Combine(root, ".git")))
        {
            root = Path.GetDirectoryName(root);
        }

        return root;
    }

    /// <summary>What is wrong with a path that may lead out of its folder, but not out of the repository; null if nothing is.</summary>
    /// <param name="folder">The folder that the path is relative to; empty for the current one.</param>
    /// <param name="path">The path, with <c>/</c>.</param>
    public static string? Fault(string folder, string path)
    {
        var home = Path.GetFullPath(folder.Length == 0 ? "." : folder);
        if (RepositoryOf(folder) is not { } root)
        {
            return ContainedPath.Fault(folder, path) is null ? null : $"'{path}' is outside the folder of the configuration, which is not in a git repository";
        }

        var below = Path.GetRelativePath(root, Path.GetFullPath(path, ContainedPath.Resolve(home) ?? home)).Replace('\\', '/');
        return below.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(below) ? $"'{path}' is outside the git repository that the configuration is in"
            : ContainedPath.Fault(root, below)?.Replace("the folder of the configuration", "the repository", StringComparison.Ordinal);
    }
}
