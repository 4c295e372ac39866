namespace MilvusManifests.Text;

/// <summary>Paths that have to stay below a folder, wherever the symbolic links on the way lead.</summary>
internal static class ContainedPath
{
    private const int MostLinks = 40;
    private const string Git = ".git";

    /// <summary>What is wrong with a path, as a sentence; null when it stays below the folder, outside <c>.git</c>, and names nothing that blocks its reader.</summary>
    /// <param name="folder">The folder, which may itself be reached through links; empty for the current one.</param>
    /// <param name="path">The path relative to it, with <c>/</c>; it need not exist.</param>
    public static string? Fault(string folder, string path)
    {
        try
        {
            return FaultOnDisk(Path.GetFullPath(folder.Length == 0 ? "." : folder), path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return $"'{path}' cannot be followed: {refused.Message.ReplaceLineEndings(" ")}";
        }
    }

    /// <summary>A full path with every symbolic link on the way resolved, however much of it exists; null where links lead in a circle.</summary>
    public static string? Resolve(string path)
    {
        var real = Path.GetPathRoot(path) ?? "";
        var left = new Stack<string>(Segments(path[real.Length..]));
        for (var links = 0; left.TryPop(out var segment);)
        {
            var next = Path.Combine(real, segment);
            if (segment == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
            }
            else if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
            }
            else if (++links > MostLinks)
            {
                return null;
            }
            else
            {
                var start = Path.GetPathRoot(target) ?? "";
                real = start.Length > 0 ? Path.GetFullPath(start, real) : real;
                foreach (var below in Segments(target[start.Length..]))
                {
                    left.Push(below);
                }
            }
        }

        return real;
    }

    private static string? FaultOnDisk(string home, string path)
    {
        if (Resolve(home) is not { } root || Resolve(Path.Combine(home, path)) is not { } real)
        {
            return $"'{path}' leads through more than {MostLinks} symbolic links";
        }

        if (!IsBelow(real, root))
        {
            var link = Prefixes(path).First(prefix => Resolve(Path.Combine(home, prefix)) is not { } leading || !IsBelow(leading, root));
            return link == path
                ? $"'{path}' is a symbolic link that does not lead below the folder of the configuration"
                : $"'{path}' does not stay below the folder of the configuration: '{link}' is a symbolic link that leads elsewhere";
        }

        return path.Split('/').Concat(Path.GetRelativePath(root, real).Split(Path.DirectorySeparatorChar)).Any(IsGit) ? $"'{path}' is inside '{Git}', which belongs to git"
            : FileEntry.KindAt(real) == EntryKind.Other ? $"'{path}' is a pipe, a socket or a device"
            : null;
    }

    private static IEnumerable<string> Segments(string path) =>
        path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Where(segment => segment is not ("" or ".")).Reverse();

    private static IEnumerable<string> Prefixes(string path)
    {
        for (var at = path.IndexOf('/', StringComparison.Ordinal); at >= 0; at = path.IndexOf('/', at + 1))
        {
            yield return path[..at];
        }

        yield return path;
    }

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // Windows strips the end of a name and has short names, macOS ignores invisible characters: git itself guards against the same.
    private static bool IsGit(string segment)
    {
        var visible = string.Concat(segment.Where(c => char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)).TrimEnd(' ', '.');
        return visible.Equals(Git, StringComparison.OrdinalIgnoreCase) || visible.Equals("git~1", StringComparison.OrdinalIgnoreCase);
    }
}
